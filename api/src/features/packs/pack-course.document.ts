import { day } from '@onaltu/domain/clock/day';
import { ATTENDANCE_STATES, LESSON_FORMS, type LessonForm, type Outcome, outcomeOf } from '@onaltu/domain/course';
import { formatShortWeekday, formatTime } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { PackBlock } from '../../platform/documents/document-models';
import { at, dayOf, factBlocks, heading, lines, onDay, type PackColumn, told } from './pack-blocks';
import type {
  JudgementRow,
  LessonChange,
  LessonRow,
  ProgrammeRow,
  ReviewRow,
  SeriesRow,
  UnlockRow,
} from './pack-course.queries';
import type { CaseRecord, Telling } from './pack-record';
import { nameIn } from './own-name';

type Goal = ProgrammeRow['goals'][number];
type Planned = ProgrammeRow['planned'][number];

function revision(programme: ProgrammeRow, { words }: Telling): PackBlock[] {
  const { t } = words;
  const { writtenAt, writtenBy, approvedAt, approvedBy } = programme;
  const goals: PackColumn<Goal>[] = [
    { key: 'domain', width: 20, says: ({ domain }) => t(`assessment.domain.${domain}`) },
    { key: 'goal', width: 34, says: ({ wording }) => wording },
    { key: 'measure', width: 24, says: ({ measure }) => measure },
    { key: 'reviewOn', width: 12, says: ({ reviewOn }) => onDay(reviewOn) },
    { key: 'result', width: 16, says: ({ state }) => t(`goal.state.${state}`) },
  ];
  const planned: PackColumn<Planned>[] = [
    { key: 'form', width: 30, says: ({ form }) => t(`lesson.form.${form}`) },
    { key: 'specialist', width: 40, says: ({ specialist }) => specialist },
    { key: 'perWeek', width: 14, align: 'end', says: ({ perWeek }) => perWeek },
    { key: 'planned', width: 14, align: 'end', says: (line) => line.planned },
  ];
  return [
    heading(t('document.pack.revision', { n: programme.revision })),
    ...factBlocks(words, [
      ['writtenAt', lines(at(writtenAt), writtenBy)],
      ['approvedAt', approvedAt ? lines(at(approvedAt), approvedBy) : t('document.pack.notApproved')],
    ]),
    ...told(null, { words, columns: goals, rows: programme.goals }),
    ...told(null, { words, columns: planned, rows: programme.planned }),
  ];
}

