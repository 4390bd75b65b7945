import { addDays, type Day } from './clock/day';
import { type ChildLesson, isMadeUp, LESSON_FORMS, type LessonForm, type Outcome, outcomeOf } from './course';

/** A lesson of a child, and who was to give it: whoever stood in gave it for him. */
export type LedgerLesson = ChildLesson & { specialistId: string };
export type PlannedLine = { form: LessonForm; specialistId: string; planned: number };

/** What was promised and what became of it; `madeUp` are among those held. */
export type LedgerLine = PlannedLine & Record<Outcome | 'madeUp', number>;
export type LedgerTotal = Omit<LedgerLine, 'form' | 'specialistId'>;

const NOTHING: LedgerTotal = {
  ...{ planned: 0, held: 0, excused: 0, unexcused: 0 },
  ...{ cancelled: 0, unmarked: 0, ahead: 0, madeUp: 0 },
};

/** One line a form and specialist, in the order of the forms: those of the programme and those that were given beside it. */
export function ledgerOf(planned: readonly PlannedLine[], lessons: readonly LedgerLesson[]): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  const lineOf = ({ form, specialistId }: Omit<PlannedLine, 'planned'>): LedgerLine => {
    const key = `${form} ${specialistId}`;
    const line = lines.get(key) ?? { form, specialistId, ...NOTHING };
    lines.set(key, line);
    return line;
  };
  for (const line of planned) lineOf(line).planned += line.planned;
  for (const lesson of lessons) {
    const outcome = outcomeOf(lesson);
    if (outcome) lineOf(lesson)[outcome] += 1;
    if (isMadeUp(lesson)) lineOf(lesson).madeUp += 1;
  }
  return LESSON_FORMS.flatMap((form) => [...lines.values()].filter((line) => line.form === form));
}

export function totalOf(lines: readonly LedgerTotal[]): LedgerTotal {
  const total = { ...NOTHING };
  for (const line of lines) for (const name of Object.keys(NOTHING) as (keyof LedgerTotal)[]) total[name] += line[name];
  return total;
}

/** Missed for whatever reason and not made up for. */
export const owedOf = ({ excused, unexcused, cancelled, madeUp }: LedgerTotal): number =>
  Math.max(0, excused + unexcused + cancelled - madeUp);

/** When the plan ends at the pace so far, with all it was worked out from. */
export type Pace = {
  held: number;
  /** Course days so far, pauses left out. */
  days: number;
  remaining: number;
  /** So many more days: remaining × days ÷ held, rounded up. */
  daysNeeded: number;
  daysLeft: number;
  /** Needed less left: above nought it ends after the course, below it before. */
  daysAfter: number;
  endsOn: Day;
};

/** Nothing is said of a pace before a week of the course has passed. */
const FEWEST_DAYS = 7;

/** None while the course is too young, nothing was held, or nothing is left to hold. What was given of one line makes up for no other. */
export function paceOf(
  lines: readonly LedgerLine[],
  { day: days, daysLeft }: { day: number; daysLeft: number },
  today: Day,
): Pace | null {
  const { held } = totalOf(lines);
  const remaining = lines.reduce((sum, line) => sum + Math.max(0, line.planned - line.held), 0);
  if (days < FEWEST_DAYS || held === 0 || remaining === 0) return null;
  const daysNeeded = Math.ceil((remaining * days) / held);
  return {
    ...{ held, days, remaining, daysNeeded, daysLeft },
    daysAfter: daysNeeded - daysLeft,
    endsOn: addDays(today, daysNeeded),
  };
}
