import { addDays, daysBetween, type Day } from './clock/day';
import { addWorkingDays, workingDaysBetween, type WorkCalendar } from './clock/working-time';
import { dutiesOf, type Duty, type Lane, type Standing } from './duties';
import type { Source } from './regulation';

/** What people are reminded of while it is open. */
export const CASE_LADDERS = [
  'COURSE_END',
  'GOALS_MET',
  'ASSESSMENT',
  'CONCLUSION',
  'SIGNATURE',
  'RESULT',
  'REVIEW',
  'PMPC',
  'STANDSTILL',
] as const;
export type CaseLadder = (typeof CASE_LADDERS)[number];
/** MONTH is about the provider itself: a month that is not confirmed; LESSON about a lesson of which nobody said who came. */
export const LADDER_IDS = [...CASE_LADDERS, 'MONTH', 'LESSON'] as const;
export type LadderId = (typeof LADDER_IDS)[number];

/** One step of a ladder: so many days after the day it counts from (before it: negative), and whom it tells. */
export type Rung = { at: number; to: readonly Lane[]; alone?: true };
export const LADDER_UNITS = ['CALENDAR_DAYS', 'WORKING_DAYS'] as const;
export type LadderUnit = (typeof LADDER_UNITS)[number];
export type Ladder = {
  unit: LadderUnit;
  /** Ascending. A rung that is told `alone` waits for no digest. */
  rungs: readonly Rung[];
  /** After the last rung it is said again every so many days, until it is done or seen; null: no more. */
  every: number | null;
  /** Who has not seen it within so many working days: the head hears of it. */
  unseenAfter: number | null;
  sources: readonly Source[];
};
export type Ladders = Readonly<Record<LadderId, Ladder>>;

const ASSIGNED: readonly Lane[] = ['SPECIALIST'];
const TEAM: readonly Lane[] = ['SPECIALIST', 'HEAD'];
const EVERYBODY: readonly Lane[] = ['CLERK', 'HEAD', 'SPECIALIST'];
const steps = (to: readonly Lane[], ...days: number[]): Rung[] => days.map((at) => ({ at, to }));

/** The ladders of the first version of the regulation. Its norms are law, the rungs are practice. */
export const LADDERS_2015: Ladders = {
  COURSE_END: {
    unit: 'CALENDAR_DAYS',
    rungs: [
      ...steps(ASSIGNED, -30),
      ...steps(TEAM, -14, -7, -1),
      { at: 0, to: TEAM, alone: true },
      { at: 1, to: TEAM, alone: true },
    ],
    every: 7,
    unseenAfter: 2,
    sources: ['¶5(4)', '¶8(4)'],
  },
  GOALS_MET: {
    unit: 'CALENDAR_DAYS',
    rungs: steps(TEAM, 0),
    every: null,
    unseenAfter: null,
    sources: ['¶5(4)', '¶8(4)'],
  },
  ASSESSMENT: {
    unit: 'WORKING_DAYS',
    rungs: steps(ASSIGNED, 1, 3),
    every: 5,
    unseenAfter: 2,
    sources: ['¶5(3)', '¶8(3)'],
  },
  CONCLUSION: {
    unit: 'WORKING_DAYS',
    rungs: steps(ASSIGNED, 1, 3),
    every: 5,
    unseenAfter: 2,
    sources: ['¶5(5)', '¶8(5)'],
  },
  SIGNATURE: {
    unit: 'WORKING_DAYS',
    rungs: steps(TEAM, 1, 2),
    every: 3,
    unseenAfter: 2,
    sources: ['¶5(5)', '¶8(5)'],
  },
  RESULT: {
    unit: 'WORKING_DAYS',
    rungs: steps(['CLERK'], 1, 3),
    every: 5,
    unseenAfter: 2,
    sources: ['¶5(6)', '¶8(6)'],
  },
  REVIEW: {
    unit: 'CALENDAR_DAYS',
    rungs: steps(ASSIGNED, -3, 0),
    every: 7,
    unseenAfter: 3,
    sources: ['unverified'],
  },
  PMPC: {
    unit: 'CALENDAR_DAYS',
    rungs: steps(['CLERK', 'SPECIALIST'], -30, -14, -7, 0),
    every: null,
    unseenAfter: null,
    sources: ['unverified'],
  },
  STANDSTILL: {
    unit: 'WORKING_DAYS',
    rungs: steps(EVERYBODY, 3, 7),
    every: 5,
    unseenAfter: 2,
    sources: ['unverified'],
  },
  MONTH: {
    unit: 'WORKING_DAYS',
    rungs: [...steps(['HEAD'], 2, 4), { at: 5, to: ['HEAD'], alone: true }],
    every: 5,
    unseenAfter: null,
    sources: ['unverified'],
  },
  LESSON: {
    unit: 'WORKING_DAYS',
    rungs: [...steps(ASSIGNED, 1), ...steps(['HEAD'], 2)],
    every: null,
    unseenAfter: null,
    sources: ['unverified'],
  },
};

