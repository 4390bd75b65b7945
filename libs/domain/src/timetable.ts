import { addDays, almatyClock, almatyMoment, type Day, daysBetween, type Weekday, weekdayOf } from './clock/day';
import { addWorkingDays, hoursOn, isWorkingDay, minuteOf, type WorkCalendar } from './clock/working-time';
import type { Refusal } from './refused';

export type Slot = { startsAt: Date; endsAt: Date };

/** From which a series of lessons is made; both days are days of it, `startsAt` is a minute of the day in Almaty. */
export type LessonRule = {
  weekdays: readonly Weekday[];
  startsAt: number;
  minutes: number;
  from: Day;
  to: Day;
  /** Days on which it is left out. */
  skipped: readonly Day[];
  /** Days off on which it is held all the same. */
  heldOn: readonly Day[];
};

/** Why a lesson that was planned does not take place, as a person may choose it; the others come of themselves with the case. */
export const CHOSEN_REASONS = ['SPECIALIST_ILL', 'SPECIALIST_AWAY', 'CHILD_ABSENT', 'ROOM', 'CLOSED', 'OTHER'] as const;
export const CANCEL_REASONS = [...CHOSEN_REASONS, 'CHILD_PAUSED', 'COURSE_ENDED'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** A course lasts no longer (¶5(4)), and nothing is planned for longer. */
export const LONGEST_SERIES_DAYS = 365;
export const SHORTEST_LESSON_MINUTES = 10;

/** The lessons of a rule, and the days off it would fall on. */
export function lessonsOf(rule: LessonRule, calendar: WorkCalendar): { lessons: Slot[]; daysOff: Day[] } {
  const lessons: Slot[] = [];
  const daysOff: Day[] = [];
  for (let date = rule.from; date <= rule.to; date = addDays(date, 1)) {
    if (!rule.weekdays.includes(weekdayOf(date)) || rule.skipped.includes(date)) continue;
    if (isWorkingDay(calendar, date) || rule.heldOn.includes(date)) lessons.push(slotOn(date, rule));
    else daysOff.push(date);
  }
  return { lessons, daysOff };
}

function slotOn(date: Day, { startsAt, minutes }: Pick<LessonRule, 'startsAt' | 'minutes'>): Slot {
  return { startsAt: almatyMoment(date, startsAt), endsAt: almatyMoment(date, startsAt + minutes) };
}

/** Why nothing can be planned by a rule at all. */
export function whyNotSeries({ from, to }: Pick<LessonRule, 'from' | 'to'>, today: Day): Refusal | null {
  if (from < today) return 'lesson.in-past';
  if (to < from) return 'lesson.ends-before-start';
  return daysBetween(from, to) >= LONGEST_SERIES_DAYS ? 'series.too-long' : null;
}

/** What is at a time already: whose it is, where, and with which children. */
export type Engagement = Slot & { lessonId: string; specialistId: string; roomId: string | null; childIds: string[] };
export type Wanted = { specialistId: string; roomId: string | null; childIds: readonly string[] };
/** A span of days, both included; an open one has no last day. */
export type Away = { from: Day; to: Day | null };
export type Known = { engagements: readonly Engagement[]; leaves: readonly Away[]; calendar: WorkCalendar };

/** Why a lesson cannot be where it is wanted, with what is there. */
export type Clash = Slot & { reason: Refusal; lessonId: string | null };

const meets = (one: Slot, other: Slot): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;
/** Whether somebody is away on a day. */
export const lasts = (day: Day, { from, to }: Away): boolean => from <= day && (to === null || day <= to);

/** Whether a slot lies within the hours of its day; on a day off any hour does, as somebody chose to work then. */
function withinHours(calendar: WorkCalendar, slot: Slot): boolean {
  const { day, minute } = almatyClock(slot.startsAt);
  const end = minute + (slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000;
  const hours = hoursOn(calendar, day);
  return hours.length === 0 || hours.some(([opens, closes]) => minuteOf(opens) <= minute && end <= minuteOf(closes));
}

/** Everything that stands against each of these lessons. */
export function clashesOf(slots: readonly Slot[], wanted: Wanted, known: Known): Clash[] {
  return slots.flatMap((slot) => {
    const there = known.engagements.filter((engagement) => meets(slot, engagement));
    const clash = (reason: Refusal, lessonId: string | null = null): Clash => ({ ...slot, reason, lessonId });
    const day = almatyClock(slot.startsAt).day;
    return [
      ...(withinHours(known.calendar, slot) ? [] : [clash('lesson.outside-hours')]),
      ...(known.leaves.some((leave) => lasts(day, leave)) ? [clash('lesson.specialist-away')] : []),
      ...there.flatMap((engagement) => [
        ...(engagement.specialistId === wanted.specialistId
          ? [clash('lesson.specialist-busy', engagement.lessonId)]
          : []),
        ...(wanted.roomId !== null && engagement.roomId === wanted.roomId
          ? [clash('lesson.room-busy', engagement.lessonId)]
          : []),
        ...(engagement.childIds.some((id) => wanted.childIds.includes(id))
          ? [clash('lesson.child-busy', engagement.lessonId)]
          : []),
      ]),
    ];
  });
}

/** Somebody who could stand in, with what he has at that time. */
export type Colleague = { id: string; leaves: readonly Away[]; engagements: readonly Slot[] };

/** Who of these is there that day and has nothing else. */
export function freeAmong<One extends Colleague>(colleagues: readonly One[], slot: Slot): One[] {
  const day = almatyClock(slot.startsAt).day;
  return colleagues.filter(
    ({ leaves, engagements }) =>
      !leaves.some((leave) => lasts(day, leave)) && !engagements.some((engagement) => meets(slot, engagement)),
  );
}

/** A missed lesson is given again within so many working days, at first proposal. */
export const MAKE_UP_WITHIN_DAYS = 10;

/** Why nothing is given in place of a lesson for a child: it was there, or something is planned already. */
export function whyNotMakeUp({ missed, madeUp }: { missed: boolean; madeUp: boolean }): Refusal | null {
  if (!missed) return 'lesson.not-missed';
  return madeUp ? 'lesson.already-made-up' : null;
}

/** The working days from one on. */
export function workingDaysFrom(calendar: WorkCalendar, from: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let date = addWorkingDays(calendar, from, 0); days.length < count; date = addWorkingDays(calendar, date, 1))
    days.push(date);
  return days;
}

const STEP = 15;
/** Where a lesson of this length is possible on a day: the first so many times, a quarter of an hour apart. */
export function freeSlots(
  { date, minutes, most }: { date: Day; minutes: number; most: number },
  wanted: Wanted,
  known: Known,
): Slot[] {
  const starts = hoursOn(known.calendar, date).flatMap(([opens, closes]) => {
    const [from, until] = [minuteOf(opens), minuteOf(closes) - minutes];
    return Array.from({ length: Math.max(0, Math.floor((until - from) / STEP) + 1) }, (_, i) => from + i * STEP);
  });
  const slots = starts.map((startsAt) => slotOn(date, { startsAt, minutes }));
  return slots.filter((slot) => clashesOf([slot], wanted, known).length === 0).slice(0, most);
}
