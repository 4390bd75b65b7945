import type { Day } from '@onaltu/domain/clock/day';
import type { WorkCalendar, WorkWeek } from '@onaltu/domain/clock/working-time';
import type { EntityManager } from 'typeorm';

type Row = { work_week: WorkWeek; off: Day[]; working: Day[] };

/** The provider's own week and the country's days off, as the rules want them. */
export async function workCalendarOf(tx: EntityManager): Promise<WorkCalendar> {
  const [row] = await tx.query<Row[]>(
    `select p.work_week,
       (select coalesce(array_agg(day::text), '{}') from directory.calendar_day where kind = 'OFF') as off,
       (select coalesce(array_agg(day::text), '{}') from directory.calendar_day where kind = 'WORKING') as working
     from directory.provider p where p.id = ctx.provider_id()`,
  );
  if (!row) throw new Error('a provider without a calendar');
  return { week: row.work_week, daysOff: new Set(row.off), workingDays: new Set(row.working) };
}
