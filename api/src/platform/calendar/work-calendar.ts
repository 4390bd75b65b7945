import type { Day } from '@onaltu/domain/clock/day';
import { type CalendarDay, calendarOf } from '@onaltu/domain/clock/days-off';
import type { LaterWeek, WorkCalendar, WorkWeek } from '@onaltu/domain/clock/working-time';
import { type Statement, statement } from '../db/statement';

type CalendarRow = { week: WorkWeek; later: LaterWeek[]; days: CalendarDay[]; closed: { day: Day }[] };

/** The provider's weeks, one after the other, its own closed days, and the days of the country that no rule knows. */
export const WORK_CALENDAR: Statement<CalendarRow> = statement(
  `select p.work_week as week,
     (select coalesce(jsonb_agg(w.content order by w.valid_from), '[]') from (
        select distinct on (content->>'validFrom') content, content->>'validFrom' as valid_from from core.provider_setting
        where topic = 'WORK_WEEK' order by content->>'validFrom', version desc) w) as later,
     coalesce((select content from core.provider_setting where topic = 'CLOSED_DAYS' order by version desc limit 1), '[]') as closed,
     (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'kind', kind, 'weeks', weeks)), '[]') from directory.calendar_day) as days
   from directory.provider p where p.id = ctx.provider_id()`,
);

const KEPT = 1_000;
const known = new Map<string, WorkCalendar>();

/** The calendar as the rules want it; of equal facts the same one, which works out the holidays of a year once. */
export function workCalendar([row]: readonly CalendarRow[]): WorkCalendar {
  if (!row) throw new Error('a provider without a calendar');
  const facts = JSON.stringify(row);
  const calendar = known.get(facts) ?? calendarFrom(row);
  if (known.size >= KEPT) known.clear();
  known.set(facts, calendar);
  return calendar;
}

const calendarFrom = ({ week, later: laterWeeks, days, closed }: CalendarRow): WorkCalendar =>
  calendarOf({ week, laterWeeks, days, closed: closed.map(({ day }) => day) });
