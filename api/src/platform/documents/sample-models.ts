import { formatOfficialDay } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { toString as qrCode } from 'qrcode';
import { labelled, section } from './document-frame';
import type {
  Block,
  CertificateModel,
  Column,
  ConclusionModel,
  ContractModel,
  DocumentModels,
  ReceiptModel,
  Section,
  Form,
} from './document-models';
import { advice, common, domains, finding, names, providerName, specialists, type Language } from './sample-people';

const start = (title: string): Column => ({ title, align: 'start' });
const end = (title: string): Column => ({ title, align: 'end' });

function receiptSections(language: Language): Section[] {
  const { t } = translator(language);
  const facts = labelled(language, [
    ['document.receipt.child', names.child],
    ['document.receipt.applicant', `${names.representative} (${t('relation.MOTHER')})`],
    ['document.receipt.receivedAt', '31.07.2026, 09:38'],
    ['document.receipt.receivedBy', 'Демеуова Салтанат'],
  ]);
  const norms = labelled(language, [
    ['document.receipt.norm', t('document.receipt.normMinutes', { n: 10 })],
    ['document.receipt.course', t('document.receipt.courseDays', { min: 90, max: 365 })],
  ]);
  const columns = (['paper', 'number', 'form'] as const).map((key) => start(t(`document.receipt.column.${key}`)));
  const papers = [
    [t('paper.APPLICATION'), '31.07.2026', t('paper.copy')],
    [t('paper.CONSENT'), '№ 000142', t('paper.seen')],
  ];
  return [
    section(t('document.receipt.caseNumber'), { kind: 'rows', rows: facts }),
    section(t('document.receipt.taken'), { kind: 'table', columns, rows: papers }),
    section(t('document.receipt.missing'), { kind: 'list', lead: '', items: [t('paper.PMPC_CONCLUSION')] }),
    section(
      t('document.receipt.nextStep'),
      { kind: 'text', text: t('document.receipt.nextStepText') },
      { kind: 'rows', rows: norms },
    ),
  ];
}

function receipt(language: Language): ReceiptModel {
  const { t } = translator(language);
  return {
    ...common(language, 'receipt', '2026-07-31'),
    sections: receiptSections(language),
    slip: {
      title: t('document.receipt.slip'),
      code: '7F3K-92MX-41QP',
      text: t('document.receipt.slipText'),
      url: 'https://onaltu.example/case',
    },
    signatures: [
      { label: t('document.receipt.signature'), name: 'Демеуова Салтанат', place: t('document.signaturePlace') },
    ],
  };
}

function contractFacts(language: Language): Section[] {
  const { t } = translator(language);
  const team = specialists.map(([post, name]) => `${name}, ${t(`post.${post}`)}`).join('; ');
  const parties = labelled(language, [
    ['document.contract.provider', providerName[language]],
    ['document.contract.head', names.head],
    ['document.contract.representative', names.representative],
    ['document.contract.child', names.child],
    ['document.contract.birthDate', formatOfficialDay(language, '2019-04-14')],
  ]);
  const term = labelled(language, [
    ['document.contract.length', t('document.contract.lengthDays', { n: 182 })],
    ['document.contract.startsOn', t('document.contract.startsAfterAssessment')],
    ['document.contract.specialists', team],
  ]);
  return [
    section(t('document.contract.parties'), { kind: 'rows', rows: parties }),
    section(t('document.contract.subject'), { kind: 'text', text: t('document.contract.subjectText') }),
    section(t('document.contract.term'), { kind: 'rows', rows: term }),
  ];
}

function contractDuties(language: Language): Section[] {
  const { t } = translator(language);
  const ours = (['assess', 'programme', 'protect', 'result'] as const).map((key) => t(`document.contract.duty.${key}`));
  const theirs = (['attend', 'inform', 'truth', 'advice'] as const).map((key) => t(`document.contract.duty.${key}`));
  return [
    section(
      t('document.contract.duties'),
      { kind: 'list', lead: t('document.contract.dutiesProvider'), items: ours },
      { kind: 'list', lead: t('document.contract.dutiesRepresentative'), items: theirs },
    ),
    section(t('document.contract.final'), { kind: 'text', text: t('document.contract.finalText') }),
  ];
}

export function contract(language: Language): ContractModel {
  const { t } = translator(language);
  const place = t('document.signaturePlace');
  return {
    ...common(language, 'contract', '2026-08-03'),
    sections: [...contractFacts(language), ...contractDuties(language)],
    signaturesTitle: t('document.contract.signatures'),
    signatures: [
      { label: t('document.contract.head'), name: names.head, place },
      { label: t('document.contract.representative'), name: names.representative, place },
    ],
    seal: t('document.seal'),
  };
}

