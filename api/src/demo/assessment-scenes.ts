import type { AssessmentKind, IndicatorCode, Score } from '@onaltu/domain/assessment';
import type { Actor } from '../platform/auth/actor';
import type { CaseLife, Scene } from './case-life';
import { DISSENT, SUMMARIES } from './wordings';

const SEVEREST = 0.5;
const MILDEST = 2.7;
const SPREAD = 1.3;
/** By how much a domain has grown at the end of a course. */
const GAINS: readonly (readonly [number, number])[] = [
  [1.1, 35],
  [0.6, 40],
  [0, 19],
  [-0.4, 6],
];
const PART_OF_GAIN: Readonly<Record<AssessmentKind, number>> = { INITIAL: 0, INTERIM: 0.5, FINAL: 1 };
const JOINT_MINUTES = 30;
const TAKES_TWO_DAYS = 0.15;
const DISSENTS = 0.04;

/** Action 3 begins. */
export async function* beginsAssessment(life: CaseLife): Scene {
  life.wait(1, life.plan.straight ? 2 : 4);
  yield* opens(life, 'INITIAL');
}

/** Action 3 ends with the last answer. */
export const closesAssessment = (life: CaseLife): Scene => closes(life, 'INITIAL');

/** A record held in the course. */
export async function* isAssessed(life: CaseLife, kind: 'INTERIM' | 'FINAL'): Scene {
  yield* opens(life, kind);
  yield* closes(life, kind);
}

async function* opens(life: CaseLife, kind: AssessmentKind): Scene {
  life.busy = true;
  const { id } = yield* life.act(
    () => life.first,
    (actor, late) => life.world.stage.assessments.begin(actor, life.id, { kind, late }),
  );
  life.recordId = id;
}

/** Each section in its turn, then one summary that everybody answers. */
async function* closes(life: CaseLife, kind: AssessmentKind): Scene {
  const { assessments } = life.world.stage;
  const scores = scoresOf(life, kind);
  const minutes = life.minutes(JOINT_MINUTES) / (life.team.length + 1);
  for (const { actor: specialist } of life.team) {
    life.pass(minutes);
    yield* life.act(
      () => specialist,
      (actor) => fillsSection(life, actor, scores),
    );
  }
  if (kind === 'INITIAL') yield* life.interrupted(3, () => life.first, life.perhaps(TAKES_TWO_DAYS));
  life.pass(minutes);
  const summary = life.said(life.random.pick(SUMMARIES));
  const { version } = yield* life.act(
    () => life.first,
    async (actor) => {
      const seen = await assessments.read(actor, life.recordId);
      return assessments.writeSummary(actor, life.recordId, seen.version, { summary });
    },
  );
  yield* answers(life, version);
  life.busy = false;
}

async function fillsSection(life: CaseLife, actor: Actor, scores: ReturnType<typeof scoresOf>): Promise<void> {
  const { assessments } = life.world.stage;
  const { sections } = await assessments.read(actor, life.recordId);
  const own = sections.find(({ specialistId }) => specialistId === actor.userId)?.domains ?? [];
  for (const [indicator, value] of scores)
    if (own.some((domain) => indicator.startsWith(`${domain}.`)))
      await assessments.score(actor, life.recordId, { indicator }, { value });
  await assessments.finishSection(actor, life.recordId);
}

async function* answers(life: CaseLife, version: number): Scene {
  const { assessments } = life.world.stage;
  const last = life.team.length - 1;
  for (const [i, { actor: specialist }] of life.team.entries()) {
    const dissents = i > 0 && life.perhaps(DISSENTS);
    const answer = dissents
      ? ({ answer: 'DISSENT', dissent: life.said(DISSENT) } as const)
      : ({ answer: 'AGREED' } as const);
    yield* life.act(
      () => specialist,
      (actor, late) =>
        assessments.answer(actor, life.recordId, version, { ...answer, ...(i === last ? { late } : {}) }),
    );
  }
}

/** Weak where the child came weak, and grown by the course; the same child scores alike each time. */
function scoresOf({ level, random, world }: CaseLife, kind: AssessmentKind): (readonly [IndicatorCode, Score])[] {
  return world.template.flatMap(({ domain, indicators }) => {
    const own = level[domain] ?? {
      start: SEVEREST + random.next() * (MILDEST - SEVEREST),
      gain: random.weighted(GAINS),
      spread: indicators.map(() => (random.next() - 0.5) * SPREAD),
    };
    level[domain] = own;
    return indicators.map((indicator, i) => {
      const value = own.start + (own.spread[i] ?? 0) + own.gain * PART_OF_GAIN[kind];
      return [indicator, Math.max(0, Math.min(4, Math.round(value))) as Score] as const;
    });
  });
}
