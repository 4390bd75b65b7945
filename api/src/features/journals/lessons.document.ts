import { formatDay, formatMonth, formatTime } from '@onaltu/i18n/formats';
import type { Translator } from '@onaltu/i18n/translator';
import type { Cell, JournalColumn, JournalPart } from '../../platform/documents/document-models';
import type { LessonRow } from './journal.queries';

const COLUMNS = [
  ['n', 5, 'end'],
  ['day', 7, 'center'],
  ['time', 8, 'center'],
  ['children', 28, 'start'],
  ['topic', 22, 'start'],
  ['PRESENT', 6, 'end'],
  ['absent', 8, 'end'],
  ['specialistSignature', 12, 'start'],
] as const;

const columnsOf = ({ t }: Translator): JournalColumn[] =>
  COLUMNS.map(([key, width, align]) => ({ title: t(`document.journal.column.${key}`), width, align }));

/** Who did not come has the mark of why beside the name. */
function childrenOf({ children }: LessonRow, { t }: Translator): string {
  const named = children.map(({ name, state }) =>
    state === 'PRESENT' ? name : `${name} (${t(`document.journal.mark.${state}`)})`,
  );
  return named.join('; ');
}

function lineOf(lesson: LessonRow, n: number, words: Translator): Cell[] {
  const came = lesson.children.filter(({ state }) => state === 'PRESENT').length;
  return [
    ...[n, formatDay(lesson.day), `${formatTime(lesson.startsAt)}–${formatTime(lesson.endsAt)}`],
    ...[childrenOf(lesson, words), lesson.topic, came, lesson.children.length - came, null],
  ];
}

/** A page for each month, specialist and form: a line a lesson, each to be signed by its specialist. */
export function lessonParts(rows: readonly LessonRow[], words: Translator, sheet: string): JournalPart[] {
  const pages = Map.groupBy(rows, ({ month, specialistId, form }) => `${month} ${specialistId} ${form}`);
  if (pages.size === 0) return [{ sheet, columns: columnsOf(words), rows: [] }];
  return [...pages.values()].flatMap((lessons): JournalPart[] => {
    const [first] = lessons;
    if (!first) return [];
    const month = formatMonth(words.locale, first.month);
    const who = first.post ? `${words.t(`post.${first.post}`)}: ${first.specialist}` : first.specialist;
    return [
      {
        sheet: month,
        heading: words.t('document.journal.part', { month, who, form: words.t(`lesson.form.${first.form}`) }),
        columns: columnsOf(words),
        pen: true,
        rows: lessons.map((lesson, i) => lineOf(lesson, i + 1, words)),
      },
    ];
  });
}