function lessonTable(language: Language): Block {
  const { t } = translator(language);
  const counts = (['planned', 'held', 'attended', 'missed'] as const).map((key) =>
    end(t(`document.conclusion.column.${key}`)),
  );
  return {
    kind: 'table',
    columns: [start(t('document.conclusion.column.form')), ...counts],
    rows: [
      [t('lesson.form.INDIVIDUAL'), '62', '58', '56', '2'],
      [t('lesson.form.SUBGROUP'), '24', '22', '21', '1'],
      [t('lesson.form.GROUP'), '16', '15', '15', '0'],
      [t('lesson.form.CONSULTATION'), '6', '6', '6', '0'],
    ],
    total: [t('document.conclusion.total'), '108', '101', '98', '3'],
  };
}

function resultTable(language: Language): Block {
  const { t } = translator(language);
  const title = (key: 'domain' | 'initial' | 'final' | 'change' | 'specialist') =>
    t(`document.conclusion.column.${key}`);
  return {
    kind: 'table',
    columns: [
      start(title('domain')),
      end(title('initial')),
      end(title('final')),
      end(title('change')),
      start(title('specialist')),
    ],
    rows: domains[language].map((domain, i) => [domain, '1,6', '2,4', '+0,8', specialists[i]?.[1] ?? '']),
  };
}

function conclusionSections(language: Language): Section[] {
  const { t } = translator(language);
  const period = { from: '04.08.2026', to: '29.01.2027', n: 178 };
  const facts = labelled(language, [
    ['document.conclusion.fullName', names.child],
    ['document.conclusion.birthDate', '14.04.2019'],
    ['document.conclusion.caseNumber', '2026-0287'],
    ['document.conclusion.contract', '№ 287, 03.08.2026'],
    ['document.conclusion.course', t('document.conclusion.courseDays', period)],
  ]);
  const parts = specialists.map(([post, name]): Block => {
    return { kind: 'part', heading: t(`post.${post}`), by: name, text: finding[language] };
  });
  return [
    section(t('document.conclusion.recipient'), { kind: 'rows', rows: facts }),
    section(t('document.conclusion.work'), lessonTable(language)),
    section(t('document.conclusion.results'), resultTable(language)),
    section(t('document.conclusion.parts'), ...parts),
    section(t('document.conclusion.recommendations'), { kind: 'list', lead: '', items: advice[language] }),
  ];
}

function conclusion(language: Language): ConclusionModel {
  const { t } = translator(language);
  const team = specialists.map(([post, name]) => ({
    label: t(`post.${post}`),
    name,
    place: '',
    at: '29.01.2027, 10:02',
  }));
  return {
    ...common(language, 'conclusion', '2027-01-29'),
    sections: conclusionSections(language),
    signaturesTitle: t('document.conclusion.signatures'),
    signatures: [...team, { label: t('role.HEAD'), name: names.head, place: '', at: '29.01.2027, 10:41' }],
    signatureNote: t('document.conclusion.signatureNote'),
  };
}

function certificateRows(language: Language) {
  const { t } = translator(language);
  const official = (day: string) => formatOfficialDay(language, day);
  const period = { from: official('2026-08-04'), to: official('2027-01-29') };
  const basis = { number: '2026-0287', date: official('2027-01-29') };
  return labelled(language, [
    ['document.certificate.birthDate', official('2019-04-14')],
    ['document.certificate.serviceLabel', t('document.certificate.serviceName')],
    ['document.certificate.course', t('document.certificate.coursePeriod', period)],
    ['document.certificate.basis', t('document.certificate.basisText', basis)],
  ]);
}

export async function certificate(language: Language): Promise<CertificateModel> {
  const { t } = translator(language);
  const code = '7F3K 92MX 41QP AB5D 0T8W 3H6N 2R';
  const address = `https://onaltu.example/verify#${code.replaceAll(' ', '')}`;
  return {
    ...common(language, 'certificate', '2027-02-01'),
    statement: t('document.certificate.statement'),
    recipient: { label: t('document.certificate.fullName'), value: names.child },
    rows: certificateRows(language),
    signatures: [{ label: t('document.certificate.head'), name: names.head, place: t('document.signaturePlace') }],
    seal: t('document.seal'),
    qr: {
      svg: await qrCode(address, { type: 'svg', margin: 0 }),
      alt: t('document.certificate.qrAlt'),
      title: t('document.certificate.verify'),
      text: t('document.certificate.verifyText'),
      url: 'onaltu.example/verify',
      codeLabel: t('document.certificate.code'),
      code,
    },
  };
}

/** A realistic model of each form, of invented people. */
export const samples: {
  [Name in Form]: (language: Language) => DocumentModels[Name] | Promise<DocumentModels[Name]>;
} = { receipt, contract, conclusion, certificate };
