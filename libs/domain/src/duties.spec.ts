import { type CaseState } from './case-process';
import { day } from './clock/day';
import { dutiesOf, dutyStates, isPressing, laneOf, type Standing, urgencyOf, WAITING_LIMIT } from './duties';

const today = day('2026-11-26');
const standing = (state: CaseState, more: Partial<Standing> = {}): Standing => ({
  state,
  facts: {},
  assigned: true,
  missingPapers: 0,
  openAssessment: null,
  programmePending: false,
  plannedEndOn: null,
  today,
  conclusion: null,
  ...more,
});
const open = (of: Standing, ...roles: Parameters<typeof dutiesOf>[1]) =>
  dutiesOf(of, roles)
    .filter(({ done }) => !done)
    .map(({ duty }) => duty);

describe('what a case asks of a person', () => {
  it.each([
    ['CLERK', 'DRAFT', ['finishDraft']],
    ['CLERK', 'RETURNED_FOR_COMPLETION', ['handInAgain']],
    ['HEAD', 'REGISTERED', ['review']],
    ['HEAD', 'UNDER_HEAD_REVIEW', ['review']],
    ['SPECIALIST', 'CONTRACT_CONCLUDED', ['beginAssessment']],
    ['SPECIALIST', 'ASSESSED', ['writeProgramme']],
    ['CLERK', 'CONCLUSION_SIGNED', ['prepareCertificate']],
    ['HEAD', 'RESULT_ISSUED', []],
  ] as const)('%s, %s: %j', (role, state, duties) => expect(open(standing(state), role)).toEqual(duties));

  it('asks nothing of a specialist who is not on the team', () => {
    expect(open(standing('CONTRACT_CONCLUDED', { assigned: false }), 'SPECIALIST')).toEqual([]);
  });

  it('asks for papers that are missing, whatever the case waits for', () => {
    expect(open(standing('IN_REHABILITATION', { missingPapers: 2 }), 'CLERK')).toEqual(['bringPapers']);
  });

  it('leads through the joint record: the section, the summary, the answer', () => {
    const record = {
      kind: 'INITIAL',
      hasSection: true,
      sectionFinished: false,
      summaryWritten: false,
      answered: false,
    } as const;
    const at = (more: Partial<NonNullable<Standing['openAssessment']>>) =>
      open(standing('UNDER_ASSESSMENT', { openAssessment: { ...record, ...more } }), 'SPECIALIST');
    expect(at({})).toEqual(['fillSection', 'writeSummary']);
    expect(at({ sectionFinished: true })).toEqual(['writeSummary']);
    expect(at({ sectionFinished: true, summaryWritten: true })).toEqual(['answerSummary']);
    expect(at({ sectionFinished: true, summaryWritten: true, answered: true })).toEqual([]);
  });

  it('opens the final assessment ten days before the planned end, and the decision of the head fourteen', () => {
    const ends = (on: string) => standing('IN_REHABILITATION', { plannedEndOn: day(on) });
    expect(open(ends('2026-12-07'), 'SPECIALIST')).toEqual([]);
    expect(open(ends('2026-12-06'), 'SPECIALIST')).toEqual(['holdFinalAssessment']);
    expect(open(ends('2026-12-11'), 'HEAD')).toEqual([]);
    expect(open(ends('2026-12-10'), 'HEAD')).toEqual(['decideEnd']);
  });

  it('offers to complete the course as soon as the table of moves allows it', () => {
    const facts = { courseDay: 120, minDays: 90, noOpenAssessment: true, finalAssessmentClosed: true };
    expect(open(standing('IN_REHABILITATION', { facts }), 'SPECIALIST')).toEqual(['completeCourse']);
  });

  it('asks the head to sign last', () => {
    const conclusion = { signer: true, partWritten: true, signed: false, specialistsLeft: 1 };
    expect(open(standing('CONCLUSION_IN_PREPARATION', { conclusion }), 'HEAD', 'SPECIALIST')).toEqual(['sign']);
    const signed = { ...conclusion, signed: true, specialistsLeft: 0 };
    expect(open(standing('CONCLUSION_IN_PREPARATION', { conclusion: signed }), 'HEAD', 'SPECIALIST')).toEqual([
      'signAsHead',
    ]);
  });

  it('names the states in which a role may owe anything', () => {
    expect(dutyStates(['SPECIALIST'])).not.toContain('REGISTERED');
    expect(dutyStates(['HEAD'])).toContain('REGISTERED');
    expect(dutyStates(['PROVIDER_ADMIN'])).toEqual([]);
  });
});

describe('in whose lane a case lies', () => {
  it.each([
    ['DRAFT', false, 'CLERK'],
    ['RETURNED_FOR_COMPLETION', false, 'CLERK'],
    ['REGISTERED', false, 'HEAD'],
    ['WAITLISTED', false, 'HEAD'],
    ['UNDER_ASSESSMENT', true, 'SPECIALIST'],
    ['ASSESSED', false, 'SPECIALIST'],
    ['ASSESSED', true, 'HEAD'],
    ['IN_REHABILITATION', true, 'SPECIALIST'],
    ['CONCLUSION_IN_PREPARATION', false, 'SPECIALIST'],
    ['CONCLUSION_IN_PREPARATION', true, 'HEAD'],
    ['CONCLUSION_SIGNED', true, 'CLERK'],
    ['RESULT_ISSUED', false, null],
  ] as const)('%s, the specialists done: %s: %s', (state, done, lane) => expect(laneOf(state, done)).toBe(lane));
});

describe('how pressing it is', () => {
  it.each([
    ['REGISTERED', true],
    ['IN_REHABILITATION', true],
    ['DRAFT', false],
    ['WAITLISTED', false],
    ['SUSPENDED', false],
    ['REFUSED', false],
  ] as const)('%s has a limit: %s', (state, pressing) => expect(isPressing(state)).toBe(pressing));

  const owed = { duty: 'review', dueOn: null } as const;

  it('a desk duty is late past the waiting limit', () => {
    expect(urgencyOf(owed, { today, waited: WAITING_LIMIT })).toBe('TODAY');
    expect(urgencyOf(owed, { today, waited: WAITING_LIMIT + 0.1 })).toBe('LATE');
  });

  it.each([
    ['2026-11-25', 'LATE'],
    ['2026-11-26', 'TODAY'],
    ['2026-12-03', 'WEEK'],
    ['2026-12-04', 'LATER'],
  ])('due on %s: %s', (on, urgency) =>
    expect(urgencyOf({ duty: 'decideEnd', dueOn: day(on) }, { today, waited: 0 })).toBe(urgency),
  );

  it('what has no limit presses nobody', () => {
    expect(urgencyOf({ duty: 'callUp', dueOn: null }, { today, waited: 9_999 })).toBe('LATER');
  });
});
