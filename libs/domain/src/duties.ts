import type { AssessmentKind } from './assessment';
import { type ActionNumber, ACTIONS, actionOf, type CaseFacts, type CaseState, whyNot } from './case-process';
import { daysBetween, type Day } from './clock/day';
import { workingMinutes } from './clock/working-time';
import type { Role } from './permissions';

/** The public service standard's longest wait in a queue, in working minutes; waiting is shown, it never blocks. */
export const WAITING_LIMIT = workingMinutes(15);

/** In the last days of a course its end is decided and the final assessment is held: days before the planned end. */
export const END_IN_SIGHT = 14;
const FINAL_ASSESSMENT_OPENS = 10;

/** The open record of the team and this person's share of it. */
export type OpenAssessment = {
  kind: AssessmentKind;
  hasSection: boolean;
  sectionFinished: boolean;
  summaryWritten: boolean;
  answered: boolean;
};

/** Where a case stands for one person. */
export type Standing = {
  state: CaseState;
  facts: CaseFacts;
  /** On the case's team today. */
  assigned: boolean;
  missingPapers: number;
  openAssessment: OpenAssessment | null;
  /** A programme waits for the head. */
  programmePending: boolean;
  plannedEndOn: Day | null;
  today: Day;
  conclusion: {
    /** One of those who sign as specialists. */
    signer: boolean;
    partWritten: boolean;
    /** This person's own signature holds. */
    signed: boolean;
    specialistsLeft: number;
  } | null;
};

/** Whose turn it is, as the regulation draws it. */
export const LANES = ['CLERK', 'HEAD', 'SPECIALIST'] as const satisfies readonly Role[];
export type Lane = (typeof LANES)[number];

type DutyRow = {
  lane: Lane;
  action: ActionNumber;
  in: readonly CaseState[];
  /** Whether it concerns this case at all. */
  when?: (standing: Standing) => boolean;
  /** Whether it is done already: it stays on the list of the case, as plain text. */
  done?: (standing: Standing) => boolean;
  /** The day it is due; what is due by no day waits at a desk and is measured in working minutes. */
  dueOn?: (standing: Standing) => Day | null;
  /** It presses nobody: there is no limit for it. */
  unhurried?: true;
};

const endsWithin = (days: number) => (standing: Standing) =>
  standing.plannedEndOn !== null && daysBetween(standing.today, standing.plannedEndOn) <= days;
const atItsEnd = ({ plannedEndOn }: Standing): Day | null => plannedEndOn;
const assessed: readonly CaseState[] = ['UNDER_ASSESSMENT', 'IN_REHABILITATION'];
const registered: readonly CaseState[] = [
  'REGISTERED',
  'UNDER_HEAD_REVIEW',
  'WAITLISTED',
  'CONTRACT_CONCLUDED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'IN_REHABILITATION',
  'SUSPENDED',
];
/** Everybody of the team owes the record its answer, so a lane's own record is asked for once it is open. */
const inRecord = ({ openAssessment }: Standing): boolean => openAssessment?.hasSection ?? false;
const sectionFinished = ({ openAssessment }: Standing): boolean => openAssessment?.sectionFinished ?? false;

