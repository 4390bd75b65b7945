import { DOMAINS } from '@onaltu/domain/assessment';
import { addDays, almatyDay, type Day, daysBetween } from '@onaltu/domain/clock/day';
import type { GoalState } from '@onaltu/domain/course';
import { attendanceOn } from './attendance';
import { isAssessed } from './assessment-scenes';
import type { CaseLife, Scene } from './case-life';
import { isProlonged } from './intake-scenes';
import { minutesAfter } from './office-hours';
import type { Specialist } from './provider-world';
import { isAway } from './staff-scenes';
import { GOALS, REASONS } from './wordings';

const LESSON_MINUTES = 30;
const WEEK = 7;
const SHORTEST = 90;
const LAST_DAYS = 9; // of a course: the final record is held then
const GOAL_ENDS: readonly (readonly [GoalState, number])[] = [
  ['ACHIEVED', 45],
  ['PARTLY_ACHIEVED', 42],
  ['NOT_ACHIEVED', 13],
];

/** Action 4 begins with the programme. */
export async function* beginsCourse(life: CaseLife): Scene {
  const { programmes } = life.world.stage;
  life.wait(0, life.plan.straight ? 1 : 3);
  const goals = life.random
    .some(DOMAINS, life.random.whole(2, 4))
    .map((domain) => ({ domain, wording: life.said(life.random.pick(GOALS[domain])) }));
  const lessons = Math.round((life.plan.lengthDays / WEEK / life.team.length) * 1.1);
  const { pending } = yield* life.act(
    () => life.first,
    (actor) =>
      programmes.write(actor, life.id, {
        goals,
        planned: life.team.flatMap(({ actor: { userId: specialistId } }) => [
          { form: 'INDIVIDUAL' as const, specialistId, planned: lessons },
          { form: 'SUBGROUP' as const, specialistId, planned: Math.max(1, Math.round(lessons / 3)) },
        ]),
      }),
  );
  life.wait(0, 1);
  yield* life.act(
    () => life.cast.head,
    (actor, late) => programmes.approve(actor, life.id, { revision: pending?.revision ?? 0, late }),
  );
  life.inCourse = true;
}

/** The course as far as its early end: lessons week by week. */
export async function* holdsUntilExit(life: CaseLife): Scene {
  const ago = daysBetween(almatyDay(life.now), life.world.until);
  const on = addDays(almatyDay(life.now), life.random.whole(20, Math.max(21, Math.min(120, ago - 8))));
  yield* lessonsUntil(life, on);
  life.goOnAt(on);
  life.inCourse = false;
}

/** A course that is still held when the story's time is over; a few of them have lasted too long. */
export async function* goesOn(life: CaseLife): Scene {
  if (life.perhaps(0.3)) {
    yield* lessonsUntil(life, addDays(almatyDay(life.now), life.random.whole(70, 110)));
    yield* isAssessed(life, 'INTERIM');
  }
  yield* lessonsUntil(life, life.world.until);
}

/** Action 4: lessons, now and then a pause, the final record, the goals judged. */
export async function* holdsCourse(life: CaseLife): Scene {
  const { random, plan } = life;
  const from = almatyDay(life.now);
  const days =
    Math.max(SHORTEST + 2, plan.lengthDays - random.whole(0, 5)) + (life.perhaps(0.12) ? random.whole(6, 40) : 0);
  const paused = life.perhaps(0.13) && days > 120 ? yield* isPaused(life, addDays(from, random.whole(20, 60))) : 0;
  const last = addDays(from, days + paused);
  if (days > 150 && life.perhaps(0.4)) {
    yield* lessonsUntil(life, addDays(from, Math.round(days / 2) + paused));
    yield* isAssessed(life, 'INTERIM');
  }
  yield* lessonsUntil(life, addDays(last, -LAST_DAYS));
  if (life.perhaps(0.06)) yield* isProlonged(life, 30);
  life.inCourse = false;
  life.goOnAt(addDays(last, -LAST_DAYS + 2));
  yield* isAssessed(life, 'FINAL');
  yield* judges(life);
  life.goOnAt(last);
  yield* life.act(
    () => life.first,
    (actor) => life.world.stage.lessons.complete(actor, life.id, {}),
  );
  await life.settle();
}

async function* isPaused(life: CaseLife, on: Day): Scene<number> {
  const { exits } = life.world.stage;
  yield* lessonsUntil(life, on);
  life.goOnAt(on);
  const from = almatyDay(life.now);
  life.inCourse = false;
  yield* life.act(
    () => life.cast.head,
    (actor) => exits.pause(actor, life.id, { reason: life.said(REASONS.paused), reasonCode: 'ILLNESS', from }),
  );
  life.wait(8, 24);
  const to = almatyDay(life.now);
  yield* life.act(
    () => life.cast.head,
    (actor) => exits.resume(actor, life.id, { on: to }),
  );
  life.inCourse = true;
  return daysBetween(from, to);
}

/** One lesson a week, with one of the team after the other. */
async function* lessonsUntil(life: CaseLife, last: Day): Scene {
  for (let week = life.random.whole(1, 4); ; week = WEEK) {
    const day = addDays(almatyDay(life.now), week);
    if (day >= last) return;
    const specialist = life.random.pick(life.team);
    yield* lesson(life, day, specialist);
    if (almatyDay(life.now) < day) life.goOnAt(day);
  }
}

async function* lesson(life: CaseLife, day: Day, planned: Specialist): Scene {
  const { hours, diary, stage } = life.world;
  const slots = hours.slots(day);
  const wanted = life.random.next();
  const { state, absenceReason } = attendanceOn(life.random, day);
  const isFree = (at: Date): boolean => diary.isFree(planned.actor.userId, at) && diary.isFree(life.id, at);
  const startsAt = slots.slice(Math.floor(wanted * slots.length)).find(isFree) ?? slots.find(isFree);
  if (!startsAt || isAway(life.world, planned, day)) return;
  diary.take([planned.actor.userId, life.id], startsAt);
  const endsAt = minutesAfter(startsAt, LESSON_MINUTES);
  life.now = hours.from(minutesAfter(endsAt, life.random.whole(1, 9)), 1);
  const recorded = yield* life.act(
    () => planned.actor,
    async (actor) => {
      if (!life.team.includes(planned)) return null; // who has left meanwhile gives no lesson
      const attendance = [{ caseFileId: life.id, state, ...(absenceReason && { absenceReason }) }];
      const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
      return stage.lessons.record(actor, { ...times, form: 'INDIVIDUAL', roomId: planned.roomId, attendance });
    },
  );
  if (recorded) life.lessons.push({ id: recorded.id, present: state === 'PRESENT' });
}

async function* judges(life: CaseLife): Scene {
  const { programmes, goals: judging } = life.world.stage;
  const { goals } = yield* life.act(
    () => life.first,
    (actor) => programmes.read(actor, life.id),
  );
  for (const { id, version: seen } of goals) {
    const state = life.random.weighted(GOAL_ENDS);
    yield* life.act(
      () => life.first,
      (actor) => judging.judge(actor, id, { seen, state }),
    );
  }
}
