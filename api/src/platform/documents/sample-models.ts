import { formatOfficialDay } from '@onaltu/i18n/formats';
import { type Translator, translator } from '@onaltu/i18n/translator';
import { toString as qrCode } from 'qrcode';
import type {
  Block,
  CertificateModel,
  ConclusionModel,
  ContractModel,
  DocumentModels,
  ReceiptModel,
  Template,
} from './document-models';
import { advice, common, domains, finding, names, providerName, specialists, type Language } from './sample-people';

function receipt(language: Language): ReceiptModel {
  const { t } = translator(language);
  const row = (key: 'child' | 'applicant' | 'receivedAt' | 'receivedBy' | 'norm' | 'course', value: string) => ({
    label: t(`document.receipt.${key}`),
    value,
  });
  return {
    ...common(language, 'receipt', '2026-07-31'),
    sections: [
      {
        title: t('document.receipt.caseNumber'),
        blocks: [
          {
            kind: 'rows',
            rows: [
              row('child', names.child),
              row('applicant', `${names.representative} (${t('relation.MOTHER')})`),
              row('receivedAt', '31.07.2026, 09:38'),
              row('receivedBy', 'Демеуова Салтанат'),
            ],
          },
        ],
      },
      {
        title: t('document.receipt.taken'),
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: t('document.receipt.column.paper'), align: 'start' },
              { title: t('document.receipt.column.number'), align: 'start' },
              { title: t('document.receipt.column.form'), align: 'start' },
            ],
            rows: [
              [t('paper.APPLICATION'), '31.07.2026', t('paper.copy')],
              [t('paper.BIRTH_CERTIFICATE_OR_ID'), '№ 000142', t('paper.seen')],
              [t('paper.CONSENT'), '31.07.2026', t('paper.copy')],
            ],
          },
        ],
      },
      {
        title: t('document.receipt.missing'),
        blocks: [{ kind: 'list', lead: '', items: [t('paper.PMPC_CONCLUSION')] }],
      },
      {
        title: t('document.receipt.nextStep'),
        blocks: [
          { kind: 'text', text: t('document.receipt.nextStepText') },
          {
            kind: 'rows',
            rows: [
              row('norm', t('document.receipt.normMinutes', { n: 10 })),
              row('course', t('document.receipt.courseDays', { min: 90, max: 365 })),
            ],
          },
        ],
      },
    ],
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

export function contract(language: Language): ContractModel {
  const { t } = translator(language);
  const duties = (
    lead: 'dutiesProvider' | 'dutiesRepresentative',
    keys: readonly ('assess' | 'programme' | 'protect' | 'result' | 'attend' | 'inform' | 'truth' | 'advice')[],
  ): Block => ({
    kind: 'list',
    lead: t(`document.contract.${lead}`),
    items: keys.map((key) => t(`document.contract.duty.${key}`)),
  });
  const row = (
    key: 'provider' | 'head' | 'representative' | 'child' | 'birthDate' | 'length' | 'startsOn' | 'specialists',
    value: string,
  ) => ({ label: t(`document.contract.${key}`), value });
  const place = t('document.signaturePlace');
  return {
    ...common(language, 'contract', '2026-08-03'),
    sections: [
      {
        title: t('document.contract.parties'),
        blocks: [
          {
            kind: 'rows',
            rows: [
              row('provider', providerName[language]),
              row('head', names.head),
              row('representative', names.representative),
              row('child', names.child),
              row('birthDate', formatOfficialDay(language, '2019-04-14')),
            ],
          },
        ],
      },
      { title: t('document.contract.subject'), blocks: [{ kind: 'text', text: t('document.contract.subjectText') }] },
      {
        title: t('document.contract.term'),
        blocks: [
          {
            kind: 'rows',
            rows: [
              row('length', t('document.contract.lengthDays', { n: 182 })),
              row('startsOn', t('document.contract.startsAfterAssessment')),
              row('specialists', specialists.map(([post, name]) => `${name}, ${t(`post.${post}`)}`).join('; ')),
            ],
          },
        ],
      },
      {
        title: t('document.contract.duties'),
        blocks: [
          duties('dutiesProvider', ['assess', 'programme', 'protect', 'result']),
          duties('dutiesRepresentative', ['attend', 'inform', 'truth', 'advice']),
        ],
      },
      { title: t('document.contract.final'), blocks: [{ kind: 'text', text: t('document.contract.finalText') }] },
    ],
    signaturesTitle: t('document.contract.signatures'),
    signatures: [
      { label: t('document.contract.head'), name: names.head, place },
      { label: t('document.contract.representative'), name: names.representative, place },
    ],
    seal: t('document.seal'),
  };
}

