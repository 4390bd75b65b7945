import { DOMAINS, dynamicsOf, type AssessmentKind, type Domain, type Dynamics } from './assessment';
import type { Day } from './clock/day';
import { attendanceRate, dosage, LESSON_FORMS, type ChildLesson, type GoalState, type LessonForm } from './course';

/** What a signed conclusion rests on that can change under it. */
export const CITED_FACTS = ['attendance', 'goal', 'child', 'team'] as const;
export type CitedFact = (typeof CITED_FACTS)[number];

export const CONCLUSION_PARTS = ['COURSE', 'WORK', 'RESULTS', 'GOALS', 'SUMMARY'] as const;
export type ConclusionPart = (typeof CONCLUSION_PARTS)[number];

export const SOURCE_KINDS = ['assessment', 'lesson', 'attendance', 'goal', 'contract', 'case'] as const;
export type EvidenceSource = { kind: (typeof SOURCE_KINDS)[number]; id: string };

export const SENTENCE_NAMES = [
  ...(['contract', 'course', 'paused', 'lessons', 'madeUp', 'attendance', 'assessments'] as const),
  ...(['developmentPositive', 'developmentNone', 'developmentNegative'] as const),
  ...(['goalAchieved', 'goalPartlyAchieved', 'goalNotAchieved', 'goalDropped', 'summary'] as const),
] as const;
export type SentenceName = (typeof SENTENCE_NAMES)[number];

export const GAP_NAMES = [
  ...(['noContract', 'noCourse', 'noPlan', 'noLessons', 'unmarkedLessons'] as const),
  ...(['noInitialAssessment', 'noFinalAssessment', 'domainNotAssessed'] as const),
  ...(['noGoals', 'goalNotJudged', 'noSummary'] as const),
] as const;
export type GapName = (typeof GAP_NAMES)[number];

type WordKey = `assessment.domain.${Domain}` | `assessment.kind.${AssessmentKind}` | `lesson.form.${LessonForm}`;

/** What fills a sentence, before any language: the key of a word, a date, a number, or a text a person wrote. */
export type SentenceParam = { word: WordKey } | { day: Day } | { number: number; digits: number } | { text: string };
type Params = Readonly<Record<string, SentenceParam>>;

export type ConclusionSentence = {
  id: string;
  part: ConclusionPart;
  key: `conclusion.sentence.${SentenceName}`;
  params: Params;
  sources: readonly [EvidenceSource, ...EvidenceSource[]];
};

/** What the conclusion should say and the records do not: listed, never invented. */
export type EvidenceGap = { id: string; part: ConclusionPart; key: `conclusion.gap.${GapName}`; params: Params };

export type AssessmentEvidence = {
  id: string;
  closedOn: Day;
  means: Partial<Record<Domain, number>>;
  summary: string | null;
};

export type ConclusionEvidence = {
  caseFileId: string;
  contract: { id: string; number: string; concludedOn: Day; lengthDays: number } | null;
  course: { startedOn: Day; completedOn: Day; days: number; pausedDays: number } | null;
  initial: AssessmentEvidence | null;
  final: AssessmentEvidence | null;
  planned: Partial<Record<LessonForm, number>>;
  lessons: readonly ChildLesson[];
  goals: readonly { id: string; domain: Domain; text: string; state: GoalState }[];
};

export type ConclusionDraft = { sentences: ConclusionSentence[]; gaps: EvidenceGap[] };
type Finding = ConclusionSentence | EvidenceGap;

const whole = (number: number): SentenceParam => ({ number, digits: 0 });
const decimal = (number: number): SentenceParam => ({ number, digits: 1 });
const word = (key: WordKey): SentenceParam => ({ word: key });

function sentence(
  part: ConclusionPart,
  [name, id]: readonly [name: SentenceName, id: string],
  params: Params,
  ...sources: [EvidenceSource, ...EvidenceSource[]]
): ConclusionSentence {
  return { id, part, key: `conclusion.sentence.${name}`, params, sources };
}

function gap(part: ConclusionPart, name: GapName, of?: readonly [id: string, params: Params]): EvidenceGap {
  const [id, params] = of ?? [null, {}];
  return { id: id ? `${name}:${id}` : name, part, key: `conclusion.gap.${name}`, params };
}

function aboutContract({ contract }: ConclusionEvidence): Finding {
  if (!contract) return gap('COURSE', 'noContract');
  const { id, number, concludedOn, lengthDays } = contract;
  const params = { number: { text: number }, date: { day: concludedOn }, days: whole(lengthDays) };
  return sentence('COURSE', ['contract', 'contract'], params, { kind: 'contract', id });
}

function aboutCourse({ course, caseFileId }: ConclusionEvidence): Finding[] {
  if (!course) return [gap('COURSE', 'noCourse')];
  const source: EvidenceSource = { kind: 'case', id: caseFileId };
  const params = { from: { day: course.startedOn }, to: { day: course.completedOn }, days: whole(course.days) };
  const paused = { days: whole(course.pausedDays) };
  return [
    sentence('COURSE', ['course', 'course'], params, source),
    ...(course.pausedDays > 0 ? [sentence('COURSE', ['paused', 'paused'], paused, source)] : []),
  ];
}

