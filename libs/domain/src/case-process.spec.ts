import {
  actionOf,
  advance,
  CASE_STATES,
  lateEntryAllowed,
  MOVES,
  movesFrom,
  TERMINAL_STATES,
  TRANSITIONS,
  whyNot,
  type CaseFacts,
  type CaseState,
  type Move,
} from './case-process';
import { Refused } from './refused';

const fulfilled: CaseFacts = {
  hasApplication: true,
  hasConsent: true,
  hasIinOrReplacement: true,
  lengthDays: 180,
  minDays: 90,
  maxDays: 365,
  specialists: 2,
  signedByHead: true,
  signedByRepresentative: true,
  sectionsComplete: true,
  summaryWritten: true,
  allAgreed: true,
  hasProgramme: true,
  courseDay: 90,
  noOpenAssessment: true,
  finalAssessmentClosed: true,
  unsignedSpecialists: 0,
  openGapsWithoutRemark: 0,
  certificateRendered: true,
  recipientRecorded: true,
};
const said = { reason: 'the family moved' };

/** The table of the process written a second time, by state: what leads where. */
const EXPECTED: Record<CaseState, Partial<Record<Move, CaseState>>> = {
  DRAFT: { register: 'REGISTERED' },
  REGISTERED: {
    takeUp: 'UNDER_HEAD_REVIEW',
    returnForCompletion: 'RETURNED_FOR_COMPLETION',
    refuse: 'REFUSED',
    withdraw: 'WITHDRAWN',
  },
  UNDER_HEAD_REVIEW: {
    returnForCompletion: 'RETURNED_FOR_COMPLETION',
    putOnWaitingList: 'WAITLISTED',
    refuse: 'REFUSED',
    concludeContract: 'CONTRACT_CONCLUDED',
    withdraw: 'WITHDRAWN',
  },
  RETURNED_FOR_COMPLETION: { handInAgain: 'REGISTERED', withdraw: 'WITHDRAWN' },
  WAITLISTED: { callUp: 'UNDER_HEAD_REVIEW', refuse: 'REFUSED', withdraw: 'WITHDRAWN' },
  CONTRACT_CONCLUDED: { beginAssessment: 'UNDER_ASSESSMENT', withdraw: 'WITHDRAWN', transfer: 'TRANSFERRED' },
  UNDER_ASSESSMENT: { closeAssessment: 'ASSESSED', withdraw: 'WITHDRAWN', transfer: 'TRANSFERRED' },
  ASSESSED: { beginCourse: 'IN_REHABILITATION', withdraw: 'WITHDRAWN', transfer: 'TRANSFERRED' },
  IN_REHABILITATION: {
    pause: 'SUSPENDED',
    prolong: 'IN_REHABILITATION',
    endEarly: 'TERMINATED_EARLY',
    completeCourse: 'CONCLUSION_IN_PREPARATION',
    withdraw: 'WITHDRAWN',
    transfer: 'TRANSFERRED',
  },
  SUSPENDED: {
    resume: 'IN_REHABILITATION',
    endEarly: 'TERMINATED_EARLY',
    withdraw: 'WITHDRAWN',
    transfer: 'TRANSFERRED',
  },
  CONCLUSION_IN_PREPARATION: { signConclusion: 'CONCLUSION_SIGNED' },
  CONCLUSION_SIGNED: { voidSignatures: 'CONCLUSION_IN_PREPARATION', handOver: 'RESULT_ISSUED' },
  RESULT_ISSUED: { reissueCertificate: 'RESULT_ISSUED' },
  REFUSED: {},
  WITHDRAWN: {},
  TERMINATED_EARLY: {},
  TRANSFERRED: {},
};

const ALL_MOVES = Object.keys(MOVES) as Move[];
const everyPair = CASE_STATES.flatMap((state) => ALL_MOVES.map((move) => ({ state, move })));

