import { addDays, calendarDays, daysBetween, type CalendarDays, type Day } from './day';

/** A pause is from its first day to its last, both included; an open one has no last day yet. */
export type Pause = { from: Day; to: Day | null };

export type CourseTerms = {
  startedOn: Day;
  lengthDays: number;
  pauses: readonly Pause[];
  norm: { minDays: number; maxDays: number };
};

export type CourseWindow = {
  day: CalendarDays;
  of: CalendarDays;
  earliestCompletionOn: Day;
  plannedEndOn: Day;
  latestEndOn: Day;
  daysLeft: CalendarDays;
  overdue: boolean;
  pausedDays: CalendarDays;
  paused: boolean;
};

/** The paused dates until the given one; the start itself is day 0 and cannot be lost, overlapping pauses count once. */
function pausedDates({ startedOn, pauses }: Omit<CourseTerms, 'norm'>, until: Day): Set<Day> {
  const dates = new Set<Day>();
  for (const { from, to } of pauses) {
    const first = from > startedOn ? from : addDays(startedOn, 1);
    const last = to && to < until ? to : until;
    for (let date = first; date <= last; date = addDays(date, 1)) dates.add(date);
  }
  return dates;
}

/** The n-th counted day of the course: each paused date before it moves it by one. */
function dateOf(terms: Pick<CourseTerms, 'startedOn'>, nth: number, paused: ReadonlySet<Day>): Day {
  let date = addDays(terms.startedOn, nth);
  for (let before = ''; before !== date;) {
    before = date;
    date = addDays(terms.startedOn, nth + [...paused].filter((off) => off <= before).length);
  }
  return date;
}

/** The day after which a course is overdue, by the pauses known today: one that came after it moves it no more. */
export const plannedEndOf = (terms: Omit<CourseTerms, 'norm'>, today: Day): Day =>
  dateOf(terms, terms.lengthDays, pausedDates(terms, lastKnownOf(terms, today)));

const lastKnownOf = ({ pauses }: Pick<CourseTerms, 'pauses'>, today: Day): Day =>
  pauses.reduce((latest, { to }) => (to && to > latest ? to : latest), today);

/** Where a course stands: 90 to 365 calendar days (¶5(4), ¶8(4)), the day after the start being day 1. */
export function courseWindow(terms: CourseTerms, today: Day): CourseWindow {
  const known = pausedDates(terms, lastKnownOf(terms, today));
  const pausedDays = [...known].filter((off) => off <= today).length;
  const elapsed = Math.max(0, daysBetween(terms.startedOn, today));
  const counted = Math.max(0, elapsed - pausedDays);
  return {
    day: calendarDays(counted),
    of: calendarDays(terms.lengthDays),
    earliestCompletionOn: dateOf(terms, terms.norm.minDays, known),
    plannedEndOn: dateOf(terms, terms.lengthDays, known),
    latestEndOn: dateOf(terms, terms.norm.maxDays, known),
    daysLeft: calendarDays(Math.max(0, terms.lengthDays - counted)),
    overdue: counted > terms.norm.maxDays,
    pausedDays: calendarDays(pausedDays),
    paused: terms.pauses.some(({ from, to }) => from <= today && (!to || today <= to)),
  };
}
