import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { isOfSpecialists, type JournalKind } from '@onaltu/domain/journals';
import { formatDay, formatInstant, formatOfficialDay } from '@onaltu/i18n/formats';
import { type Translator, translator } from '@onaltu/i18n/translator';
import type { JournalModel, JournalPart } from '../../platform/documents/document-models';
import { type Language, letterheadOf, type ProviderHead } from '../../platform/documents/provider-head';
import { lessonParts } from './lessons.document';
import { attendanceParts } from './attendance.document';
import type { JournalRows } from './journal.queries';
import { CERTIFICATES, CONTRACTS, type Line, REGISTRATION } from './journal-columns';

export type JournalRecord<Kind extends JournalKind = JournalKind> = {
  kind: Kind;
  rows: readonly JournalRows[Kind][];
  period: { from: Day; to: Day };
  madeAt: Date;
  head: ProviderHead;
};

/** One table of numbered lines, as the printed journal has it. */
const lines =
  <Row>(columns: readonly Line<Row>[]) =>
  (rows: readonly Row[], words: Translator, sheet: string): JournalPart[] => [
    {
      sheet,
      columns: columns.map(({ key, width, align = 'start' }) => ({
        title: words.t(`document.journal.column.${key}`),
        width,
        align,
      })),
      rows: rows.map((row, i) => columns.map(({ says }) => says(row, words, i + 1))),
    },
  ];

type Parts = {
  [Kind in JournalKind]: (rows: readonly JournalRows[Kind][], words: Translator, sheet: string) => JournalPart[];
};
const PARTS: Parts = {
  REGISTRATION: lines(REGISTRATION),
  CONTRACTS: lines(CONTRACTS),
  CERTIFICATES: lines(CERTIFICATES),
  ATTENDANCE: attendanceParts,
  LESSONS: lessonParts,
};

/** A journal of a period, in the one language it is asked for in. */
export function journalDocument<Kind extends JournalKind>(
  { kind, rows, period, madeAt, head }: JournalRecord<Kind>,
  language: Language,
): JournalModel {
  const words = translator(language);
  const { t } = words;
  const [from, to, issuedOn] = [formatDay(period.from), formatDay(period.to), almatyDay(madeAt)];
  const place = t('document.journal.signaturePlace');
  return {
    language,
    templateVersion: t('document.journal.version'),
    title: t(`document.journal.title.${kind}`),
    subtitle: t('document.service'),
    letterhead: letterheadOf(head, language, words),
    number: t('document.journal.period', { from, to }),
    date: formatOfficialDay(language, issuedOn),
    issuedOn,
    footer: t('document.system'),
    facts: [
      t('document.journal.madeAt', { at: formatInstant(madeAt) }),
      t('document.journal.rows', { n: rows.length }),
    ],
    empty: t('document.journal.empty'),
    ...(isOfSpecialists(kind)
      ? { legend: t(kind === 'LESSONS' ? 'document.journal.lessonLegend' : 'document.journal.legend') }
      : {}),
    parts: PARTS[kind](rows, words, `${from} – ${to}`),
    signatures: [t('document.journal.keeper'), head.headPost?.[language] ?? t('role.HEAD')].map((label) => {
      return { label, name: '', place };
    }),
  };
}
