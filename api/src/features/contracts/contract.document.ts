import type { SpecialistPost } from '@onaltu/domain/assessment';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { showPhone } from '@onaltu/domain/phone';
import { formatDay } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { frameOf, labelled, section } from '../../platform/documents/document-frame';
import type { Block, ContractModel, Section, Signature } from '../../platform/documents/document-models';
import { type Language, type ProviderHead, sealPlace } from '../../platform/documents/provider-head';

export type ContractRecord = {
  number: string;
  paperNumber?: string | null;
  concludedOn: Day;
  lengthDays: number;
  headName: string;
  representative: { name: string; relation: 'MOTHER' | 'FATHER' | 'GUARDIAN' | 'TRUSTEE' | 'OTHER'; phone: string };
  child: { name: string; birthDate: Day };
  specialists: readonly { name: string; post: SpecialistPost }[];
  signedByHeadAt: Date;
  signedByRepresentativeAt: Date;
  head: ProviderHead;
};

const PROVIDER_DUTIES = ['assess', 'programme', 'protect', 'result'] as const;
const REPRESENTATIVE_DUTIES = ['attend', 'inform', 'truth', 'advice'] as const;

function parties({ head, headName, representative, child }: ContractRecord, language: Language): Section {
  const { t } = translator(language);
  const { name, relation, phone } = representative;
  const rows = labelled(language, [
    ['document.contract.provider', head.names[language]],
    ['document.contract.head', headName],
    ['document.contract.representative', `${name} (${t(`relation.${relation}`).toLowerCase()}), ${showPhone(phone)}`],
    ['document.contract.child', child.name],
    ['document.contract.birthDate', formatDay(child.birthDate)],
  ]);
  return section(t('document.contract.parties'), { kind: 'rows', rows });
}

function term({ lengthDays, specialists }: ContractRecord, language: Language): Section {
  const { t } = translator(language);
  const team = specialists.map(({ name, post }) => `${t(`post.${post}`)}: ${name}`);
  const rows = labelled(language, [
    ['document.contract.length', t('document.contract.lengthDays', { n: lengthDays })],
    ['document.contract.startsOn', t('document.contract.startsAfterAssessment')],
    ['document.contract.specialists', team.join('\n')],
  ]);
  return section(t('document.contract.term'), { kind: 'rows', rows });
}

function duties(language: Language): Section {
  const { t } = translator(language);
  const list = (lead: string, items: string[]): Block => ({ kind: 'list', lead, items });
  return section(
    t('document.contract.duties'),
    list(
      t('document.contract.dutiesProvider'),
      PROVIDER_DUTIES.map((duty) => t(`document.contract.duty.${duty}`)),
    ),
    list(
      t('document.contract.dutiesRepresentative'),
      REPRESENTATIVE_DUTIES.map((duty) => t(`document.contract.duty.${duty}`)),
    ),
  );
}

function final({ paperNumber }: ContractRecord, language: Language): Section {
  const { t } = translator(language);
  const paper: Block[] = paperNumber
    ? [{ kind: 'text', text: t('document.contract.paperNumber', { number: paperNumber }) }]
    : [];
  return section(t('document.contract.final'), { kind: 'text', text: t('document.contract.finalText') }, ...paper);
}

/** Both sign with a pen, so the line stays, and under it the day that was recorded. */
function signatures(record: ContractRecord, language: Language): Signature[] {
  const { t } = translator(language);
  const signed = (label: string, name: string, at: Date): Signature => ({
    label,
    name,
    place: `${t('document.signaturePlace')}, ${formatDay(almatyDay(at))}`,
  });
  return [
    signed(record.head.headPost?.[language] ?? t('document.contract.head'), record.headName, record.signedByHeadAt),
    signed(t('document.contract.representative'), record.representative.name, record.signedByRepresentativeAt),
  ];
}

export function contractDocument(record: ContractRecord, language: Language): ContractModel {
  const words = translator(language);
  const { t } = words;
  return {
    ...frameOf('contract', language, { ...record, issuedOn: record.concludedOn }),
    sections: [
      parties(record, language),
      section(t('document.contract.subject'), { kind: 'text', text: t('document.contract.subjectText') }),
      term(record, language),
      duties(language),
      final(record, language),
    ],
    signaturesTitle: t('document.contract.signatures'),
    signatures: signatures(record, language),
    seal: sealPlace(record.head, language, words),
  };
}
