import { DOMAINS } from './assessment';
import { day } from './clock/day';
import { draftConclusion, GAP_NAMES, SENTENCE_NAMES, type ConclusionEvidence } from './conclusion';
import type { ChildLesson } from './course';

const lesson = (attendance: ChildLesson['attendance'], form: ChildLesson['form'] = 'INDIVIDUAL'): ChildLesson => ({
  form,
  state: 'HELD',
  attendance,
});

const complete: ConclusionEvidence = {
  caseFileId: 'case-1',
  contract: { id: 'contract-1', number: '2026/0249', concludedOn: day('2026-05-26'), lengthDays: 180 },
  course: { startedOn: day('2026-05-27'), completedOn: day('2026-11-23'), days: 180, pausedDays: 0 },
  initial: {
    id: 'initial-1',
    closedOn: day('2026-05-27'),
    means: { COGNITIVE: 1.6, SPEECH: 1.125, EMOTIONAL: 2, MOTOR: 2.75, SELF_CARE: 1.5, SOCIAL: 1 },
    summary: 'Бастапқы деңгей.',
  },
  final: {
    id: 'final-1',
    closedOn: day('2026-11-20'),
    means: { COGNITIVE: 2.4, SPEECH: 2.375, EMOTIONAL: 2, MOTOR: 2.5, SELF_CARE: 2.5, SOCIAL: 2 },
    summary: ' Алты саланың төртеуінде оң өзгеріс бар. ',
  },
  planned: { INDIVIDUAL: 4, GROUP: 2 },
  lessons: [
    ...[lesson('PRESENT'), lesson('PRESENT'), lesson('PRESENT'), lesson('ABSENT_EXCUSED')],
    lesson('PRESENT', 'GROUP'),
  ],
  goals: [
    { id: 'g1', domain: 'SPEECH', text: 'Екі сатылы нұсқауды орындайды', state: 'ACHIEVED' },
    { id: 'g2', domain: 'MOTOR', text: 'Допты қағып алады', state: 'NOT_ACHIEVED' },
    { id: 'g3', domain: 'SOCIAL', text: 'Құрдастарымен ойнайды', state: 'PARTLY_ACHIEVED' },
  ],
};

const empty: ConclusionEvidence = {
  caseFileId: 'case-2',
  contract: null,
  course: null,
  initial: null,
  final: null,
  planned: {},
  lessons: [],
  goals: [],
};

const sentencesOf = (change: Partial<ConclusionEvidence> = {}) => draftConclusion({ ...complete, ...change }).sentences;
const gapsOf = (change: Partial<ConclusionEvidence>) =>
  draftConclusion({ ...complete, ...change }).gaps.map(({ id }) => id);

