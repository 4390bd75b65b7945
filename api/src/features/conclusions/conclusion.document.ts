import { type Domain, dynamicsOf, type SpecialistPost } from '@onaltu/domain/assessment';
import type { CalendarDays, Day } from '@onaltu/domain/clock/day';
import type { ConclusionDraft, ConclusionPart, SentenceName } from '@onaltu/domain/conclusion';
import type { LessonForm } from '@onaltu/domain/course';
import { formatChange, formatDay, formatInstant, formatNumber } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { frameOf, labelled, section } from '../../platform/documents/document-frame';
import type { Block, Column, ConclusionModel, Signature } from '../../platform/documents/document-models';
import type { Language, ProviderHead } from '../../platform/documents/provider-head';
import { sentenceText } from './conclusion-words';

export type ConclusionSigner = {
  role: 'SPECIALIST' | 'HEAD';
  name: string;
  post: SpecialistPost | null;
  signedAt: Date;
};

/** `held` of this form for the child, of which `attended` with and `missed` without him. */
export type LessonRow = { form: LessonForm; planned: number; held: number; attended: number; missed: number };
export type MeanRow = { domain: Domain; initial: number | null; final: number | null; specialistName: string };

export type ConclusionRecord = {
  caseNumber: string;
  signedOn: Day;
  contract: { number: string; concludedOn: Day };
  child: { name: string; birthDate: Day };
  course: { from: Day; to: Day; days: CalendarDays };
  draft: ConclusionDraft;
  lessons: readonly LessonRow[];
  means: readonly MeanRow[];
  parts: readonly { specialistName: string; post: SpecialistPost; wording: string }[];
  recommendations: string;
  /** By the id of the gap. */
  gapRemarks: Readonly<Record<string, string>>;
  signatures: readonly ConclusionSigner[];
  lateEntries: number;
  head: ProviderHead;
};

type Title = 'recipient' | 'work' | 'results' | 'parts' | 'recommendations' | 'gaps';
type Chapter = readonly [title: Title, blocks: readonly Block[]];

/** What the rows and tables of the form say already. */
const IN_TABLES: readonly SentenceName[] = [
  ...(['contract', 'course', 'lessons'] as const),
  ...(['developmentPositive', 'developmentNone', 'developmentNegative'] as const),
];
const COUNTS = ['planned', 'held', 'attended', 'missed'] as const;
const WORDY = ['form', 'domain', 'specialist'] as const;
const NOTHING = '–';

function told({ draft }: ConclusionRecord, part: ConclusionPart, language: Language): string[] {
  const tabled = IN_TABLES.map((name): string => `conclusion.sentence.${name}`);
  return draft.sentences
    .filter((sentence) => sentence.part === part && !tabled.includes(sentence.key))
    .map((sentence) => sentenceText(translator(language), sentence));
}

const texts = (lines: readonly string[]): Block[] => lines.map((text) => ({ kind: 'text', text }));
const list = (lead: string, items: string[]): Block[] => (items.length ? [{ kind: 'list', lead, items }] : []);
const linesOf = (text: string): string[] => text.split(/\r?\n/).flatMap((line) => line.trim() || []);

type ColumnName = (typeof COUNTS)[number] | (typeof WORDY)[number] | 'initial' | 'final' | 'change';

function columns(names: readonly ColumnName[], language: Language): Column[] {
  const { t } = translator(language);
  return names.map((name) => ({
    title: t(`document.conclusion.column.${name}`),
    align: WORDY.some((wordy) => wordy === name) ? 'start' : 'end',
  }));
}

function facts({ child, caseNumber, contract, course }: ConclusionRecord, language: Language): Block {
  const { t } = translator(language);
  const days = { from: formatDay(course.from), to: formatDay(course.to), n: course.days };
  const concluded = `${t('document.number', { number: contract.number })}, ${formatDay(contract.concludedOn)}`;
  const rows = labelled(language, [
    ['document.conclusion.fullName', child.name],
    ['document.conclusion.birthDate', formatDay(child.birthDate)],
    ['document.conclusion.caseNumber', caseNumber],
    ['document.conclusion.contract', concluded],
    ['document.conclusion.course', t('document.conclusion.courseDays', days)],
  ]);
  return { kind: 'rows', rows };
}