/** The days a case's ladders count from, beside what its standing says. */
export type LadderDays = {
  stateSince: Day;
  assessmentSince: Day | null;
  programmeSince: Day | null;
  /** The last specialist's signature that holds. */
  signedSince: Day | null;
  reviewOn: Day | null;
  pmpcUntil: Day | null;
  goalsMet: boolean;
};

type Subject = {
  open: (standing: Standing, lane: Lane) => boolean;
  from: (standing: Standing, days: LadderDays, lane: Lane) => Day | null;
};

const owes =
  (...duties: readonly Duty[]) =>
  (standing: Standing, lane: Lane): boolean =>
    dutiesOf(standing, [lane]).some(({ duty, done }) => !done && duties.includes(duty));
const inCourse = ({ state, assigned }: Standing, lane: Lane): boolean =>
  state === 'IN_REHABILITATION' && (lane !== 'SPECIALIST' || assigned);
const openCourse = (standing: Standing, lane: Lane): boolean =>
  inCourse(standing, lane) || (standing.state === 'SUSPENDED' && (lane !== 'SPECIALIST' || standing.assigned));

/** Day 90 of the course in the calendar; null before it. */
function dayOfLeast({ facts: { courseDay, minDays }, today }: Standing): Day | null {
  if (courseDay === undefined || minDays === undefined || courseDay < minDays) return null;
  return addDays(today, minDays - courseDay);
}

const SUBJECTS: Readonly<Record<CaseLadder, Subject>> = {
  COURSE_END: { open: inCourse, from: ({ plannedEndOn }) => plannedEndOn },
  GOALS_MET: { open: inCourse, from: (standing, { goalsMet }) => (goalsMet ? dayOfLeast(standing) : null) },
  ASSESSMENT: {
    open: owes('fillSection', 'writeSummary', 'answerSummary'),
    from: (_, { assessmentSince }) => assessmentSince,
  },
  CONCLUSION: { open: owes('writePart'), from: (_, { stateSince }) => stateSince },
  SIGNATURE: {
    open: (standing, lane) => owes('sign', 'signAsHead')(standing, lane) && !owes('writePart')(standing, lane),
    from: (_, { stateSince, signedSince }, lane) => (lane === 'HEAD' ? (signedSince ?? stateSince) : stateSince),
  },
  RESULT: { open: owes('prepareCertificate', 'handOver'), from: (_, { stateSince }) => stateSince },
  REVIEW: { open: inCourse, from: (_, { reviewOn }) => reviewOn },
  PMPC: { open: openCourse, from: (_, { pmpcUntil }) => pmpcUntil },
  STANDSTILL: {
    open: owes('review', 'handInAgain', 'beginAssessment', 'writeProgramme', 'approveProgramme'),
    from: ({ state }, { stateSince, programmeSince }, lane) =>
      lane === 'HEAD' && state !== 'REGISTERED' && state !== 'UNDER_HEAD_REVIEW' ? programmeSince : stateSince,
  },
};

/** The last rung that has fallen by a day. */
export type Fallen = { rung: number; alone: boolean };
type Clock = { today: Day; calendar: WorkCalendar };

const reach = ({ unit }: Ladder, from: Day, at: number, calendar: WorkCalendar): Day =>
  unit === 'CALENDAR_DAYS' || at < 0 ? addDays(from, at) : addWorkingDays(calendar, from, at);

/** The rung of this lane that fell last; the ones before it were overtaken and need no telling. */
export function fallenRung(ladder: Ladder, lane: Lane, from: Day, { today, calendar }: Clock): Fallen | null {
  const rungs = ladder.rungs.filter(({ to }) => to.includes(lane));
  const fallen = rungs.findLast(({ at }) => reach(ladder, from, at, calendar) <= today);
  if (!fallen) return null;
  const alone = fallen.alone ?? false;
  if (fallen !== rungs.at(-1) || ladder.every === null) return { rung: fallen.at, alone };
  return { rung: lastRepeat(ladder, fallen.at, ladder.every, { from, today, calendar }), alone };
}

