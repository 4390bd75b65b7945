import { addDays, almatyDay, almatyMoment, type Day, weekdayOf } from '@onaltu/domain/clock/day';
import { isWorkingDay, minuteOf, type WorkCalendar, weekOn } from '@onaltu/domain/clock/working-time';

const MINUTE_MS = 60_000;
const SLOT_MINUTES = 30;

export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS);

/** When the people of a provider are at their desks, by the calendar the product itself goes by. */
export class OfficeHours {
  constructor(private readonly calendar: WorkCalendar) {}

  /** The first moment from this one on that has so many minutes before the next break. */
  from(at: Date, minutes: number): Date {
    for (let day = almatyDay(at); ; day = addDays(day, 1)) {
      for (const [opens, closes] of this.of(day)) {
        const begins = Math.max(at.getTime(), opens.getTime());
        if (begins + minutes * MINUTE_MS <= closes.getTime()) return new Date(begins);
      }
    }
  }

  /** The half hours of a day in which a lesson can be held. */
  slots(day: Day): Date[] {
    return this.of(day).flatMap(([opens, closes]) => {
      const count = Math.floor((closes.getTime() - opens.getTime()) / MINUTE_MS / SLOT_MINUTES);
      return Array.from({ length: count }, (_, i) => minutesAfter(opens, i * SLOT_MINUTES));
    });
  }

  private of(day: Day): (readonly [Date, Date])[] {
    if (!isWorkingDay(this.calendar, day)) return [];
    const week = weekOn(this.calendar, day);
    const usual = week[weekdayOf(day)];
    return (usual.length > 0 ? usual : week[1]).map(([opens, closes]) => [
      almatyMoment(day, minuteOf(opens)),
      almatyMoment(day, minuteOf(closes)),
    ]);
  }
}

/** Who is taken when: nobody has two lessons at once. */
export class Diary {
  private readonly taken = new Set<string>();

  isFree(who: string, at: Date): boolean {
    return !this.taken.has(`${who}|${at.getTime()}`);
  }

  take(who: readonly string[], at: Date): void {
    for (const one of who) this.taken.add(`${one}|${at.getTime()}`);
  }
}
