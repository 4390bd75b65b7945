import { NATIONAL_TEMPLATE, type TemplateDomain } from '@onaltu/domain/assessment-template';
import { formatDay } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { PackBlock } from '../../platform/documents/document-models';
import { nameIn } from './own-name';
import { at, dayOf, factBlocks, heading, issuedForm, lines, onDay, type PackColumn, texts, told } from './pack-blocks';
import type { AssessmentRow, CertificateRow, ConclusionRow } from './pack-findings.queries';
import type { CaseRecord, FrozenForm, Telling } from './pack-record';

type Section = AssessmentRow['sections'][number];
type Score = AssessmentRow['scores'][number];
type Part = ConclusionRow['parts'][number];
type Signature = ConclusionRow['signatures'][number];

/** What the template asked that the record was begun by. */
const templateOf = ({ templateId }: AssessmentRow, { lists }: Telling): readonly TemplateDomain[] =>
  lists.templates.find(({ version }) => String(version) === templateId)?.domains ?? NATIONAL_TEMPLATE;

type Scored = Score & { title: string };

/** The scores of a domain in the order of the template. */
function scoresOf({ indicators }: TemplateDomain, { scores }: AssessmentRow, { words, language }: Telling): Scored[] {
  return indicators.flatMap(({ code }) => {
    const score = scores.find(({ indicator }) => indicator === code);
    const title = nameIn(indicators, code, language, (known) => words.t(`assessment.indicator.${known}` as MessageKey));
    return score ? [{ ...score, title }] : [];
  });
}

function sectionTable({ sections }: AssessmentRow, { words }: Telling): PackBlock[] {
  const { t } = words;
  const columns: PackColumn<Section>[] = [
    { key: 'specialist', width: 24, says: ({ name, post }) => lines(name, t(`post.${post}`)) },
    { key: 'domain', width: 22, says: ({ domains }) => lines(...domains.map((one) => t(`assessment.domain.${one}`))) },
    { key: 'finishedAt', width: 16, says: ({ finishedAt }) => at(finishedAt) },
    {
      key: 'answer',
      width: 20,
      says: ({ answer, answeredAt, dissent }) =>
        answer && lines(t(`scoring.answer.${answer}`), at(answeredAt), dissent),
    },
    { key: 'finding', width: 34, says: ({ notes }) => notes },
  ];
  return told(null, { words, columns, rows: sections });
}

/** A table of scores for each domain. */
function scoreTables(assessment: AssessmentRow, telling: Telling): PackBlock[] {
  const { words } = telling;
  const { t } = words;
  const columns: PackColumn<Scored>[] = [
    { key: 'indicator', width: 42, says: ({ title }) => title },
    { key: 'score', width: 8, align: 'end', says: ({ value }) => value },
    { key: 'remark', width: 26, says: ({ note }) => note },
    {
      key: 'scoredBy',
      width: 34,
      says: ({ by, at: when, version }) =>
        lines(
          [by, at(when)].filter(Boolean).join(', '),
          version > 1 && t('document.pack.givenAnew', { n: version - 1 }),
        ),
    },
  ];
  return templateOf(assessment, telling).flatMap((domain) =>
    told(t(`assessment.domain.${domain.domain}`), { words, columns, rows: scoresOf(domain, assessment, telling) }),
  );
}

/** Every team assessment with each section, answer and score. */
export function assessmentBlocks({ assessments }: CaseRecord, telling: Telling): PackBlock[] {
  const { words } = telling;
  const { t } = words;
  return assessments.flatMap((assessment): PackBlock[] => [
    heading(t(`assessment.kind.${assessment.kind}`)),
    ...factBlocks(words, [
      ['heldOn', onDay(assessment.heldOn)],
      ['openedAt', at(assessment.openedAt)],
      ['closedAt', at(assessment.closedAt) || t('document.pack.notClosed')],
      ['lateReason', assessment.lateReason],
      ['paperNumber', assessment.paperNumber],
      ['summary', assessment.summary && lines(assessment.summary, assessment.summaryBy)],
    ]),
    ...sectionTable(assessment, telling),
    ...scoreTables(assessment, telling),
  ]);
}

function signatureTable({ signatures }: ConclusionRow, { words }: Telling): PackBlock[] {
  const { t } = words;
  const columns: PackColumn<Signature>[] = [
    { key: 'name', width: 30, says: ({ name }) => name },
    {
      key: 'post',
      width: 22,
      says: ({ role, post }) => (role === 'SPECIALIST' && post ? t(`post.${post}`) : t(`role.${role}`)),
    },
    { key: 'signedAt', width: 16, says: (signature) => at(signature.at) },
    {
      key: 'validity',
      width: 20,
      says: ({ holds }) => t(holds ? 'document.pack.signature.holds' : 'document.pack.signature.void'),
    },
    { key: 'reason', width: 20, says: ({ reason }) => reason },
  ];
  return told(t('document.pack.part.signatures'), { words, columns, rows: signatures });
}

const partBlocks = ({ parts }: ConclusionRow, { words: { t } }: Telling): PackBlock[] =>
  parts.map(({ name, post, wording }: Part): PackBlock => {
    return { kind: 'part', heading: post ? t(`post.${post}`) : t('role.SPECIALIST'), by: name, text: wording };
  });

/** The conclusion as it was signed, or as far as it is, with every signature that was ever given. */
export function conclusionBlocks({ conclusion, forms }: CaseRecord, telling: Telling): PackBlock[] {
  if (!conclusion) return [];
  const { words } = telling;
  const { t } = words;
  const signed = forms.find(({ kind }) => kind === 'CONCLUSION');
  const isSigned = conclusion.signatures.some(({ role, holds }) => role === 'HEAD' && holds);
  const unsigned = [
    ...texts(t('document.pack.conclusionOpen')),
    ...partBlocks(conclusion, telling),
    ...texts(conclusion.recommendations),
  ];
  return [
    ...factBlocks(words, [['draftedAt', at(conclusion.draftedAt)]]),
    ...(signed && isSigned ? [issuedForm(signed)] : unsigned),
    ...signatureTable(conclusion, telling),
  ];
}

function certificate(one: CertificateRow, forms: readonly FrozenForm[], { words }: Telling): PackBlock[] {
  const { t } = words;
  const form = forms.find(({ id }) => id === one.documentId);
  return [
    heading(t('document.number', { number: one.number })),
    ...factBlocks(words, [
      ['issuedOn', onDay(one.issuedOn)],
      ['served', `${formatDay(one.servedFrom)} – ${formatDay(one.servedTo)}`],
      ['validUntil', onDay(one.validUntil)],
      ['recipient', lines(one.recipient, one.recipientPaper)],
      [
        'handedOver',
        one.handedOverAt ? lines(at(one.handedOverAt), one.handedOverBy) : t('document.journal.note.notHandedOver'),
      ],
      ['revoked', one.revokedAt && lines(dayOf(one.revokedAt), one.revokeReason)],
    ]),
    ...(form ? [issuedForm(form)] : []),
  ];
}

/** Every certificate that was ever issued, the revoked ones marked as such. */
export const certificateBlocks = ({ certificates, forms }: CaseRecord, telling: Telling): PackBlock[] =>
  certificates.flatMap((one) => certificate(one, forms, telling));