function lastRepeat(ladder: Ladder, last: number, every: number, { from, today, calendar }: Clock & { from: Day }) {
  const reached = reach(ladder, from, last, calendar);
  const passed =
    ladder.unit === 'CALENDAR_DAYS' ? daysBetween(reached, today) : workingDaysBetween(calendar, reached, today);
  return last + Math.floor(passed / every) * every;
}

/** Whether a rung lies past the last one of the ladder, or is it: what was seen once is not said again. */
export const isRepeat = ({ rungs, every }: Ladder, rung: number): boolean =>
  every !== null && rung > Math.max(...rungs.map(({ at }) => at));

/** The first day after today on which a rung of this lane may fall. Working days count as calendar days: a day off that is taken back is met in time. */
export function nextRungOn({ rungs, every }: Ladder, lane: Lane, from: Day, today: Day): Day | null {
  const days = rungs.filter(({ to }) => to.includes(lane)).map(({ at }) => at);
  const last = days.at(-1);
  if (last === undefined) return null;
  const tomorrow = addDays(today, 1);
  const next = days.map((at) => addDays(from, at)).find((day) => day > today);
  if (next) return next;
  if (every === null) return null;
  const rounds = Math.max(1, Math.ceil(daysBetween(addDays(from, last), tomorrow) / every));
  return addDays(from, last + rounds * every);
}

/** What is open for one person, with the rung that has fallen, and when to look again. */
export type Reminded = { ladder: CaseLadder; dueOn: Day; fallen: Fallen | null; next: Day | null };

/** What a case has to remind one person of. */
export function remindersOf(
  standing: Standing,
  days: LadderDays,
  lane: Lane,
  { ladders, calendar }: { ladders: Ladders; calendar: WorkCalendar },
): Reminded[] {
  const { today } = standing;
  return CASE_LADDERS.flatMap((id) => {
    const dueOn = SUBJECTS[id].open(standing, lane) ? SUBJECTS[id].from(standing, days, lane) : null;
    if (dueOn === null) return [];
    const ladder = ladders[id];
    const fallen = fallenRung(ladder, lane, dueOn, { today, calendar });
    return [{ ladder: id, dueOn, fallen, next: nextLook(ladder, lane, dueOn, { today, calendar }) }];
  });
}

/** A working day that falls later than the calendar counts is looked for from day to day. */
function nextLook(ladder: Ladder, lane: Lane, from: Day, { today, calendar }: Clock): Day | null {
  const next = nextRungOn(ladder, lane, from, today);
  if (ladder.unit === 'CALENDAR_DAYS') return next;
  const waits = ladder.rungs.some(
    ({ at, to }) => to.includes(lane) && addDays(from, at) <= today && reach(ladder, from, at, calendar) > today,
  );
  return waits ? addDays(today, 1) : next;
}

/** Whether somebody has left a reminder unseen for so long that the head is told. */
export const isUnseenTooLong = (ladder: Ladder, rangOn: Day, { today, calendar }: Clock): boolean =>
  ladder.unseenAfter !== null && addWorkingDays(calendar, rangOn, ladder.unseenAfter) <= today;

/** The first day on which a reminder may have been left unseen for too long: working days count as calendar days. Never, where nobody else is told. */
export const unseenLookOn = ({ unseenAfter }: Ladder, rangOn: Day, today: Day): Day | null => {
  if (unseenAfter === null) return null;
  const [tomorrow, earliest] = [addDays(today, 1), addDays(rangOn, unseenAfter)];
  return earliest > tomorrow ? earliest : tomorrow;
};

/** The most pressing first: what waits for no digest, then what is due or has waited longest. */
export const byPressure = (a: { alone: boolean; dueOn: Day }, b: { alone: boolean; dueOn: Day }): number =>
  Number(b.alone) - Number(a.alone) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0);

/** Ladders that count towards a day and may speak before it; the others count from one. */
export const TOWARDS: readonly LadderId[] = ['COURSE_END', 'REVIEW', 'PMPC', 'MONTH'];

/** Which words say when: the day is to come, is today, is past; or something has waited since. Page and mail say the same. */
export function whenOf(ladder: LadderId, dueOn: Day, today: Day): 'due' | 'dueToday' | 'overdue' | 'since' {
  if (!TOWARDS.includes(ladder)) return 'since';
  return dueOn === today ? 'dueToday' : dueOn < today ? 'overdue' : 'due';
}
