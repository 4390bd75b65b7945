import { Injectable } from '@nestjs/common';
import { addDays, type Day, daysBetween } from '@onaltu/domain/clock/day';
import { hoursOn, isWorkingDay } from '@onaltu/domain/clock/working-time';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo } from '../../platform/db/act';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import type { GroupView } from './group.view';
import type { ReadTimetable } from './timetable.dto';
import { groupsOf, lessonsBetween, MOST_LESSONS, readOf, type Span } from './timetable.queries';
import type { TimetableView } from './timetable.view';

/** A month with the days of its first and last week. */
const MOST_DAYS = 42;

export function requireSpan({ from, to }: Span): void {
  if (to < from || daysBetween(from, to) >= MOST_DAYS)
    throw new InvalidRequest([{ pointer: '/to', code: to < from ? 'isAfterStart' : 'max' }]);
}

@Injectable()
export class TimetableService {
  constructor(private readonly db: TenantDb) {}

  /** A day, a week, a month: of everybody, of one specialist, room, child or series. */
  read(actor: Actor, { from, to, ...of }: ReadTimetable): Promise<TimetableView> {
    return this.shown(actor, { from, to }, lessonsBetween(actor, { from, to }, of));
  }

  /** What needs a substitute, as its specialist is on leave. */
  uncovered(actor: Actor, span: Span): Promise<TimetableView> {
    return this.shown(actor, span, lessonsBetween(actor, span, { uncovered: true }));
  }

  async groups(actor: Actor): Promise<GroupView[]> {
    const [groups] = await this.db.ask(actor, groupsOf(actor));
    return groups;
  }

  private async shown(
    actor: Actor,
    { from, to }: Span,
    asked: ReturnType<typeof lessonsBetween>,
  ): Promise<TimetableView> {
    requireSpan({ from, to });
    return this.db.as(actor, async (tx) => {
      const [found, facts] = await inOneGo(tx, asked, WORK_CALENDAR);
      const lessons = found.slice(0, MOST_LESSONS);
      await audit(tx, 'timetable.read', { type: 'provider', id: actor.ownerId }, { from, to, cases: readOf(lessons) });
      const calendar = workCalendar(facts);
      const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, i): Day => addDays(from, i));
      return {
        lessons,
        more: found.length > lessons.length,
        daysOff: days.filter((day) => !isWorkingDay(calendar, day)),
        hours: days.flatMap((day) =>
          hoursOn(calendar, day).map(([opens, closes]) => ({ day, from: opens, to: closes })),
        ),
      };
    });
  }
}
