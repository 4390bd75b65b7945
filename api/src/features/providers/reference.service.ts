import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@onaltu/domain/clock/day';
import type { WeekLength } from '@onaltu/domain/clock/days-off';
import { faultsInRegulation, regulationOf } from '@onaltu/domain/regulation';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { type KeepCalendarDay, type PublishRegulation, WEEKS_CONCERNED, type WeeksConcerned } from './reference.dto';
import type { CalendarDayView, RegulationView } from './reference.view';

const WEEKS: Readonly<Record<WeeksConcerned, readonly WeekLength[]>> = { FIVE_DAY: [5], SIX_DAY: [6], BOTH: [5, 6] };
const concerns = (weeks: readonly WeekLength[]): WeeksConcerned =>
  WEEKS_CONCERNED.find((one) => String(WEEKS[one]) === String(weeks)) ?? 'BOTH';

/** What the operator keeps for every provider: the versions of the regulation, and the days no rule knows. */
@Injectable()
export class ReferenceService {
  constructor(private readonly db: TenantDb) {}

  regulations(actor: Actor): Promise<RegulationView[]> {
    return this.db.as(actor, regulationViews);
  }

  /** A version from a day on: it ends the one that holds, on the day before. Cases keep the version they were received under. */
  publish(actor: Actor, wanted: PublishRegulation): Promise<RegulationView[]> {
    const faults = faultsInRegulation(wanted);
    if (faults.length > 0) throw new InvalidRequest(faults);
    const regulation = regulationOf(wanted);
    return this.db.as(actor, async (tx) => {
      const { id, validFrom, validTo } = regulation;
      await tx.query(`update directory.regulation set valid_to = $1 where valid_to is null and valid_from < $2`, [
        addDays(validFrom, -1),
        validFrom,
      ]);
      await tx.query(`insert into directory.regulation (id, valid_from, valid_to, content) values ($1, $2, $3, $4)`, [
        id,
        validFrom,
        validTo,
        JSON.stringify(regulation),
      ]);
      await audit(tx, 'regulation.published', { type: 'regulation', id });
      return regulationViews(tx);
    });
  }

  calendarDays(actor: Actor): Promise<CalendarDayView[]> {
    return this.db.as(actor, calendarDayViews);
  }

  async keepDay(actor: Actor, { day, kind, concerns: whom, source }: KeepCalendarDay): Promise<CalendarDayView[]> {
    return this.db.as(actor, async (tx) => {
      await tx.query(`delete from directory.calendar_day where day = $1`, [day]);
      await tx.query(`insert into directory.calendar_day (day, kind, weeks, source) values ($1, $2, $3, $4)`, [
        day,
        kind,
        WEEKS[whom],
        source,
      ]);
      await audit(tx, 'calendar.changed', { type: 'calendar_day', id: day }, { kind });
      return calendarDayViews(tx);
    });
  }

  async dropDay(actor: Actor, day: Day): Promise<void> {
    await this.db.as(actor, async (tx) => {
      const [, dropped] = await tx.query<[unknown, number]>(`delete from directory.calendar_day where day = $1`, [day]);
      if (dropped === 0) throw new Refused('resource.not-found');
      await audit(tx, 'calendar.changed', { type: 'calendar_day', id: day }, { kind: null });
    });
  }
}

const regulationViews = (tx: EntityManager): Promise<RegulationView[]> =>
  tx.query(`select id, valid_from as "validFrom", valid_to as "validTo" from directory.regulation order by valid_from`);

async function calendarDayViews(tx: EntityManager): Promise<CalendarDayView[]> {
  const rows = await tx.query<(Omit<CalendarDayView, 'concerns'> & { weeks: WeekLength[] })[]>(
    `select day, kind, weeks, source from directory.calendar_day order by day desc limit 500`,
  );
  return rows.map(({ weeks, ...row }) => ({ ...row, concerns: concerns(weeks) }));
}