/** mulberry32: the same walks on every machine. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('the case process', () => {
  it.each(everyPair)('from $state, $move goes where the table says or nowhere', ({ state, move }) => {
    const to = EXPECTED[state][move];
    if (to) {
      expect(whyNot(move, state, fulfilled, said)).toBeNull();
      expect(advance(state, move, fulfilled, said)).toBe(to);
    } else {
      expect(whyNot(move, state, fulfilled, said)).toBe('case-file.wrong-state');
      expect(() => advance(state, move, fulfilled, said)).toThrow(new Refused('case-file.wrong-state'));
    }
  });

  it('offers from a state exactly what the table holds', () => {
    for (const state of CASE_STATES) {
      expect(new Set(movesFrom(state))).toEqual(new Set(Object.keys(EXPECTED[state])));
    }
  });

  it('lets nothing leave a case that is over, but for a certificate issued anew', () => {
    expect(TERMINAL_STATES.flatMap((state) => movesFrom(state))).toEqual(['reissueCertificate']);
    expect(CASE_STATES.filter((state) => actionOf(state) === null).toSorted()).toEqual([...TERMINAL_STATES].toSorted());
  });

  it('lists every legal pair of states once for the database', () => {
    const pairs = Object.entries(EXPECTED).flatMap(([from, moves]) =>
      [...new Set(Object.values(moves))].map((to) => `${from} ${to}`),
    );
    expect(TRANSITIONS.map((pair) => pair.join(' ')).toSorted()).toEqual(pairs.toSorted());
  });

  it('tells which move was refused in which state', () => {
    expect(() => advance('DRAFT', 'handOver')).toThrow(
      expect.objectContaining({ code: 'case-file.wrong-state', params: { move: 'handOver', state: 'DRAFT' } }),
    );
  });

  it('asks for a reason where the table does, and blanks are not one', () => {
    const asking = ALL_MOVES.filter((move) => MOVES[move].reason);
    expect(asking.toSorted()).toEqual(
      [
        ...['endEarly', 'pause', 'prolong', 'putOnWaitingList', 'refuse', 'reissueCertificate'],
        ...['returnForCompletion', 'transfer', 'voidSignatures', 'withdraw'],
      ].toSorted(),
    );
    for (const move of asking) {
      const state = MOVES[move].from[0]!;
      expect(whyNot(move, state, fulfilled)).toBe('reason.missing');
      expect(whyNot(move, state, fulfilled, { reason: '  ' })).toBe('reason.missing');
    }
  });

  it.each([
    ['register', 'DRAFT', { hasApplication: false }, 'case-file.paper-missing'],
    ['register', 'DRAFT', { hasConsent: false }, 'case-file.consent-missing'],
    ['register', 'DRAFT', { hasIinOrReplacement: false }, 'case-file.iin-missing'],
    ['concludeContract', 'UNDER_HEAD_REVIEW', { lengthDays: 89 }, 'contract.length-out-of-range'],
    ['concludeContract', 'UNDER_HEAD_REVIEW', { lengthDays: 366 }, 'contract.length-out-of-range'],
    ['concludeContract', 'UNDER_HEAD_REVIEW', { specialists: 0 }, 'contract.no-specialist'],
    ['concludeContract', 'UNDER_HEAD_REVIEW', { signedByHead: false }, 'contract.not-signed'],
    ['concludeContract', 'UNDER_HEAD_REVIEW', { signedByRepresentative: false }, 'contract.not-signed'],
    ['closeAssessment', 'UNDER_ASSESSMENT', { sectionsComplete: false }, 'assessment.section-incomplete'],
    ['closeAssessment', 'UNDER_ASSESSMENT', { summaryWritten: false }, 'assessment.summary-missing'],
    ['closeAssessment', 'UNDER_ASSESSMENT', { allAgreed: false }, 'assessment.not-all-agreed'],
    ['beginCourse', 'ASSESSED', { hasProgramme: false }, 'course.no-programme'],
    ['prolong', 'IN_REHABILITATION', { lengthDays: 366 }, 'contract.length-out-of-range'],
    ['completeCourse', 'IN_REHABILITATION', { courseDay: 89 }, 'course.too-early'],
    ['completeCourse', 'IN_REHABILITATION', { finalAssessmentClosed: false }, 'course.no-final-assessment'],
    ['completeCourse', 'IN_REHABILITATION', { noOpenAssessment: false }, 'assessment.already-open'],
    ['signConclusion', 'CONCLUSION_IN_PREPARATION', { openGapsWithoutRemark: 1 }, 'conclusion.gap-without-remark'],
    ['signConclusion', 'CONCLUSION_IN_PREPARATION', { unsignedSpecialists: 1 }, 'conclusion.specialists-first'],
    ['handOver', 'CONCLUSION_SIGNED', { certificateRendered: false }, 'certificate.not-rendered'],
    ['handOver', 'CONCLUSION_SIGNED', { recipientRecorded: false }, 'certificate.no-recipient'],
  ] as const)('%s from %s with %j is refused: %s', (move, state, change, refusal) => {
    expect(whyNot(move, state, { ...fulfilled, ...change }, said)).toBe(refusal);
  });

  it('takes any one missing fact as not fulfilled', () => {
    for (const move of ALL_MOVES.filter((name) => MOVES[name].needs)) {
      expect(whyNot(move, MOVES[move].from[0]!, {}, said)).not.toBeNull();
    }
  });

  it('concludes for the shortest and the longest length, and for 365 in spite of the word beside the figure', () => {
    for (const lengthDays of [90, 180, 181, 365]) {
      expect(whyNot('concludeContract', 'UNDER_HEAD_REVIEW', { ...fulfilled, lengthDays })).toBeNull();
    }
  });

  it('lets no clock run while a case waits or is over', () => {
    const clockOf = (clock: 'INTERRUPT' | 'RESUME') => ALL_MOVES.filter((move) => MOVES[move].clock === clock);
    expect(clockOf('INTERRUPT').toSorted()).toEqual(
      [
        ...['endEarly', 'pause', 'putOnWaitingList', 'refuse', 'returnForCompletion'],
        ...['transfer', 'voidSignatures', 'withdraw'],
      ].toSorted(),
    );
    expect(clockOf('RESUME')).toEqual(['callUp', 'resume']);
    for (const move of ALL_MOVES) {
      const { to, completes, clock } = MOVES[move];
      if (TERMINAL_STATES.some((state) => state === to) && !completes)
        expect([move, clock]).toEqual([move, 'INTERRUPT']);
    }
  });

  it('admits late hand entries for what happens on paper only', () => {
    expect(ALL_MOVES.filter(lateEntryAllowed)).toEqual([
      'register',
      'takeUp',
      'concludeContract',
      'beginAssessment',
      'closeAssessment',
      'beginCourse',
      'completeCourse',
    ]);
  });
});

const EXITS: readonly Move[] = ['refuse', 'withdraw', 'endEarly', 'transfer'];

/** A case driven by chance: mostly moves that exist, now and then any other; the ways out of it are rare. */
function chooseMove(state: CaseState, random: () => number): Move {
  const open = random() < 0.3 ? ALL_MOVES : movesFrom(state);
  const move = open[Math.floor(random() * open.length)] ?? 'register';
  return EXITS.includes(move) && random() < 0.9 ? chooseMove(state, random) : move;
}

