import { type CaseState, TERMINAL_STATES } from '@onaltu/domain/case-process';
import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import type { PaperKind } from '@onaltu/domain/regulation';
import type { PaperOnHand, RegisterCaseFile } from '../features/intake/register-case-file.dto';
import type { Actor } from '../platform/auth/actor';
import type { CaseLife, Scene } from './case-life';
import { DESTINATION, REASONS } from './wordings';

const CHANNELS = [
  ['OFFICE', 78],
  ['REFERRAL', 14],
  ['PORTAL', 8],
] as const;
const TEAM_SIZES = [
  [2, 3],
  [3, 5],
  [4, 2],
] as const;
const LONGEST = 365;
const MAY_DALLY: readonly CaseState[] = ['IN_REHABILITATION', 'RESULT_ISSUED', 'TERMINATED_EARLY', 'TRANSFERRED'];

/** Action 1 begins: the clerk types. */
export async function* begins(life: CaseLife): Scene {
  const { child, representative } = life.family;
  const { id } = yield* byClerk(life, (actor) => life.world.stage.intake.saveDraft(actor, { child, representative }));
  life.id = id;
}

/** Action 1 ends: the papers have a number. */
export async function* registers(life: CaseLife): Scene {
  const minutes = life.minutes(5);
  life.pass(minutes / 2);
  yield* life.interrupted(1, () => life.cast.clerk);
  life.pass(minutes / 2);
  const terms = applicationOf(life);
  yield* life.act(
    () => life.cast.clerk,
    (actor, late) => life.world.stage.intake.register(actor, life.id, { ...terms, late }),
  );
  life.world.onRegistered();
  await life.settle();
}

/** Action 2 begins: the head takes the package up, and may send it back or find no place. */
export async function* isReviewed(life: CaseLife): Scene {
  const { exits } = life.world.stage;
  if (life.plan.straight || life.plan.end === 'UNDER_HEAD_REVIEW') life.wait(0, 1);
  else life.wait(0, 4);
  yield* takesUp(life);
  if (life.isOnPaper || !MAY_DALLY.includes(life.plan.end)) return;
  if (life.perhaps(0.09)) yield* comesBack(life);
  if (!life.perhaps(life.world.plan.full)) return;
  life.pass(3);
  yield* byHead(life, (actor) => exits.putOnWaitingList(actor, life.id, { reason: life.said(REASONS.waiting) }));
  life.wait(14, 80);
  yield* byHead(life, (actor) => exits.callUp(actor, life.id));
}

/** Action 2 ends: a team and a contract. */
export async function* isConcluded(life: CaseLife): Scene {
  const { stage, cast } = life.world;
  const minutes = life.minutes(10);
  const size = Math.min(cast.specialists.length, life.random.weighted(TEAM_SIZES));
  const chosen = life.random.some(cast.specialists, size);
  life.team = chosen;
  life.busy = true;
  life.pass(minutes / 2);
  yield* life.interrupted(2, () => cast.head);
  for (const { actor: specialist } of chosen)
    yield* byHead(life, (actor) => stage.teams.assign(actor, life.id, { specialistId: specialist.userId }));
  life.pass(minutes / 2);
  yield* life.act(
    () => cast.head,
    (actor, late) =>
      stage.contracts.conclude(actor, life.id, {
        lengthDays: life.plan.lengthDays,
        language: life.language,
        signedByHead: true,
        signedByRepresentativeAt: life.now.toISOString(),
        late,
      }),
  );
  life.busy = false;
  await life.settle();
}

