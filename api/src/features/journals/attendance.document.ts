import { addDays, day, type Day } from '@onaltu/domain/clock/day';
import { ATTENDANCE_STATES } from '@onaltu/domain/course';
import { formatMonth } from '@onaltu/i18n/formats';
import type { Translator } from '@onaltu/i18n/translator';
import type { Cell, JournalColumn, JournalPart } from '../../platform/documents/document-models';
import type { AttendanceRow } from './journal.queries';

/** The days of a month, as numbers of its columns. */
function daysOf(month: Day): number[] {
  const next = day(`${addDays(month, 31).slice(0, 7)}-01`);
  return Array.from({ length: Number(addDays(next, -1).slice(8)) }, (_none, i) => i + 1);
}

function columnsOf(days: readonly number[], { t }: Translator): JournalColumn[] {
  return [
    { title: t('document.journal.column.n'), width: 6, align: 'end' },
    { title: t('document.journal.column.child'), width: 30, align: 'start' },
    ...days.map((n): JournalColumn => ({ title: String(n), width: 4, align: 'center' })),
    ...ATTENDANCE_STATES.map((state): JournalColumn => {
      return { title: t(`document.journal.column.${state}`), width: 10, align: 'end' };
    }),
  ];
}

function lineOf({ child, days: on, states }: AttendanceRow, days: readonly number[], { t }: Translator): Cell[] {
  const marks = days.map((n) =>
    states.filter((_state, i) => on[i] === n).map((state) => t(`document.journal.mark.${state}`)),
  );
  return [
    child,
    ...marks.map((each) => each.join('/')),
    ...ATTENDANCE_STATES.map((state) => states.filter((one) => one === state).length),
  ];
}

/** A page for each month, specialist and form of lessons: a line a child, a column a day. */
export function attendanceParts(rows: readonly AttendanceRow[], words: Translator, sheet: string): JournalPart[] {
  const pages = Map.groupBy(rows, ({ month, specialistId, form }) => `${month} ${specialistId} ${form}`);
  if (pages.size === 0) return [{ sheet, columns: columnsOf([], words), rows: [] }];
  return [...pages.values()].flatMap((lines): JournalPart[] => {
    const [first] = lines;
    if (!first) return [];
    const { month, specialist, post, form } = first;
    const days = daysOf(month);
    const sheetName = formatMonth(words.locale, month);
    const who = post ? `${words.t(`post.${post}`)}: ${specialist}` : specialist;
    return [
      {
        sheet: sheetName,
        heading: words.t('document.journal.part', { month: sheetName, who, form: words.t(`lesson.form.${form}`) }),
        columns: columnsOf(days, words),
        rows: lines.map((line, i) => [i + 1, ...lineOf(line, days, words)]),
      },
    ];
  });
}
