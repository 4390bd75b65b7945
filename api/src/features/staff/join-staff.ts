import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import { type Actor, type Scope, systemActor } from '../../platform/auth/actor';
import { Passwords } from '../../platform/auth/passwords';
import { SlowDown } from '../../platform/auth/slow-down';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { Log } from '../../platform/log/log';
import { typedCodeHash } from '../../platform/mail/letter-code';
import type { InvitationView } from './invitation.view';
import type { AcceptInvitation } from './letter.dto';
import { organisationOf } from './organisation.queries';

type Invitation = {
  owner_id: string;
  scope: Scope;
  email: string;
  last_name: string;
  first_name: string;
  known: boolean;
};
type Account = { account_id: string; password_hash: string; disabled: boolean };

/** Whoever holds the letter joins. A code that is unknown, used, withdrawn, too old or malformed gets one answer. */
@Injectable()
export class JoinStaff {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    private readonly slowDown: SlowDown,
    private readonly log: Log,
  ) {}

  async look(code: string, address: string): Promise<InvitationView> {
    const { owner_id, scope, email, last_name, first_name, known } = await this.find(code, address);
    const organisation = await this.db.as(systemActor(owner_id, scope), organisationOf);
    return { organisation, email, name: `${last_name} ${first_name}`, known };
  }

  /** One function of the database tries the code again and makes account, password and membership at once. */
  async accept({ code, password }: AcceptInvitation, address: string): Promise<void> {
    const { owner_id: ownerId, scope, email, known } = await this.find(code, address);
    const userId = known ? await this.prove(email, password, address) : randomUUID();
    if (!known) this.passwords.refuseWeak(password, email);
    const passwordHash = known ? null : await this.passwords.hash(password);
    const joining: Actor = { ...systemActor(ownerId, scope), userId };
    await this.db.as(joining, async (tx) => {
      const [row] = await tx.query<{ joined: boolean }[]>('select authn.accept_invitation($1, $2) as joined', [
        typedCodeHash(code),
        passwordHash,
      ]);
      if (!row?.joined) throw new Refused('invitation.not-valid');
      await audit(tx, 'staff.joined', { type: 'account', id: userId });
    });
    this.log.info({ address, account: userId }, 'invitation accepted');
  }

  private async find(code: string, address: string): Promise<Invitation> {
    await this.slowDown.count('letter.address', address);
    const [invitation] = await this.db.anonymous<Invitation>('select * from authn.invitation_of($1)', [
      typedCodeHash(code),
    ]);
    if (!invitation) throw new Refused('invitation.not-valid');
    return invitation;
  }

  /** The letter alone is not enough where there is an account: its password is tried as at sign-in, and counted with it. */
  private async prove(email: string, password: string, address: string): Promise<string> {
    await this.slowDown.count('sign-in.account', email);
    const [account] = await this.db.anonymous<Account>('select * from authn.account_of($1)', [email]);
    const right = await this.passwords.matches(account?.password_hash ?? null, password);
    if (!account || !right || account.disabled) {
      this.log.warn({ address, account: account?.account_id }, 'invitation refused');
      throw new Refused('session.wrong-credentials');
    }
    await this.slowDown.forget('sign-in.account', email);
    return account.account_id;
  }
}
