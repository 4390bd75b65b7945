import { Injectable } from '@nestjs/common';
import type { Role } from '@onaltu/domain/permissions';
import { Refused } from '@onaltu/domain/refused';
import { ADMINISTRATOR, postFits } from '@onaltu/domain/staff';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit, type Audited } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import type { ListStaff, SearchStaff } from './staff.dto';
import { findPerson, leavesOf, listStaff } from './staff.queries';
import type { StaffList, StaffMember, StaffPage } from './staff.view';

/** What somebody may do at the owner who acts. */
export type Terms = { roles: Role[]; post?: string };
type Member = { id: string; roles: Role[]; post: string | null; version: number; ended: boolean; signsIn: boolean };

@Injectable()
export class StaffService {
  constructor(private readonly db: TenantDb) {}

  list(actor: Actor, filter: ListStaff | SearchStaff): Promise<StaffList> {
    return this.db.as(actor, (tx) => listStaff(tx, filter));
  }

  async read(actor: Actor, id: string): Promise<StaffPage> {
    return this.db.as(actor, async (tx) => ({ ...(await personOf(tx, id)), leaves: await leavesOf(tx, id) }));
  }

  /** Ends the person's sessions here: what a session may do was settled when it was opened. */
  async change(actor: Actor, id: string, seen: number, { roles, post }: Terms): Promise<StaffMember> {
    if (!postFits(roles, post ?? null)) throw new Refused('staff.post-unfit');
    return this.db.as(actor, async (tx) => {
      const { member, others } = await lockMember(tx, actor, id, seen);
      if (member.ended) throw new Refused('staff.wrong-state', { state: 'ENDED' });
      if (!roles.includes(ADMINISTRATOR[actor.scope])) requireAdministrator(actor, member, others);
      await write(tx, id, `roles = $2, post = $3`, [roles, post ?? null]);
      return this.done(tx, { id, action: 'staff.changed', detail: { from: member.roles, to: roles } });
    });
  }

  /** Open cases hinder nobody from leaving: the answer says how many need somebody else. */
  async end(actor: Actor, id: string, seen: number): Promise<StaffMember> {
    if (id === actor.userId) throw new Refused('staff.own-account');
    return this.db.as(actor, async (tx) => {
      const { member, others } = await lockMember(tx, actor, id, seen);
      if (member.ended) throw new Refused('staff.wrong-state', { state: 'ENDED' });
      requireAdministrator(actor, member, others);
      await write(tx, id, 'ended_at = ctx.now()');
      return this.done(tx, { id, action: 'staff.ended' });
    });
  }

  async takeBack(actor: Actor, id: string, seen: number): Promise<StaffMember> {
    return this.db.as(actor, async (tx) => {
      const { member } = await lockMember(tx, actor, id, seen);
      if (!member.ended) throw new Refused('staff.wrong-state', { state: 'ACTIVE' });
      await write(tx, id, 'ended_at = null');
      return this.done(tx, { id, action: 'staff.returned' });
    });
  }

  /** Whatever is open elsewhere under the same account stays open. */
  async signOut(actor: Actor, id: string): Promise<void> {
    await this.db.as(actor, async (tx) => {
      await lockMember(tx, actor, id);
      await this.done(tx, { id, action: 'staff.signed-out' });
    });
  }

  private async done(
    tx: EntityManager,
    { id, action, detail }: { id: string; action: Audited; detail?: object },
  ): Promise<StaffMember> {
    await tx.query('select authn.end_sessions_here($1, $2)', [id, action]);
    await audit(tx, action, { type: 'account', id }, detail);
    return personOf(tx, id);
  }
}

export async function personOf(tx: EntityManager, id: string): Promise<StaffMember> {
  const person = await findPerson(tx, id);
  if (!person) throw new Refused('resource.not-found');
  return person;
}

/** The member, locked together with every administrator in one order: two of them cannot dismiss each other. */
async function lockMember(
  tx: EntityManager,
  { scope }: Actor,
  id: string,
  seen?: number,
): Promise<{ member: Member; others: Member[] }> {
  const members = await tx.query<Member[]>(
    `select m.account_id as id, m.roles, m.post, m.version, m.ended_at is not null as ended, m.ended_at is null and a.disabled_at is null as "signsIn"
     from directory.membership m join directory.account a on a.id = m.account_id
     where m.account_id = $1 or $2 = any (m.roles) order by m.account_id for update of m`,
    [id, ADMINISTRATOR[scope]],
  );
  const member = members.find((one) => one.id === id);
  if (!member) throw new Refused('resource.not-found');
  if (seen !== undefined) requireVersion(seen, member, { roles: member.roles, post: member.post, ended: member.ended });
  return { member, others: members.filter((one) => one !== member) };
}

/** Somebody must be left who can let people in. */
function requireAdministrator({ scope }: Actor, leaving: Member, others: readonly Member[]): void {
  const administers = ({ roles, signsIn }: Member): boolean => signsIn && roles.includes(ADMINISTRATOR[scope]);
  if (administers(leaving) && !others.some(administers)) throw new Refused('staff.last-administrator');
}

async function write(tx: EntityManager, id: string, set: string, values: unknown[] = []): Promise<void> {
  await tx.query(`update directory.membership set ${set}, version = version + 1 where account_id = $1`, [
    id,
    ...values,
  ]);
}
