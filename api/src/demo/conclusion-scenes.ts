import type { Actor } from '../platform/auth/actor';
import type { CaseLife, Scene } from './case-life';
import { PARTS, REASONS, RECOMMENDATIONS, REMARK } from './wordings';

const VOIDED = 0.06;
const REISSUED = 0.04;

/** Action 5: everybody writes an own part and signs, the head last. A fact corrected afterwards voids it all, and it begins anew. */
export async function* isConcludedBySigning(life: CaseLife): Scene {
  life.busy = true;
  life.wait(1, life.plan.straight ? 2 : 5);
  const minutes = life.minutes(10) / (life.team.length + 2);
  yield* writes(life, minutes);
  yield* sign(life, minutes);
  if (life.lessons.length > 0 && life.perhaps(VOIDED)) {
    yield* isVoided(life);
    yield* sign(life, minutes);
  }
}

async function* writes(life: CaseLife, minutes: number): Scene {
  const { conclusions, cases } = life.world.stage;
  for (const [i, { actor: specialist }] of life.team.entries()) {
    const wording = life.said(life.random.pick(PARTS));
    yield* life.act(
      () => specialist,
      (actor) => conclusions.writePart(actor, life.id, 0, { wording }),
    );
    life.pass(minutes);
    if (i > 0) continue;
    yield* life.act(
      () => specialist,
      (actor) => recommends(life, actor),
    );
    yield* life.act(
      () => specialist,
      (actor) => cases.sayHandling(actor, life.id, 5, { kind: 'INTERRUPT' }),
    );
    life.wait(0, 1);
  }
}

async function recommends(life: CaseLife, actor: Actor): Promise<void> {
  const { conclusions } = life.world.stage;
  const { version, gaps } = await conclusions.read(actor, life.id);
  const remarks = gaps.map(({ id: gap }) => ({ gap, remark: life.said(REMARK) }));
  const recommendations = life.said(RECOMMENDATIONS);
  await conclusions.writeRecommendations(actor, life.id, version, { recommendations, remarks });
}

async function* sign(life: CaseLife, minutes: number): Scene {
  const { conclusions, signatures } = life.world.stage;
  const signs = async (actor: Actor, role: 'SPECIALIST' | 'HEAD'): Promise<void> => {
    const { textSha256 } = await conclusions.read(actor, life.id);
    await signatures.sign(actor, life.id, { role, textSha256, password: life.world.password });
  };
  for (const { actor: specialist } of life.team)
    yield* life.act(
      () => specialist,
      (actor) => signs(actor, 'SPECIALIST'),
    );
  life.pass(minutes);
  yield* life.act(
    () => life.cast.head,
    (actor) => signs(actor, 'HEAD'),
  );
  await life.settle();
}

async function* isVoided(life: CaseLife): Scene {
  const { lessons } = life.world.stage;
  const [wrong] = life.lessons;
  if (!wrong) throw new Error('nothing to correct');
  life.wait(1, 3);
  const state = wrong.present ? 'ABSENT_UNEXCUSED' : 'PRESENT';
  yield* life.act(
    () => life.cast.head,
    (actor) => lessons.correct(actor, wrong.id, life.id, { state, reason: life.said(REASONS.corrected) }),
  );
  await life.settle();
  life.wait(1, 2);
  yield* life.act(
    () => life.first,
    (actor) => recommends(life, actor),
  );
}

/** Action 6: the certificate is printed, and given when somebody comes for it. */
export async function* isIssued(life: CaseLife): Scene {
  const { certificates, cases } = life.world.stage;
  const { representative } = life.family;
  const clerk = (): Actor => life.cast.clerk;
  const recipient = {
    recipientName: `${representative.lastName} ${representative.firstName}`,
    recipientPaper: `${life.said({ kk: 'жеке куәлік', ru: 'удостоверение личности' })} № 04500${1000 + life.plan.n}`,
  };
  life.wait(0, 3);
  yield* life.act(clerk, (actor) => certificates.prepare(actor, life.id, {}));
  await life.settle();
  life.wait(1, life.plan.straight ? 3 : 12);
  yield* life.act(clerk, (actor) => cases.sayHandling(actor, life.id, 6, { kind: 'RESUME' }));
  life.pass(life.minutes(5));
  yield* life.act(clerk, (actor) => certificates.handOver(actor, life.id, recipient));
  life.isOver = true;
  life.busy = false;
  if (!life.perhaps(REISSUED)) return;
  life.wait(5, 40);
  yield* life.act(
    () => life.cast.head,
    (actor) => certificates.reissue(actor, life.id, { reason: life.said(REASONS.reissued) }),
  );
  await life.settle();
  life.wait(0, 4);
  yield* life.act(clerk, (actor) => certificates.handOver(actor, life.id, recipient));
}