const lessonTable = ({ t }: Translator): Block => ({
  kind: 'table',
  columns: [
    { title: t('document.conclusion.column.form'), align: 'start' },
    ...(['planned', 'held', 'attended', 'missed'] as const).map((key) => ({
      title: t(`document.conclusion.column.${key}`),
      align: 'end' as const,
    })),
  ],
  rows: (['INDIVIDUAL', 'SUBGROUP', 'GROUP', 'CONSULTATION'] as const).map((form, i) => [
    t(`lesson.form.${form}`),
    `${62 - i * 15}`,
    `${58 - i * 15}`,
    `${56 - i * 15}`,
    '2',
  ]),
  total: [t('document.conclusion.total'), '158', '142', '134', '8'],
});

function conclusion(language: Language): ConclusionModel {
  const words = translator(language);
  const { t } = words;
  const columns = (['domain', 'initial', 'final', 'change', 'specialist'] as const).map((key) => ({
    title: t(`document.conclusion.column.${key}`),
    align: ['domain', 'specialist'].includes(key) ? ('start' as const) : ('end' as const),
  }));
  const row = (key: 'fullName' | 'birthDate' | 'caseNumber' | 'contract' | 'course', value: string) => ({
    label: t(`document.conclusion.${key}`),
    value,
  });
  return {
    ...common(language, 'conclusion', '2027-01-29'),
    sections: [
      {
        title: t('document.conclusion.recipient'),
        blocks: [
          {
            kind: 'rows',
            rows: [
              row('fullName', names.child),
              row('birthDate', '14.04.2019'),
              row('caseNumber', '2026-0287'),
              row('contract', '№ 287, 03.08.2026'),
              row('course', t('document.conclusion.courseDays', { from: '04.08.2026', to: '29.01.2027', n: 178 })),
            ],
          },
        ],
      },
      { title: t('document.conclusion.work'), blocks: [lessonTable(words)] },
      {
        title: t('document.conclusion.results'),
        blocks: [
          {
            kind: 'table',
            columns,
            rows: domains[language].map((domain, i) => [domain, '1,6', '2,4', '+0,8', specialists[i]?.[1] ?? '']),
          },
        ],
      },
      {
        title: t('document.conclusion.parts'),
        blocks: specialists.map(([post, name]): Block => ({
          kind: 'part',
          heading: t(`post.${post}`),
          by: name,
          text: finding[language],
        })),
      },
      {
        title: t('document.conclusion.recommendations'),
        blocks: [{ kind: 'list', lead: '', items: advice[language] }],
      },
    ],
    signaturesTitle: t('document.conclusion.signatures'),
    signatures: [
      ...specialists.map(([post, name]) => ({ label: t(`post.${post}`), name, place: '', at: '29.01.2027, 10:02' })),
      { label: t('role.HEAD'), name: names.head, place: '', at: '29.01.2027, 10:41' },
    ],
    signatureNote: t('document.conclusion.signatureNote'),
  };
}

export async function certificate(language: Language): Promise<CertificateModel> {
  const { t } = translator(language);
  const row = (key: 'birthDate' | 'serviceLabel' | 'course' | 'basis', value: string) => ({
    label: t(`document.certificate.${key}`),
    value,
  });
  const code = '7F3K 92MX 41QP AB5D 0T8W 3H6N 2R';
  return {
    ...common(language, 'certificate', '2027-02-01'),
    statement: t('document.certificate.statement'),
    recipient: { label: t('document.certificate.fullName'), value: names.child },
    rows: [
      row('birthDate', formatOfficialDay(language, '2019-04-14')),
      row('serviceLabel', t('document.certificate.serviceName')),
      row(
        'course',
        t('document.certificate.coursePeriod', {
          from: formatOfficialDay(language, '2026-08-04'),
          to: formatOfficialDay(language, '2027-01-29'),
        }),
      ),
      row(
        'basis',
        t('document.certificate.basisText', { number: '2026-0287', date: formatOfficialDay(language, '2027-01-29') }),
      ),
    ],
    signatures: [{ label: t('document.certificate.head'), name: names.head, place: t('document.signaturePlace') }],
    seal: t('document.seal'),
    qr: {
      svg: await qrCode(`https://onaltu.example/verify#${code.replaceAll(' ', '')}`, { type: 'svg', margin: 0 }),
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
  [Name in Template]: (language: Language) => DocumentModels[Name] | Promise<DocumentModels[Name]>;
} = { receipt, contract, conclusion, certificate };