function walk(random: () => number) {
  let state: CaseState = 'DRAFT';
  const completed: number[] = [];
  const faults: string[] = [];
  for (let step = 0; step < 80; step++) {
    const move = chooseMove(state, random);
    const facts = random() < 0.2 ? { ...fulfilled, allAgreed: false, courseDay: 12 } : fulfilled;
    if (whyNot(move, state, facts, said)) continue;
    const next: CaseState = advance(state, move, facts, said);
    if (EXPECTED[state][move] !== next) faults.push(`${state} ${move} ${next}`);
    state = next;
    const { completes } = MOVES[move];
    if (completes && !completed.includes(completes)) completed.push(completes);
    if (completed.length < (actionOf(state) ?? 1) - 1) faults.push(`${state} before its time`);
  }
  return { completed, faults, end: state };
}

describe('a case driven by chance', () => {
  const random = seeded(20261123);
  const walks = Array.from({ length: 1000 }, () => walk(random));

  it('never leaves the table nor enters an action before the one before it is done', () => {
    expect(walks.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('completes the six actions in order and skips none', () => {
    for (const { completed, end } of walks) {
      expect(completed).toEqual([1, 2, 3, 4, 5, 6].slice(0, completed.length));
      if (end === 'RESULT_ISSUED') expect(completed).toHaveLength(6);
    }
  });

  it('sometimes reaches each end', () => {
    const ends = new Set(walks.map(({ end }) => end));
    for (const terminal of TERMINAL_STATES) expect(ends).toContain(terminal);
  });
});