function aboutLessons({ planned, lessons, caseFileId }: ConclusionEvidence): Finding[] {
  const doses = dosage(planned, lessons);
  const forms = LESSON_FORMS.filter((form) => doses[form].planned + doses[form].held + doses[form].missed > 0);
  const unmarked = LESSON_FORMS.reduce((sum, form) => sum + doses[form].unmarked, 0);
  const madeUp = LESSON_FORMS.reduce((sum, form) => sum + doses[form].madeUp, 0);
  const rate = attendanceRate(lessons);
  const said = forms.map((form) => {
    const { planned: promised, held, missed } = doses[form];
    const params = {
      form: word(`lesson.form.${form}`),
      planned: whole(promised),
      held: whole(held),
      missed: whole(missed),
    };
    return sentence('WORK', ['lessons', `lessons:${form}`], params, { kind: 'lesson', id: caseFileId });
  });
  const percent = (share: number) => ({ percent: whole(Math.round(share * 100)) });
  const attended = (share: number) =>
    sentence('WORK', ['attendance', 'attendance'], percent(share), { kind: 'attendance', id: caseFileId });
  return [
    ...said,
    ...(madeUp > 0
      ? [sentence('WORK', ['madeUp', 'madeUp'], { count: whole(madeUp) }, { kind: 'lesson', id: caseFileId })]
      : []),
    ...(rate === null ? [] : [attended(rate)]),
    ...(Object.values(planned).some((count) => count > 0) ? [] : [gap('WORK', 'noPlan')]),
    ...(lessons.some(({ state }) => state === 'HELD') ? [] : [gap('WORK', 'noLessons')]),
    ...(unmarked > 0 ? [gap('WORK', 'unmarkedLessons', [String(unmarked), { count: whole(unmarked) }])] : []),
  ];
}

const DEVELOPMENT: Readonly<Record<Dynamics, SentenceName>> = {
  POSITIVE: 'developmentPositive',
  NONE: 'developmentNone',
  NEGATIVE: 'developmentNegative',
};

/** What the conclusion will say of a domain's two means; shown while the final one is still being scored. */
export function developmentIn(
  domain: Domain,
  before: number,
  after: number,
): { sentence: SentenceName; params: Params } {
  const { dynamics, difference } = dynamicsOf(before, after);
  const params = {
    domain: word(`assessment.domain.${domain}`),
    initial: decimal(before),
    final: decimal(after),
    difference: decimal(Math.abs(difference)),
  };
  return { sentence: DEVELOPMENT[dynamics], params };
}

function aboutDomain(domain: Domain, initial: AssessmentEvidence, final: AssessmentEvidence): Finding[] {
  const [before, after] = [initial.means[domain], final.means[domain]];
  const name = word(`assessment.domain.${domain}`);
  const unknown = ([kind, mean]: readonly [AssessmentKind, number | undefined]) =>
    mean === undefined
      ? [
          gap('RESULTS', 'domainNotAssessed', [
            `${kind}:${domain}`,
            { domain: name, kind: word(`assessment.kind.${kind}`) },
          ]),
        ]
      : [];
  if (before === undefined || after === undefined) {
    return (
      [
        ['INITIAL', before],
        ['FINAL', after],
      ] as const
    ).flatMap(unknown);
  }
  const { sentence: said, params } = developmentIn(domain, before, after);
  return [
    sentence(
      'RESULTS',
      [said, `development:${domain}`],
      params,
      { kind: 'assessment', id: initial.id },
      { kind: 'assessment', id: final.id },
    ),
  ];
}

function aboutAssessments({ initial, final }: ConclusionEvidence): Finding[] {
  const missing = [
    ...(initial ? [] : [gap('RESULTS', 'noInitialAssessment')]),
    ...(final ? [] : [gap('RESULTS', 'noFinalAssessment')]),
  ];
  if (!initial || !final) return missing;
  const dates = { initialDate: { day: initial.closedOn }, finalDate: { day: final.closedOn } };
  const source = ({ id }: AssessmentEvidence): EvidenceSource => ({ kind: 'assessment', id });
  return [
    sentence('RESULTS', ['assessments', 'assessments'], dates, source(initial), source(final)),
    ...DOMAINS.flatMap((domain) => aboutDomain(domain, initial, final)),
  ];
}

const GOALS: Readonly<Record<Exclude<GoalState, 'OPEN'>, SentenceName>> = {
  ACHIEVED: 'goalAchieved',
  PARTLY_ACHIEVED: 'goalPartlyAchieved',
  NOT_ACHIEVED: 'goalNotAchieved',
  DROPPED: 'goalDropped',
};

function aboutGoals({ goals }: ConclusionEvidence): Finding[] {
  if (goals.length === 0) return [gap('GOALS', 'noGoals')];
  return goals.map(({ id, domain, text, state }) => {
    const params = { domain: word(`assessment.domain.${domain}`), goal: { text } };
    if (state === 'OPEN') return gap('GOALS', 'goalNotJudged', [id, params]);
    return sentence('GOALS', [GOALS[state], `goal:${id}`], params, { kind: 'goal', id });
  });
}

function aboutSummary({ final }: ConclusionEvidence): Finding[] {
  if (!final) return [];
  const text = final.summary?.trim();
  if (!text) return [gap('SUMMARY', 'noSummary')];
  return [sentence('SUMMARY', ['summary', 'summary'], { text: { text } }, { kind: 'assessment', id: final.id })];
}

/** The conclusion of action 5 as far as the records carry it (¶5(5)): each sentence names what it rests on. */
export function draftConclusion(evidence: ConclusionEvidence): ConclusionDraft {
  const findings = [
    aboutContract(evidence),
    ...aboutCourse(evidence),
    ...aboutLessons(evidence),
    ...aboutAssessments(evidence),
    ...aboutGoals(evidence),
    ...aboutSummary(evidence),
  ];
  return {
    sentences: findings.filter((finding) => 'sources' in finding),
    gaps: findings.filter((finding): finding is EvidenceGap => !('sources' in finding)),
  };
}
