import type { HandlingKind } from './clock/handling';
import type { Role } from './permissions';
import { Refused, type Refusal } from './refused';

export const CASE_STATES = [
  'DRAFT',
  'REGISTERED',
  'UNDER_HEAD_REVIEW',
  'RETURNED_FOR_COMPLETION',
  'WAITLISTED',
  'CONTRACT_CONCLUDED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'IN_REHABILITATION',
  'SUSPENDED',
  'CONCLUSION_IN_PREPARATION',
  'CONCLUSION_SIGNED',
  'RESULT_ISSUED',
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED_EARLY',
  'TRANSFERRED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** The case is over. A new course is a new case of the same child. */
export const TERMINAL_STATES = [
  'RESULT_ISSUED',
  'REFUSED',
  'WITHDRAWN',
  'TERMINATED_EARLY',
  'TRANSFERRED',
] as const satisfies readonly CaseState[];

export const ACTION_NUMBERS = [1, 2, 3, 4, 5, 6] as const;
export type ActionNumber = (typeof ACTION_NUMBERS)[number];

/** The six regulated actions and whose lane each is in (¶5, ¶7). */
export const ACTIONS: Readonly<Record<ActionNumber, { lanes: readonly Role[] }>> = {
  1: { lanes: ['CLERK'] },
  2: { lanes: ['HEAD'] },
  3: { lanes: ['SPECIALIST'] },
  4: { lanes: ['SPECIALIST'] },
  5: { lanes: ['SPECIALIST', 'HEAD'] },
  6: { lanes: ['CLERK'] },
};

const ACTION_OF: Readonly<Record<CaseState, ActionNumber | null>> = {
  DRAFT: 1,
  RETURNED_FOR_COMPLETION: 1,
  REGISTERED: 2,
  UNDER_HEAD_REVIEW: 2,
  WAITLISTED: 2,
  CONTRACT_CONCLUDED: 3,
  UNDER_ASSESSMENT: 3,
  ASSESSED: 4,
  IN_REHABILITATION: 4,
  SUSPENDED: 4,
  CONCLUSION_IN_PREPARATION: 5,
  CONCLUSION_SIGNED: 6,
  RESULT_ISSUED: null,
  REFUSED: null,
  WITHDRAWN: null,
  TERMINATED_EARLY: null,
  TRANSFERRED: null,
};

/** The action a case in this state waits for or is in; none when it is over. */
export function actionOf(state: CaseState): ActionNumber | null {
  return ACTION_OF[state];
}

/** What is known of a case when a move is asked for. What is not known counts as not fulfilled. */
export type CaseFacts = {
  hasApplication?: boolean;
  hasConsent?: boolean;
  hasIinOrReplacement?: boolean;
  lengthDays?: number;
  minDays?: number;
  maxDays?: number;
  specialists?: number;
  signedByHead?: boolean;
  signedByRepresentative?: boolean;
  sectionsComplete?: boolean;
  summaryWritten?: boolean;
  allAgreed?: boolean;
  hasProgramme?: boolean;
  courseDay?: number;
  noOpenAssessment?: boolean;
  finalAssessmentClosed?: boolean;
  unsignedSpecialists?: number;
  openGapsWithoutRemark?: number;
  certificateRendered?: boolean;
  recipientRecorded?: boolean;
};

type Need = (facts: CaseFacts) => Refusal | null;
type Requirement = readonly [met: (facts: CaseFacts) => boolean | undefined, otherwise: Refusal];

export type MoveRow = {
  from: readonly CaseState[];
  to: CaseState | 'same';
  by: readonly (Role | 'SYSTEM')[];
  reason: boolean;
  completes?: ActionNumber;
  starts?: ActionNumber;
  /** What becomes of the handling clock of the action the case is in: it stands while the case waits or is over. */
  clock?: Extract<HandlingKind, 'INTERRUPT' | 'RESUME'>;
  needs?: Need;
};

function all(...requirements: Requirement[]): Need {
  return (facts) => requirements.find(([met]) => !met(facts))?.[1] ?? null;
}

const lengthInRange: Requirement = [
  ({ lengthDays = NaN, minDays = NaN, maxDays = NaN }) => lengthDays >= minDays && lengthDays <= maxDays,
  'contract.length-out-of-range',
];

const complete = all(
  [(facts) => facts.hasApplication, 'case-file.paper-missing'],
  [(facts) => facts.hasConsent, 'case-file.consent-missing'],
  [(facts) => facts.hasIinOrReplacement, 'case-file.iin-missing'],
);

const inCourse = ['IN_REHABILITATION', 'SUSPENDED'] as const;
const fromContract = ['CONTRACT_CONCLUDED', 'UNDER_ASSESSMENT', 'ASSESSED', ...inCourse] as const;
const beforeContract = ['REGISTERED', 'UNDER_HEAD_REVIEW', 'WAITLISTED'] as const;

const TABLE = {
  register: { from: ['DRAFT'], to: 'REGISTERED', by: ['CLERK'], reason: false, completes: 1, needs: complete },
  takeUp: { from: ['REGISTERED'], to: 'UNDER_HEAD_REVIEW', by: ['HEAD'], reason: false, starts: 2 },
  returnForCompletion: {
    from: ['REGISTERED', 'UNDER_HEAD_REVIEW'],
    to: 'RETURNED_FOR_COMPLETION',
    by: ['HEAD'],
    reason: true,
    clock: 'INTERRUPT',
  },
  handInAgain: { from: ['RETURNED_FOR_COMPLETION'], to: 'REGISTERED', by: ['CLERK'], reason: false },
  putOnWaitingList: { from: ['UNDER_HEAD_REVIEW'], to: 'WAITLISTED', by: ['HEAD'], reason: true, clock: 'INTERRUPT' },
  callUp: { from: ['WAITLISTED'], to: 'UNDER_HEAD_REVIEW', by: ['HEAD'], reason: false, clock: 'RESUME' },
  refuse: { from: beforeContract, to: 'REFUSED', by: ['HEAD'], reason: true, clock: 'INTERRUPT' },
  concludeContract: {
    from: ['UNDER_HEAD_REVIEW'],
    to: 'CONTRACT_CONCLUDED',
    by: ['HEAD'],
    reason: false,
    completes: 2,
    needs: all(
      lengthInRange,
      [({ specialists = 0 }) => specialists >= 1, 'contract.no-specialist'],
      [(facts) => facts.signedByHead && facts.signedByRepresentative, 'contract.not-signed'],
    ),
  },
  beginAssessment: {
    from: ['CONTRACT_CONCLUDED'],
    to: 'UNDER_ASSESSMENT',
    by: ['SPECIALIST'],
    reason: false,
    starts: 3,
  },
  closeAssessment: {
    from: ['UNDER_ASSESSMENT'],
    to: 'ASSESSED',
    by: ['SPECIALIST'],
    reason: false,
    completes: 3,
    needs: all(
      [(facts) => facts.sectionsComplete, 'assessment.section-incomplete'],
      [(facts) => facts.summaryWritten, 'assessment.summary-missing'],
      [(facts) => facts.allAgreed, 'assessment.not-all-agreed'],
    ),
  },
  beginCourse: {
    from: ['ASSESSED'],
    to: 'IN_REHABILITATION',
    by: ['HEAD', 'SYSTEM'],
    reason: false,
    starts: 4,
    needs: all([(facts) => facts.hasProgramme, 'course.no-programme']),
  },
  pause: { from: ['IN_REHABILITATION'], to: 'SUSPENDED', by: ['HEAD'], reason: true, clock: 'INTERRUPT' },
  resume: { from: ['SUSPENDED'], to: 'IN_REHABILITATION', by: ['HEAD'], reason: false, clock: 'RESUME' },
  prolong: { from: ['IN_REHABILITATION'], to: 'same', by: ['HEAD'], reason: true, needs: all(lengthInRange) },
  endEarly: { from: inCourse, to: 'TERMINATED_EARLY', by: ['HEAD'], reason: true, clock: 'INTERRUPT' },
  completeCourse: {
    from: ['IN_REHABILITATION'],
    to: 'CONCLUSION_IN_PREPARATION',
    by: ['SPECIALIST'],
    reason: false,
    completes: 4,
    needs: all(
      [({ courseDay = NaN, minDays = NaN }) => courseDay >= minDays, 'course.too-early'],
      [(facts) => facts.noOpenAssessment, 'assessment.already-open'],
      [(facts) => facts.finalAssessmentClosed, 'course.no-final-assessment'],
    ),
  },
  /** The last signature, the head's: every specialist has signed before. */
  signConclusion: {
    from: ['CONCLUSION_IN_PREPARATION'],
    to: 'CONCLUSION_SIGNED',
    by: ['HEAD'],
    reason: false,
    completes: 5,
    needs: all(
      [(facts) => facts.openGapsWithoutRemark === 0, 'conclusion.gap-without-remark'],
      [(facts) => facts.unsignedSpecialists === 0, 'conclusion.specialists-first'],
    ),
  },
  /** A fact the conclusion cites has changed. */
  voidSignatures: {
    from: ['CONCLUSION_SIGNED'],
    to: 'CONCLUSION_IN_PREPARATION',
    by: ['SYSTEM'],
    reason: true,
    clock: 'INTERRUPT',
  },
  handOver: {
    from: ['CONCLUSION_SIGNED'],
    to: 'RESULT_ISSUED',
    by: ['CLERK'],
    reason: false,
    completes: 6,
    needs: all(
      [(facts) => facts.certificateRendered, 'certificate.not-rendered'],
      [(facts) => facts.recipientRecorded, 'certificate.no-recipient'],
    ),
  },
  reissueCertificate: { from: ['RESULT_ISSUED'], to: 'same', by: ['HEAD'], reason: true },
  withdraw: {
    from: [...beforeContract, 'RETURNED_FOR_COMPLETION', ...fromContract],
    to: 'WITHDRAWN',
    by: ['CLERK'],
    reason: true,
    clock: 'INTERRUPT',
  },
  transfer: { from: fromContract, to: 'TRANSFERRED', by: ['HEAD'], reason: true, clock: 'INTERRUPT' },
} as const satisfies Record<string, MoveRow>;

export type Move = keyof typeof TABLE;

/** Every move a case may make (¶6). A move that is not in this table does not exist. */
export const MOVES: Readonly<Record<Move, MoveRow>> = TABLE;

const MOVE_NAMES = Object.keys(TABLE) as Move[];

/** Why a move is closed, or null. The web disables the button with it; the API refuses with it. */
export function whyNot(
  move: Move,
  state: CaseState,
  facts: CaseFacts = {},
  said: { reason?: string } = {},
): Refusal | null {
  const { from, needs, reason } = MOVES[move];
  if (!from.includes(state)) return 'case-file.wrong-state';
  const unmet = needs?.(facts) ?? null;
  return unmet ?? (reason && !said.reason?.trim() ? 'reason.missing' : null);
}

/** The state after the move. Throws Refused when it may not be made. */
export function advance(
  state: CaseState,
  move: Move,
  facts: CaseFacts = {},
  said: { reason?: string } = {},
): CaseState {
  const refusal = whyNot(move, state, facts, said);
  if (refusal) throw new Refused(refusal, { move, state });
  const { to } = MOVES[move];
  return to === 'same' ? state : to;
}

export function movesFrom(state: CaseState): Move[] {
  return MOVE_NAMES.filter((move) => MOVES[move].from.includes(state));
}

/** Every legal pair of states, each once; the database refuses any other. */
export const TRANSITIONS: readonly (readonly [from: CaseState, to: CaseState])[] = CASE_STATES.flatMap((from) =>
  [...new Set(movesFrom(from).map((move) => MOVES[move].to))].map((to) => [from, to === 'same' ? from : to] as const),
);

const LATE_ENTRIES: readonly Move[] = [
  'register',
  'takeUp',
  'concludeContract',
  'beginAssessment',
  'closeAssessment',
  'beginCourse',
  'completeCourse',
];

/** Whether a move that happened on paper may be entered later by hand, with its real date. */
export function lateEntryAllowed(move: Move): boolean {
  return LATE_ENTRIES.includes(move);
}