describe('the draft of a conclusion', () => {
  it('of a case with all its records leaves no gap', () => {
    expect(draftConclusion(complete).gaps).toEqual([]);
    expect(sentencesOf().map(({ id }) => id)).toEqual([
      'contract',
      'course',
      'lessons:INDIVIDUAL',
      'lessons:GROUP',
      'attendance',
      'assessments',
      ...DOMAINS.map((domain) => `development:${domain}`),
      'goal:g1',
      'goal:g2',
      'goal:g3',
      'summary',
    ]);
  });

  it('names for every sentence a record that exists', () => {
    const known = ['case-1', 'contract-1', 'initial-1', 'final-1', 'g1', 'g2', 'g3'];
    for (const { sources } of sentencesOf()) for (const { id } of sources) expect(known).toContain(id);
  });

  it('rests a development on both assessments', () => {
    expect(sentencesOf().find(({ id }) => id === 'development:SPEECH')).toEqual({
      id: 'development:SPEECH',
      part: 'RESULTS',
      key: 'conclusion.sentence.developmentPositive',
      params: {
        domain: { word: 'assessment.domain.SPEECH' },
        initial: { number: 1.125, digits: 1 },
        final: { number: 2.375, digits: 1 },
        difference: { number: 1.3, digits: 1 },
      },
      sources: [
        { kind: 'assessment', id: 'initial-1' },
        { kind: 'assessment', id: 'final-1' },
      ],
    });
  });

  it('says as plainly that nothing changed or that it went down', () => {
    const keyOf = (id: string) => sentencesOf().find((one) => one.id === id)?.key;
    expect(keyOf('development:EMOTIONAL')).toBe('conclusion.sentence.developmentNone');
    expect(keyOf('development:MOTOR')).toBe('conclusion.sentence.developmentNegative');
  });

  it('counts lessons by form and attendance over all', () => {
    expect(sentencesOf().find(({ id }) => id === 'lessons:INDIVIDUAL')?.params).toEqual({
      form: { word: 'lesson.form.INDIVIDUAL' },
      planned: { number: 4, digits: 0 },
      held: { number: 3, digits: 0 },
      missed: { number: 1, digits: 0 },
    });
    expect(sentencesOf().find(({ id }) => id === 'attendance')?.params).toEqual({ percent: { number: 80, digits: 0 } });
  });

  it('tells of pauses only when there were any', () => {
    const course = { ...complete.course!, pausedDays: 12 };
    expect(sentencesOf().map(({ id }) => id)).not.toContain('paused');
    expect(sentencesOf({ course }).find(({ id }) => id === 'paused')?.params).toEqual({
      days: { number: 12, digits: 0 },
    });
  });

  it('of a case without records says nothing and lists all that is missing', () => {
    const { sentences, gaps } = draftConclusion(empty);
    expect(sentences).toEqual([]);
    expect(gaps.map(({ id }) => id)).toEqual([
      'noContract',
      'noCourse',
      'noPlan',
      'noLessons',
      'noInitialAssessment',
      'noFinalAssessment',
      'noGoals',
    ]);
  });

  it.each<[string, Partial<ConclusionEvidence>, string[]]>([
    ['an initial assessment', { initial: null }, ['noInitialAssessment']],
    ['a summary', { final: { ...complete.final!, summary: '  ' } }, ['noSummary']],
    ['lessons', { lessons: [] }, ['noLessons']],
    ['marks', { lessons: [lesson('PRESENT'), lesson(null), lesson(null)] }, ['unmarkedLessons:2']],
    ['a judged goal', { goals: [{ ...complete.goals[0]!, state: 'OPEN' }] }, ['goalNotJudged:g1']],
    [
      'a domain in the final assessment',
      { final: { ...complete.final!, means: { ...complete.final!.means, SOCIAL: undefined } } },
      ['domainNotAssessed:FINAL:SOCIAL'],
    ],
  ])('without %s has the gap and no sentence in its place', (_what, change, gaps) => {
    expect(gapsOf(change)).toEqual(gaps);
    const lost = sentencesOf(change).filter(({ id }) => !sentencesOf().some((one) => one.id === id));
    expect(lost).toEqual([]);
  });

  it('says the same of the same records', () => {
    expect(draftConclusion(JSON.parse(JSON.stringify(complete)) as ConclusionEvidence)).toEqual(
      draftConclusion(complete),
    );
  });

  it('has for every sentence and gap it can speak a record that makes it speak', () => {
    const unclear: ConclusionEvidence = {
      ...complete,
      course: { ...complete.course!, pausedDays: 3 },
      final: { ...complete.final!, summary: null, means: {} },
      lessons: [lesson(null), { ...lesson('PRESENT'), makesUpFor: 'lesson-1' }],
      goals: [
        { ...complete.goals[0]!, state: 'OPEN' },
        { ...complete.goals[1]!, state: 'DROPPED' },
      ],
    };
    const drafts = [complete, empty, unclear].map(draftConclusion);
    const spoken = drafts.flatMap(({ sentences, gaps }) => [...sentences, ...gaps].map(({ key }) => key));
    const known = [
      ...SENTENCE_NAMES.map((name) => `conclusion.sentence.${name}` as const),
      ...GAP_NAMES.map((name) => `conclusion.gap.${name}` as const),
    ];
    expect(new Set(spoken)).toEqual(new Set(known));
  });

  it('gives every sentence and every gap its own id', () => {
    for (const evidence of [complete, empty]) {
      const { sentences, gaps } = draftConclusion(evidence);
      const ids = [...sentences, ...gaps].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
