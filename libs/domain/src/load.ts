import { addDays, almatyMoment, type Day } from './clock/day';
import { hoursOn, minuteOf, type WorkCalendar } from './clock/working-time';
import { type Away, lasts, type Slot } from './timetable';

type There = { leaves: readonly Away[]; engagements: readonly Slot[]; calendar: WorkCalendar };
const minutesOf = (milliseconds: number): number => Math.round(milliseconds / 60_000);

/** What is left of a stretch between what is there already, which may overlap. */
function freeWithin({ startsAt, endsAt }: Slot, engagements: readonly Slot[]): number {
  const end = endsAt.getTime();
  let [at, free] = [startsAt.getTime(), 0];
  for (const engagement of engagements.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    free += Math.max(0, Math.min(engagement.startsAt.getTime(), end) - at);
    at = Math.max(at, Math.min(engagement.endsAt.getTime(), end));
  }
  return free + Math.max(0, end - at);
}

/** Working minutes in which somebody is there from one day to another, both included, and those still to come for which nothing is planned. */
export function openTimeOf(
  { from, to }: { from: Day; to: Day },
  { leaves, engagements, calendar }: There,
  now: Date,
): { open: number; free: number } {
  let [open, free] = [0, 0];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (leaves.some((leave) => lasts(date, leave))) continue;
    for (const [opens, closes] of hoursOn(calendar, date)) {
      const [startsAt, endsAt] = [almatyMoment(date, minuteOf(opens)), almatyMoment(date, minuteOf(closes))];
      open += endsAt.getTime() - startsAt.getTime();
      const ahead = { startsAt: startsAt < now ? now : startsAt, endsAt };
      free += ahead.startsAt < endsAt ? freeWithin(ahead, engagements) : 0;
    }
  }
  return { open: minutesOf(open), free: minutesOf(free) };
}