const TABLE = {
  finishDraft: { lane: 'CLERK', action: 1, in: ['DRAFT'], unhurried: true },
  handInAgain: { lane: 'CLERK', action: 1, in: ['RETURNED_FOR_COMPLETION'], unhurried: true },
  prepareCertificate: {
    lane: 'CLERK',
    action: 6,
    in: ['CONCLUSION_SIGNED'],
    done: ({ facts }) => facts.certificateRendered ?? false,
  },
  handOver: {
    lane: 'CLERK',
    action: 6,
    in: ['CONCLUSION_SIGNED'],
    when: ({ facts }) => facts.certificateRendered ?? false,
  },
  bringPapers: {
    lane: 'CLERK',
    action: 1,
    in: registered,
    when: ({ missingPapers }) => missingPapers > 0,
    unhurried: true,
  },
  review: { lane: 'HEAD', action: 2, in: ['REGISTERED', 'UNDER_HEAD_REVIEW'] },
  callUp: { lane: 'HEAD', action: 2, in: ['WAITLISTED'], unhurried: true },
  approveProgramme: {
    lane: 'HEAD',
    action: 4,
    in: ['ASSESSED', 'IN_REHABILITATION'],
    when: ({ programmePending }) => programmePending,
  },
  decideEnd: { lane: 'HEAD', action: 4, in: ['IN_REHABILITATION'], when: endsWithin(END_IN_SIGHT), dueOn: atItsEnd },
  signAsHead: {
    lane: 'HEAD',
    action: 5,
    in: ['CONCLUSION_IN_PREPARATION'],
    when: ({ conclusion }) => conclusion?.specialistsLeft === 0,
  },
  beginAssessment: { lane: 'SPECIALIST', action: 3, in: ['CONTRACT_CONCLUDED'] },
  fillSection: { lane: 'SPECIALIST', action: 3, in: assessed, when: inRecord, done: sectionFinished },
  writeSummary: {
    lane: 'SPECIALIST',
    action: 3,
    in: assessed,
    when: inRecord,
    done: ({ openAssessment }) => openAssessment?.summaryWritten ?? false,
  },
  answerSummary: {
    lane: 'SPECIALIST',
    action: 3,
    in: assessed,
    when: (standing) => inRecord(standing) && (standing.openAssessment?.summaryWritten ?? false),
    done: ({ openAssessment }) => openAssessment?.answered ?? false,
  },
  writeProgramme: {
    lane: 'SPECIALIST',
    action: 4,
    in: ['ASSESSED'],
    done: ({ facts, programmePending }) => (facts.hasProgramme ?? false) || programmePending,
  },
  holdFinalAssessment: {
    lane: 'SPECIALIST',
    action: 4,
    in: ['IN_REHABILITATION'],
    when: (standing) => endsWithin(FINAL_ASSESSMENT_OPENS)(standing) && standing.openAssessment === null,
    done: ({ facts }) => facts.finalAssessmentClosed ?? false,
    dueOn: atItsEnd,
  },
  completeCourse: {
    lane: 'SPECIALIST',
    action: 4,
    in: ['IN_REHABILITATION'],
    when: ({ state, facts }) => whyNot('completeCourse', state, facts) === null,
    dueOn: atItsEnd,
  },
  writePart: {
    lane: 'SPECIALIST',
    action: 5,
    in: ['CONCLUSION_IN_PREPARATION'],
    when: ({ conclusion }) => conclusion?.signer ?? false,
    done: ({ conclusion }) => conclusion?.partWritten ?? false,
  },
  sign: {
    lane: 'SPECIALIST',
    action: 5,
    in: ['CONCLUSION_IN_PREPARATION'],
    when: ({ conclusion }) => conclusion?.signer ?? false,
    done: ({ conclusion }) => conclusion?.signed ?? false,
  },
} as const satisfies Record<string, DutyRow>;

export type Duty = keyof typeof TABLE;
export const DUTIES: Readonly<Record<Duty, DutyRow>> = TABLE;
const DUTY_NAMES = Object.keys(TABLE) as Duty[];
export const DUTY_LIST: readonly Duty[] = DUTY_NAMES;

export type DutyOwed = { duty: Duty; action: ActionNumber; done: boolean; dueOn: Day | null };

/** What a case asks of one person now, in the order it is done; what is done already stays and says so. */
export function dutiesOf(standing: Standing, roles: readonly Role[]): DutyOwed[] {
  return DUTY_NAMES.filter((duty) => concerns(DUTIES[duty], standing, roles)).map((duty) => {
    const { action, done, dueOn } = DUTIES[duty];
    return { duty, action, done: done?.(standing) ?? false, dueOn: dueOn?.(standing) ?? null };
  });
}

function concerns({ lane, in: states, when }: DutyRow, standing: Standing, roles: readonly Role[]): boolean {
  if (!roles.includes(lane) || !states.includes(standing.state)) return false;
  return (lane !== 'SPECIALIST' || standing.assigned) && (when?.(standing) ?? true);
}

/** The states in which a case may ask anything of these roles. */
export function dutyStates(roles: readonly Role[]): CaseState[] {
  const rows: DutyRow[] = DUTY_NAMES.map((duty) => DUTIES[duty]);
  return [...new Set(rows.filter(({ lane }) => roles.includes(lane)).flatMap((row) => row.in))];
}

/** What the head has yet to do when the specialists have done theirs: approve their programme, sign after them. */
const HEAD_LAST: readonly CaseState[] = ['ASSESSED', 'CONCLUSION_IN_PREPARATION'];

/** In whose lane an open case lies; in none when it is over. */
export function laneOf(state: CaseState, specialistsDone: boolean): Lane | null {
  const action = actionOf(state);
  if (action === null) return null;
  const [first] = specialistsDone && HEAD_LAST.includes(state) ? (['HEAD'] as const) : ACTIONS[action].lanes;
  return LANES.find((lane) => lane === first) ?? null;
}

/** Whether anything a case in this state asks for has a limit. */
export const isPressing = (state: CaseState): boolean =>
  DUTY_NAMES.some((duty) => DUTIES[duty].in.includes(state) && !DUTIES[duty].unhurried);

export const URGENCIES = ['LATE', 'TODAY', 'WEEK', 'LATER'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How pressing an open duty is: by its day, or by how long the case has waited at the desk. */
export function urgencyOf(
  { duty, dueOn }: Pick<DutyOwed, 'duty' | 'dueOn'>,
  { today, waited }: { today: Day; waited: number },
): Urgency {
  if (dueOn !== null) {
    const left = daysBetween(today, dueOn);
    return left < 0 ? 'LATE' : left === 0 ? 'TODAY' : left <= 7 ? 'WEEK' : 'LATER';
  }
  if (DUTIES[duty].unhurried) return 'LATER';
  return waited > WAITING_LIMIT ? 'LATE' : 'TODAY';
}
