import { addDays, almatyDay, almatyMoment, day, type Day, daysBetween, yearOf } from '@onaltu/domain/clock/day';
import type { CaseLife, Scene } from './case-life';
import { attendanceOn } from './attendance';
import { minutesAfter } from './office-hours';
import type { Leave, ProviderWorld, Specialist } from './provider-world';
import { Random } from './random';
import { REASONS } from './wordings';

const NINE = 9 * 60;
const FORTNIGHT = 14;
const GROUP_MINUTES = 30;
const SMALLEST_GROUP = 3;
const LARGEST_GROUP = 5;
const YEARS_OF_LEAVE = 3;

/** Everybody rests in summer, a few are ill in winter, one may be away on the last day of the story. */
export function planLeaves(seed: string, until: Day, specialists: readonly Specialist[]): Leave[] {
  const random = new Random(`${seed}|leave`);
  const year = yearOf(until);
  const rests = specialists.flatMap((who, i) =>
    Array.from({ length: YEARS_OF_LEAVE }, (_, ago): Leave => {
      const from = addDays(day(`${year - ago}-06-20`), (random.whole(0, 3) + (i % 3) * 2) * 7);
      return { who, kind: 'ANNUAL', from, to: addDays(from, 27) };
    }),
  );
  const ills = specialists
    .filter(() => random.happens(0.4))
    .map((who) => ill(who, addDays(day(`${year}-02-01`), random.whole(0, 20)), random.whole(4, 11)));
  const [, second] = specialists;
  const away = second && random.happens(0.45) ? [ill(second, addDays(until, -3), 9)] : [];
  return [...rests, ...ills, ...away].filter(
    (leave, i, all) => !all.slice(0, i).some((one) => one.who === leave.who && meet(one, leave)),
  );
}

const ill = (who: Specialist, from: Day, days: number): Leave => ({ who, kind: 'SICK', from, to: addDays(from, days) });
export const meet = (a: Pick<Leave, 'from' | 'to'>, b: Pick<Leave, 'from' | 'to'>): boolean =>
  a.from <= b.to && b.from <= a.to;

/** Whether somebody is on leave that day. */
export const isAway = ({ leaves }: Pick<ProviderWorld, 'leaves'>, who: Specialist, on: Day): boolean =>
  leaves.some((leave) => leave.who === who && meet(leave, { from: on, to: on }));

/** A leave is entered before it begins, with somebody who stands in where somebody is there. */
export async function* goesOnLeave(world: ProviderWorld, { who, kind, from, to }: Leave): Scene {
  const at = world.hours.from(almatyMoment(addDays(from, -2), NINE), 5);
  yield at;
  const { specialists, admin } = world.cast;
  if (!specialists.includes(who)) return;
  const isThere = (one: Specialist): boolean =>
    one !== who && !world.leaves.some((leave) => leave.who === one && meet(leave, { from, to }));
  const substituteId = specialists.find(isThere)?.actor.userId;
  await world.stage.leaves.record({ ...admin, at }, who.actor.userId, { kind, from, to, substituteId });
}

/** One leaves for good: a colleague comes, takes over what is open, and the membership ends. */
export async function* isReplaced(world: ProviderWorld, lives: readonly CaseLife[], comes: Specialist): Scene {
  const { cast, stage, plan, until } = world;
  const leaves = cast.specialists.find(({ post }) => post === comes.post);
  if (!leaves) return;
  let at = world.hours.from(almatyMoment(addDays(until, -(plan.leftBefore ?? 0)), NINE), 30);
  yield at;
  cast.specialists.splice(cast.specialists.indexOf(leaves), 1, comes);
  const withHim = (): CaseLife[] => lives.filter(({ team }) => team.includes(leaves));
  while (withHim().length > 0) {
    const { head } = cast;
    for (const life of withHim().filter(({ busy }) => !busy)) {
      const isOver = !(await handsOver(life, { head: { ...head, at }, leaves, comes }));
      life.team = isOver
        ? life.team.filter((one) => one !== leaves)
        : life.team.map((one) => (one === leaves ? comes : one));
    }
    at = world.hours.from(almatyMoment(addDays(almatyDay(at), 1), NINE), 30);
    yield at;
  }
  const { version } = await stage.staff.read({ ...cast.admin, at }, leaves.actor.userId);
  await stage.staff.end({ ...cast.admin, at }, leaves.actor.userId, version);
}

type HandOver = { head: CaseLife['cast']['head']; leaves: Specialist; comes: Specialist };

/** Whether the case is still open to it: one that is over keeps its team. */
async function handsOver(life: CaseLife, { head, leaves, comes }: HandOver): Promise<boolean> {
  if (life.isOver) return false;
  await life.world.stage.teams.replace(head, life.id, leaves.actor.userId, {
    by: comes.actor.userId,
    reason: life.said(REASONS.replaced),
  });
  await life.world.settle(head.at ?? life.now);
  return true;
}

/** Every fortnight a specialist takes some of his children together. */
export async function* groupLessons(
  world: ProviderWorld,
  lives: readonly CaseLife[],
  who: Specialist,
  nth: number,
): Scene {
  const { seed, plan, hours, diary, stage, hallId, cast, until } = world;
  const random = new Random(`${seed}|group|${plan.key}|${nth}`);
  const weeks = Math.floor(daysBetween(world.from, until) / FORTNIGHT);
  for (let round = 0; round < weeks; round++) {
    const date = addDays(world.from, round * FORTNIGHT + nth + 1);
    const slots = hours.slots(date);
    const startsAt = slots[nth % Math.max(1, slots.length)];
    if (!startsAt || isAway(world, who, date)) continue;
    const endsAt = minutesAfter(startsAt, GROUP_MINUTES);
    diary.take([who.actor.userId, hallId], startsAt);
    const at = hours.from(minutesAfter(endsAt, 4), 1);
    yield at;
    if (!cast.specialists.includes(who)) return;
    const isThere = (life: CaseLife): boolean =>
      life.inCourse && !life.isOnPaper && !life.busy && life.team.includes(who) && diary.isFree(life.id, startsAt);
    const children = random.some(lives.filter(isThere), random.whole(SMALLEST_GROUP, LARGEST_GROUP));
    if (children.length < SMALLEST_GROUP) continue;
    for (const { id } of children) diary.take([id], startsAt);
    const attendance = children.map(({ id: caseFileId }) => ({ caseFileId, ...attendanceOn(random, date) }));
    const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    await stage.lessons.record({ ...who.actor, at }, { ...times, form: 'SUBGROUP', roomId: hallId, attendance });
  }
}
