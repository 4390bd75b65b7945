import { Injectable } from '@nestjs/common';
import { openTimeOf } from '@onaltu/domain/load';
import type { Actor } from '../../platform/auth/actor';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { loadBetween } from './load.queries';
import type { LoadView } from './load.view';
import type { Span } from './timetable.queries';
import { requireSpan } from './timetable.service';

const NOW = statement<{ now: Date }>('select ctx.now() as now');
const slotOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

@Injectable()
export class LoadService {
  constructor(private readonly db: TenantDb) {}

  /** How much each specialist has between two days, of the time he is there. */
  async read(actor: Actor, span: Span): Promise<LoadView> {
    requireSpan(span);
    const [rows, facts, [clock]] = await this.db.ask(actor, loadBetween(span), WORK_CALENDAR, NOW);
    if (!clock) throw new Error('the database has no clock');
    const calendar = workCalendar(facts);
    const people = rows.map(({ leaves, engagements, ...person }) => ({
      ...person,
      ...openTimeOf(span, { leaves, engagements: engagements.map(slotOf), calendar }, clock.now),
    }));
    return { people };
  }
}