/** The programme in every revision, each judgement of a goal, and each look at it on the way. */
export function programmeBlocks({ programmes, judgements, reviews }: CaseRecord, telling: Telling): PackBlock[] {
  const { words } = telling;
  const { t } = words;
  const judged: PackColumn<JudgementRow>[] = [
    { key: 'day', width: 12, says: ({ on }) => onDay(on) },
    { key: 'goal', width: 34, says: ({ goal }) => goal },
    { key: 'result', width: 26, says: ({ from, to }) => `${t(`goal.state.${from}`)} – ${t(`goal.state.${to}`)}` },
    { key: 'remark', width: 22, says: ({ remark }) => remark },
    { key: 'who', width: 20, says: ({ by }) => by },
  ];
  const looked: PackColumn<ReviewRow>[] = [
    { key: 'day', width: 12, says: ({ heldOn }) => onDay(heldOn) },
    { key: 'revision', width: 10, align: 'end', says: (review) => review.revision },
    { key: 'summary', width: 46, says: ({ summary }) => summary },
    { key: 'nextOn', width: 12, says: ({ nextOn }) => onDay(nextOn) },
    { key: 'who', width: 20, says: ({ by }) => by },
  ];
  return [
    ...programmes.flatMap((programme) => revision(programme, telling)),
    ...told(t('document.pack.part.judgements'), { words, columns: judged, rows: judgements }),
    ...told(t('document.pack.part.reviews'), { words, columns: looked, rows: reviews }),
  ];
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
/** Some week's day of that number, to be named. */
const someDay = (weekday: number) => day(`2024-01-0${weekday}`); // 2024 began on a Monday

/** What became of a lesson: its state, why, and how it stood before. */
function standing(lesson: LessonRow, { words: { t } }: Telling): string {
  const changed = ({ kind, remark, before, specialist, at: when, by }: LessonChange): string => {
    const was = kind === 'SUBSTITUTED' ? (specialist ?? '') : at(before.startsAt);
    return [t(`document.pack.change.${kind}`, { was, at: at(when), by: by ?? t('move.byItself') }), remark]
      .filter(Boolean)
      .join(' ');
  };
  return lines(
    t(`lesson.state.${lesson.state}`),
    lesson.cancelReason && t(`lesson.cancelReason.${lesson.cancelReason}`),
    lesson.away && t(`document.pack.away.${lesson.away}`),
    lesson.makesUpFor && t('document.pack.makesUpFor', { date: dayOf(lesson.makesUpFor) }),
    lesson.stoodInFor && t('document.pack.stoodInFor', { name: lesson.stoodInFor }),
    ...lesson.changes.map(changed),
  );
}

const whenOf = ({ startsAt, endsAt }: LessonRow): string =>
  lines(dayOf(startsAt), `${formatTime(startsAt)}–${formatTime(endsAt)}`);

/** The rules of the timetable and every lesson the child had a place in. */
export function timetableBlocks({ series, lessons }: CaseRecord, telling: Telling): PackBlock[] {
  const { words, language } = telling;
  const { t } = words;
  const rules: PackColumn<SeriesRow>[] = [
    { key: 'period', width: 16, says: ({ from, to }) => `${onDay(from)} – ${onDay(to)}` },
    {
      key: 'weekdays',
      width: 14,
      says: ({ weekdays }) =>
        weekdays
          .toSorted()
          .map((n) => formatShortWeekday(language, someDay(n)))
          .join(', '),
    },
    {
      key: 'time',
      width: 12,
      says: ({ startsMinute, minutes }) => `${clock(startsMinute)}–${clock(startsMinute + minutes)}`,
    },
    { key: 'form', width: 18, says: ({ form }) => t(`lesson.form.${form}`) },
    { key: 'specialist', width: 24, says: ({ specialist }) => specialist },
    { key: 'room', width: 12, says: ({ room }) => room },
    { key: 'who', width: 22, says: ({ madeAt, by }) => lines(at(madeAt), by) },
  ];
  const each: PackColumn<LessonRow>[] = [
    { key: 'time', width: 13, says: whenOf },
    { key: 'form', width: 17, says: ({ form }) => t(`lesson.form.${form}`) },
    { key: 'specialist', width: 24, says: ({ specialist }) => specialist },
    { key: 'room', width: 12, says: ({ room }) => room },
    { key: 'state', width: 38, says: (lesson) => standing(lesson, telling) },
  ];
  return [
    ...told(t('document.pack.part.series'), { words, columns: rules, rows: series }),
    ...told(t('document.pack.part.lessons'), { words, columns: each, rows: lessons }),
  ];
}

function markOf({ mark, absenceReason, note }: LessonRow, { words: { t }, language, lists }: Telling): string {
  if (!mark) return t('document.pack.unmarked');
  const why =
    absenceReason &&
    nameIn(lists.absenceReasons, absenceReason, language, (code) =>
      t(`dictionary.ABSENCE_REASON.${code}` as MessageKey),
    );
  return lines(t(`lesson.attendance.${mark}`), why, note);
}

function correctionsOf({ corrections }: LessonRow, { words: { t } }: Telling): string {
  return lines(
    ...corrections.map(({ from, to, reason, at: when, by }) =>
      t('document.pack.corrected', {
        ...{ from: t(`lesson.attendance.${from}`), to: t(`lesson.attendance.${to}`) },
        ...{ reason, at: at(when), by: by ?? '' },
      }),
    ),
  );
}

type Sum = { form: LessonForm; lessons: readonly LessonRow[] };
const isOver = (lesson: LessonRow, madeAt: Date): boolean => lesson.endsAt <= madeAt;
const counted = ({ lessons }: Sum, outcome: Outcome, madeAt: Date): number =>
  lessons.filter((lesson) => {
    const { form, state, mark: attendance } = lesson;
    return outcomeOf({ form, state, attendance, over: isOver(lesson, madeAt) }) === outcome;
  }).length;

/** Who said what of each lesson that was to be, what was said before, and where days were opened again. */
export function attendanceBlocks({ lessons, unlocks }: CaseRecord, telling: Telling, madeAt: Date): PackBlock[] {
  const { words } = telling;
  const { t } = words;
  const isMarkable = (lesson: LessonRow): boolean =>
    lesson.mark !== null || (!lesson.away && isOver(lesson, madeAt) && ['HELD', 'PLANNED'].includes(lesson.state));
  const marked = lessons.filter(isMarkable);
  const columns: PackColumn<LessonRow>[] = [
    { key: 'time', width: 13, says: whenOf },
    { key: 'form', width: 20, says: ({ form, specialist }) => lines(t(`lesson.form.${form}`), specialist) },
    { key: 'topic', width: 16, says: ({ topic }) => topic },
    { key: 'mark', width: 20, says: (lesson) => markOf(lesson, telling) },
    { key: 'markedBy', width: 19, says: ({ markedAt, markedBy }) => lines(at(markedAt), markedBy) },
    { key: 'corrections', width: 24, says: (lesson) => correctionsOf(lesson, telling) },
  ];
  const sums = LESSON_FORMS.map((form): Sum => ({ form, lessons: marked.filter((lesson) => lesson.form === form) }));
  const totals: PackColumn<Sum>[] = [
    { key: 'form', width: 30, says: ({ form }) => t(`lesson.form.${form}`) },
    ...(['held', 'excused', 'unexcused'] as const).map((outcome, i): PackColumn<Sum> => ({
      key: ATTENDANCE_STATES[i] ?? 'mark',
      width: 16,
      align: 'end',
      says: (sum) => counted(sum, outcome, madeAt),
    })),
    { key: 'unmarked', width: 16, align: 'end', says: (sum) => counted(sum, 'unmarked', madeAt) },
  ];
  const opened: PackColumn<UnlockRow>[] = [
    { key: 'period', width: 20, says: ({ from, to }) => `${onDay(from)} – ${onDay(to)}` },
    { key: 'specialist', width: 24, says: ({ specialist }) => specialist },
    { key: 'openUntil', width: 14, says: ({ openUntil }) => onDay(openUntil) },
    { key: 'reason', width: 26, says: ({ reason }) => reason },
    { key: 'who', width: 22, says: ({ at: when, by }) => lines(at(when), by) },
  ];
  return [
    ...told(null, { words, columns: totals, rows: sums.filter((sum) => sum.lessons.length > 0) }),
    ...told(t('document.pack.part.marks'), { words, columns, rows: marked }),
    ...told(t('document.pack.part.unlocks'), { words, columns: opened, rows: unlocks }),
  ];
}