function lessonTable({ lessons }: ConclusionRecord, language: Language): Block[] {
  if (lessons.length === 0) return [];
  const { t } = translator(language);
  const sums = COUNTS.map((count) => lessons.reduce((sum, row) => sum + row[count], 0));
  const table: Block = {
    kind: 'table',
    columns: columns(['form', ...COUNTS], language),
    rows: lessons.map((row) => [t(`lesson.form.${row.form}`), ...COUNTS.map((count) => formatNumber(row[count]))]),
    total: [t('document.conclusion.total'), ...sums.map((sum) => formatNumber(sum))],
  };
  return [table];
}

function meanTable({ means }: ConclusionRecord, language: Language): Block[] {
  if (means.length === 0) return [];
  const { t } = translator(language);
  const shown = (mean: number | null) => (mean === null ? NOTHING : formatNumber(mean, 1));
  const change = ({ initial, final }: MeanRow) =>
    initial === null || final === null ? NOTHING : formatChange(dynamicsOf(initial, final).difference);
  const table: Block = {
    kind: 'table',
    columns: columns(['domain', 'initial', 'final', 'change', 'specialist'], language),
    rows: means.map((row) => [
      t(`assessment.domain.${row.domain}`),
      shown(row.initial),
      shown(row.final),
      change(row),
      row.specialistName,
    ]),
  };
  return [table];
}

function findings({ parts }: ConclusionRecord, language: Language): Block[] {
  const { t } = translator(language);
  return parts.map(({ specialistName, post, wording }) => ({
    kind: 'part',
    heading: t(`post.${post}`),
    by: specialistName,
    text: wording.trim(),
  }));
}

function gapLines({ draft, gapRemarks }: ConclusionRecord, language: Language): string[] {
  const words = translator(language);
  return draft.gaps.map((gap) => {
    const remark = gapRemarks[gap.id]?.trim();
    const said = remark ? [words.t('document.conclusion.remark', { text: remark })] : [];
    return [sentenceText(words, gap), ...said].join(' ');
  });
}

function chapters(record: ConclusionRecord, language: Language): Chapter[] {
  const { t } = translator(language);
  const say = (part: ConclusionPart) => told(record, part, language);
  const late = record.lateEntries > 0 ? [t('document.conclusion.lateNote', { n: record.lateEntries })] : [];
  const [advice, ...more] = linesOf(record.recommendations);
  return [
    ['recipient', [facts(record, language), ...texts(say('COURSE'))]],
    ['work', [...lessonTable(record, language), ...texts(say('WORK'))]],
    [
      'results',
      [
        ...texts(say('RESULTS')),
        ...meanTable(record, language),
        ...list(`${t('conclusion.part.GOALS')}:`, say('GOALS')),
      ],
    ],
    ['parts', [...findings(record, language), ...texts(say('SUMMARY'))]],
    ['recommendations', advice && more.length ? list('', [advice, ...more]) : texts(advice ? [advice] : [])],
    ['gaps', [...list('', gapLines(record, language)), ...texts(late)]],
  ];
}

function signerLabel(
  { role, post }: Pick<ConclusionSigner, 'role' | 'post'>,
  { headPost }: ProviderHead,
  language: Language,
): string {
  const { t } = translator(language);
  if (role === 'HEAD') return headPost?.[language] ?? t('role.HEAD');
  return post ? t(`post.${post}`) : t(`role.${role}`);
}

/** Specialists in the order in which they signed, the head last. */
function signatures({ signatures: signers, head }: ConclusionRecord, language: Language): Signature[] {
  const inOrder = signers.toSorted(
    (a, b) => Number(a.role === 'HEAD') - Number(b.role === 'HEAD') || a.signedAt.getTime() - b.signedAt.getTime(),
  );
  return inOrder.map(({ role, name, post, signedAt }) => ({
    label: signerLabel({ role, post }, head, language),
    name,
    place: '',
    at: formatInstant(signedAt),
  }));
}

/** The signed conclusion of action 5 (¶5(5)). A chapter with nothing to say is left out, the others are numbered on. */
export function conclusionDocument(record: ConclusionRecord, language: Language): ConclusionModel {
  const { t } = translator(language);
  const { caseNumber: number, signedOn: issuedOn, head } = record;
  const filled = chapters(record, language).filter(([, blocks]) => blocks.length > 0);
  return {
    ...frameOf('conclusion', language, { number, issuedOn, head }),
    sections: filled.map(([title, blocks], i) => section(`${i + 1}. ${t(`document.conclusion.${title}`)}`, ...blocks)),
    signaturesTitle: t('document.conclusion.signatures'),
    signatures: signatures(record, language),
    signatureNote: t('document.conclusion.signatureNote'),
  };
}
