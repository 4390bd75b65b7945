import { Injectable } from '@nestjs/common';
import type { Role } from '@onaltu/domain/permissions';
import { Refused } from '@onaltu/domain/refused';
import { mayStandIn } from '@onaltu/domain/staff';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import type { WriteLeave } from './leave.dto';
import { findLeave, leavesFromNow } from './staff.queries';
import type { LeaveView } from './staff.view';

type Member = { id: string; roles: Role[]; signsIn: boolean; away: boolean };
type Leave = { personId: string; version: number; cancelled: boolean };

@Injectable()
export class LeaveService {
  constructor(private readonly db: TenantDb) {}

  list(actor: Actor): Promise<LeaveView[]> {
    return this.db.as(actor, leavesFromNow);
  }

  async record(actor: Actor, personId: string, terms: WriteLeave): Promise<LeaveView> {
    return this.db.as(actor, async (tx) => {
      await requireFit(tx, personId, terms);
      const { kind, from, to, substituteId = null } = terms;
      const id = randomUUID();
      await tx.query(
        `insert into staff_leave (id, account_id, kind, from_on, to_on, substitute_id) values ($1, $2, $3, $4, $5, $6)`,
        [id, personId, kind, from, to, substituteId],
      );
      await audit(tx, 'leave.recorded', { type: 'leave', id }, { person: personId, substitute: substituteId });
      return leaveOf(tx, id);
    });
  }

  /** Longer, shorter, somebody else in the place: what was entered is corrected, who did it stays in the audit. */
  async change(actor: Actor, id: string, seen: number, terms: WriteLeave): Promise<LeaveView> {
    return this.db.as(actor, async (tx) => {
      const { personId } = await lockLeave(tx, id, seen);
      await requireFit(tx, personId, terms);
      const { kind, from, to, substituteId = null } = terms;
      await tx.query(
        `update staff_leave set kind = $2, from_on = $3, to_on = $4, substitute_id = $5, version = version + 1 where id = $1`,
        [id, kind, from, to, substituteId],
      );
      await audit(tx, 'leave.changed', { type: 'leave', id }, { person: personId, substitute: substituteId });
      return leaveOf(tx, id);
    });
  }

  async cancel(actor: Actor, id: string, seen: number): Promise<void> {
    await this.db.as(actor, async (tx) => {
      const { personId } = await lockLeave(tx, id, seen);
      await tx.query(`update staff_leave set cancelled_at = ctx.now(), version = version + 1 where id = $1`, [id]);
      await audit(tx, 'leave.cancelled', { type: 'leave', id }, { person: personId });
    });
  }
}

async function leaveOf(tx: EntityManager, id: string): Promise<LeaveView> {
  const leave = await findLeave(tx, id);
  if (!leave) throw new Refused('resource.not-found');
  return leave;
}

async function lockLeave(tx: EntityManager, id: string, seen: number): Promise<Leave> {
  const [leave] = await tx.query<Leave[]>(
    `select account_id as "personId", version, cancelled_at is not null as cancelled from staff_leave where id = $1 for update`,
    [id],
  );
  if (!leave) throw new Refused('resource.not-found');
  if (leave.cancelled) throw new Refused('leave.cancelled');
  requireVersion(seen, leave, (await findLeave(tx, id)) ?? {});
  return leave;
}

/** Whoever is away works here, and so does who stands in: the same work, and there on these days. */
async function requireFit(tx: EntityManager, personId: string, { from, to, substituteId }: WriteLeave): Promise<void> {
  const members = await tx.query<Member[]>(
    `select m.account_id as id, m.roles, m.ended_at is null and a.disabled_at is null as "signsIn", exists (select from staff_leave l
       where l.account_id = m.account_id and l.cancelled_at is null and l.from_on <= $3 and l.to_on >= $2) as away
     from directory.membership m join directory.account a on a.id = m.account_id where m.account_id = any ($1)`,
    [[personId, substituteId ?? personId], from, to],
  );
  const absent = members.find(({ id }) => id === personId);
  if (!absent) throw new Refused('resource.not-found');
  if (!absent.signsIn) throw new Refused('staff.wrong-state', { state: 'ENDED' });
  if (!substituteId) return;
  const substitute = members.find(({ id }) => id === substituteId && id !== personId);
  if (!substitute?.signsIn || !mayStandIn(absent.roles, substitute.roles)) throw new Refused('leave.substitute-unfit');
  if (substitute.away) throw new Refused('leave.substitute-absent');
}
