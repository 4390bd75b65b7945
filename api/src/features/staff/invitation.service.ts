import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { ADMINISTRATOR, INVITATION_DAYS, postFits } from '@onaltu/domain/staff';
import type { Locale } from '@onaltu/i18n/formats';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { SlowDown } from '../../platform/auth/slow-down';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { TenantDb } from '../../platform/db/tenant-db';
import { newLetterCode } from '../../platform/mail/letter-code';
import { postKey } from '../../platform/mail/post-mail';
import { organisationOf } from './organisation.queries';
import type { InvitedPerson } from './staff.dto';
import { personOf, type Terms } from './staff.service';
import type { StaffMember } from './staff.view';

type Letter = { id: string; codeId: string; locale: Locale };

@Injectable()
export class InvitationService {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly slowDown: SlowDown,
  ) {}

  /** The answer is the same whether the address has an account somewhere or not. */
  async invite(actor: Actor, whom: InvitedPerson & Terms): Promise<StaffMember> {
    if (!postFits(whom.roles, whom.post ?? null)) throw new Refused('staff.post-unfit');
    await this.slowDown.count('invitation.sender', actor.userId);
    return this.db.as(actor, async (tx) => personOf(tx, await this.write(tx, whom)));
  }

  /** From above, to where nobody administers: an earlier letter, to whomever it went, opens nothing any more. */
  async inviteFirst(actor: Actor, whom: InvitedPerson): Promise<void> {
    const administrator = ADMINISTRATOR[actor.scope];
    await this.slowDown.count('invitation.sender', actor.userId);
    await this.db.as(actor, async (tx) => {
      await tx.query(
        `update directory.invitation set withdrawn_at = now() where accepted_at is null and withdrawn_at is null and $1 = any (roles)`,
        [administrator],
      );
      await this.write(tx, { ...whom, roles: [administrator] });
    });
  }

  private async write(tx: EntityManager, whom: InvitedPerson & Terms): Promise<string> {
    const { email, lastName, firstName, middleName = '', locale, roles, post = null } = whom;
    const member = await tx.query<unknown[]>(
      `select from directory.membership m join directory.account a on a.id = m.account_id where a.email = lower($1)`,
      [email],
    );
    if (member.length > 0) throw new Refused('staff.already-member');
    const id = randomUUID();
    const { codeId, hash } = newLetterCode(this.envelope, 'invitation');
    await tx.query(
      `insert into directory.invitation (id, email, last_name, first_name, middle_name, locale, roles, post, code_id, code_hash, ends_at)
       values ($1, lower($2), $3, $4, $5, $6, $7, $8, $9, $10, now() + make_interval(days => $11))`,
      [id, email, lastName, firstName, middleName, locale, roles, post, codeId, hash, INVITATION_DAYS],
    );
    await send(tx, { id, codeId, locale });
    await audit(tx, 'staff.invited', { type: 'invitation', id }, { roles });
    return id;
  }

  /** A new letter with a new code; the old one opens nothing any more. */
  async renew(actor: Actor, id: string): Promise<StaffMember> {
    await this.slowDown.count('invitation.sender', actor.userId);
    return this.db.as(actor, async (tx) => {
      const { locale } = await lockOpen(tx, id);
      const { codeId, hash } = newLetterCode(this.envelope, 'invitation');
      await tx.query(
        `update directory.invitation set code_id = $2, code_hash = $3, ends_at = now() + make_interval(days => $4) where id = $1`,
        [id, codeId, hash, INVITATION_DAYS],
      );
      await send(tx, { id, codeId, locale });
      await audit(tx, 'staff.invitation-renewed', { type: 'invitation', id });
      return personOf(tx, id);
    });
  }

  async withdraw(actor: Actor, id: string): Promise<void> {
    await this.db.as(actor, async (tx) => {
      await lockOpen(tx, id);
      await tx.query('update directory.invitation set withdrawn_at = now() where id = $1', [id]);
      await audit(tx, 'staff.invitation-withdrawn', { type: 'invitation', id });
    });
  }
}

async function send(tx: EntityManager, { id, codeId, locale }: Letter): Promise<void> {
  const organisation = (await organisationOf(tx))[locale];
  await postKey(tx, { template: 'invitation', to: { invitationId: id }, params: { codeId, organisation } });
}

async function lockOpen(tx: EntityManager, id: string): Promise<{ locale: Locale }> {
  const [row] = await tx.query<{ locale: Locale; over: boolean }[]>(
    `select locale, accepted_at is not null or withdrawn_at is not null as over from directory.invitation where id = $1 for update`,
    [id],
  );
  if (!row) throw new Refused('resource.not-found');
  if (row.over) throw new Refused('staff.wrong-state');
  return row;
}