/** Off the regular way, for the time being or for good. */
export async function* leaves(life: CaseLife): Scene {
  const { id } = life;
  const { exits } = life.world.stage;
  if (life.plan.leavesFrom === 'UNDER_HEAD_REVIEW') life.pass(4);
  else if (life.plan.leavesFrom !== 'IN_REHABILITATION') life.wait(1, 5);
  const day = almatyDay(life.now);
  const said = (words: { kk: string; ru: string }) => ({ reason: life.said(words) });
  const ways: Readonly<Partial<Record<CaseLife['plan']['end'], () => Scene<unknown>>>> = {
    RETURNED_FOR_COMPLETION: () => byHead(life, (actor) => exits.returnForCompletion(actor, id, returning(life))),
    WAITLISTED: () => byHead(life, (actor) => exits.putOnWaitingList(actor, id, said(REASONS.waiting))),
    REFUSED: () =>
      byHead(life, (actor) => exits.refuse(actor, id, { ...said(REASONS.refused), ground: 'DOES_NOT_MEET_RULES' })),
    WITHDRAWN: () =>
      byClerk(life, (actor) =>
        exits.withdraw(actor, id, {
          ...said(REASONS.withdrawn),
          reasonCode: 'FAMILY',
          paperNumber: `${life.plan.n}-ө`,
        }),
      ),
    SUSPENDED: () =>
      byHead(life, (actor) => exits.pause(actor, id, { ...said(REASONS.paused), reasonCode: 'ILLNESS', from: day })),
    TERMINATED_EARLY: () =>
      byHead(life, (actor) => exits.endEarly(actor, id, { ...said(REASONS.ended), reasonCode: 'MOVED', on: day })),
    TRANSFERRED: () =>
      byHead(life, (actor) =>
        exits.transfer(actor, id, { ...said(REASONS.transferred), destination: life.said(DESTINATION) }),
      ),
  };
  const way = ways[life.plan.end];
  if (way) yield* way();
  life.isOver = TERMINAL_STATES.some((terminal) => terminal === life.plan.end);
}

/** A longer course, by an addendum. */
export async function* isProlonged(life: CaseLife, days: number): Scene {
  const lengthDays = Math.min(LONGEST, life.plan.lengthDays + days);
  if (lengthDays <= life.plan.lengthDays) return;
  yield* byHead(life, (actor) =>
    life.world.stage.prolonging.prolong(actor, life.id, { lengthDays, reason: life.said(REASONS.prolonged) }),
  );
  await life.settle();
}

async function* takesUp(life: CaseLife): Scene {
  yield* life.act(
    () => life.cast.head,
    (actor, late) => life.world.stage.contracts.takeUp(actor, life.id, { late }),
  );
}

/** A paper is missing: the family brings it, and the package begins anew. */
async function* comesBack(life: CaseLife): Scene {
  const { exits, papers } = life.world.stage;
  life.pass(3);
  yield* byHead(life, (actor) => exits.returnForCompletion(actor, life.id, returning(life)));
  life.wait(3, 15);
  yield* byClerk(life, (actor) => papers.keep(actor, life.id, { kind: 'MEDICAL_RECORD', keeping: 'COPY' }));
  yield* byClerk(life, (actor) => exits.handInAgain(actor, life.id));
  life.wait(0, 2);
  yield* takesUp(life);
}

const returning = (life: CaseLife): { reason: string; missing: PaperKind[] } => ({
  reason: life.said(REASONS.returned),
  missing: ['MEDICAL_RECORD'],
});

function applicationOf(life: CaseLife): RegisterCaseFile {
  const { random, plan, family, language } = life;
  const { receivedOn } = plan;
  const seen = (kind: PaperKind): PaperOnHand => ({ kind, keeping: 'SEEN' });
  const certified: PaperOnHand = {
    kind: 'PMPC_CONCLUSION',
    keeping: 'COPY',
    number: String(100 + plan.n),
    issuedOn: addDays(receivedOn, -random.whole(3, 60)),
    expiresOn: addDays(receivedOn, random.whole(200, 500)),
  };
  return {
    ...family,
    channel: random.weighted(CHANNELS),
    language,
    consent: { textVersion: '1', givenOn: receivedOn },
    papers: [
      { kind: 'APPLICATION', keeping: 'COPY' },
      { kind: 'CONSENT', keeping: 'COPY' },
      seen('REPRESENTATIVE_ID'),
      ...(random.happens(0.9) ? [certified] : []),
      ...(random.happens(0.94) ? [seen('BIRTH_CERTIFICATE_OR_ID')] : []),
      ...(random.happens(0.2) ? [seen('DISABILITY_PAPERS')] : []),
    ],
  };
}

const byHead = <T>(life: CaseLife, work: (actor: Actor) => Promise<T>): Scene<T> =>
  life.act(() => life.cast.head, work);
const byClerk = <T>(life: CaseLife, work: (actor: Actor) => Promise<T>): Scene<T> =>
  life.act(() => life.cast.clerk, work);
