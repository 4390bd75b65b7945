import { Injectable } from '@nestjs/common';
import { unlockedUntil } from '@onaltu/domain/attendance';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { nowOf } from '../../platform/db/now';
import { askIn, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import type { UnlockEntry } from './attendance.dto';
import type { EntryUnlockView } from './attendance.view';

const LATEST = 50;
const UNLOCKS = statement<EntryUnlockView>(
  `select u.id, u.specialist_id as "specialistId", concat_ws(' ', s.last_name, s.first_name) as "specialistName", u.from_on as "from", u.to_on as "to",
     u.open_until as "openUntil", u.reason, concat_ws(' ', a.last_name, a.first_name) as by
   from entry_unlock u join directory.account s on s.id = u.specialist_id join directory.account a on a.id = u.made_by
   order by u.id desc limit ${LATEST}`,
);

/** After the window the head opens it again for one specialist: with a reason, for some days, and it is kept who did. */
@Injectable()
export class EntryUnlockService {
  constructor(private readonly db: TenantDb) {}

  async list(actor: Actor): Promise<EntryUnlockView[]> {
    const [unlocks] = await this.db.ask(actor, UNLOCKS);
    return unlocks;
  }

  async unlock(actor: Actor, { specialistId, from, to, reason }: UnlockEntry): Promise<EntryUnlockView[]> {
    return this.db.as(actor, async (tx) => {
      const today = almatyDay(nowOf(tx));
      if (to < from) throw new InvalidRequest([{ pointer: '/to', code: 'isAfterStart' }]);
      if (to > today) throw new Refused('lesson.in-future');
      await requireSpecialist(tx, specialistId);
      const openUntil = unlockedUntil(workCalendar(await askIn(tx, WORK_CALENDAR)), today);
      const [row] = await tx.query<{ id: string }[]>(
        `insert into entry_unlock (specialist_id, from_on, to_on, reason, open_until) values ($1, $2, $3, $4, $5) returning id`,
        [specialistId, from, to, reason, openUntil],
      );
      const of = { type: 'entry_unlock', id: row?.id ?? '' };
      await audit(tx, 'attendance.unlocked', of, { specialist: specialistId, from, to, openUntil });
      return askIn(tx, UNLOCKS);
    });
  }
}

/** Somebody who works here as a specialist, or did: what he held may still have to be entered. */
async function requireSpecialist(tx: EntityManager, id: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from directory.membership where account_id = $1 and 'SPECIALIST' = any (roles)`,
    [id],
  );
  if (rows.length === 0) throw new Refused('assignment.not-a-specialist');
}
