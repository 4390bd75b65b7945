import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { RESET_MINUTES } from '@onaltu/domain/staff';
import { setTimeout as atLeast } from 'node:timers/promises';
import { type Scope, systemActor } from '../../platform/auth/actor';
import { Passwords } from '../../platform/auth/passwords';
import { SlowDown } from '../../platform/auth/slow-down';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { TenantDb } from '../../platform/db/tenant-db';
import { Log } from '../../platform/log/log';
import { newLetterCode, typedCodeHash } from '../../platform/mail/letter-code';
import { postKey } from '../../platform/mail/post-mail';
import type { CompleteReset } from './letter.dto';

type Account = { account_id: string; disabled: boolean };
type Membership = { owner_id: string; scope: Scope };

/** Longer than either way takes: whether there is a letter to write does not show in the time. */
const ANSWER_MS = 400;

@Injectable()
export class ResetPassword {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    private readonly slowDown: SlowDown,
    private readonly envelope: Envelope,
    private readonly log: Log,
  ) {}

  /** A known and an unknown address get the same answer. */
  async ask(email: string, address: string): Promise<void> {
    await this.slowDown.count('reset.address', address);
    await this.slowDown.count('reset.account', email.toLowerCase());
    const [account] = await Promise.all([this.write(email), atLeast(ANSWER_MS)]);
    this.log.info({ address, account }, 'password reset asked');
  }

  /** Writes to the account that may be written to, and answers which. */
  private async write(email: string): Promise<string | undefined> {
    const [account] = await this.db.anonymous<Account>('select * from authn.account_of($1)', [email]);
    if (!account || account.disabled) return undefined;
    const { account_id: recipientId } = account;
    const membership = await this.membershipOf(recipientId);
    if (!membership) return undefined;
    await this.db.as(systemActor(membership.owner_id, membership.scope), async (tx) => {
      const { codeId, hash } = newLetterCode(this.envelope, 'password-reset');
      await tx.query('select authn.open_reset($1, $2, $3)', [recipientId, hash, RESET_MINUTES]);
      await postKey(tx, { template: 'password-reset', to: { recipientId }, params: { codeId } });
      await audit(tx, 'account.reset-asked', { type: 'account', id: recipientId });
    });
    return recipientId;
  }

  /** The code works once; afterwards nobody is signed in with this account anywhere. */
  async complete({ code, wanted }: CompleteReset, address: string): Promise<void> {
    await this.slowDown.count('letter.address', address);
    const hash = typedCodeHash(code);
    const [account] = await this.db.anonymous<{ account_id: string; email: string }>(
      'select * from authn.reset_of($1)',
      [hash],
    );
    const membership = account && (await this.membershipOf(account.account_id));
    if (!membership) throw new Refused('password-reset.not-valid');
    this.passwords.refuseWeak(wanted, account.email);
    const passwordHash = await this.passwords.hash(wanted);
    const owner = { ...systemActor(membership.owner_id, membership.scope), userId: account.account_id };
    await this.db.as(owner, async (tx) => {
      const [row] = await tx.query<{ used: boolean }[]>('select authn.use_reset($1, $2) as used', [hash, passwordHash]);
      if (!row?.used) throw new Refused('password-reset.not-valid');
      await audit(tx, 'account.reset', { type: 'account', id: account.account_id });
    });
    await this.slowDown.forget('sign-in.account', account.email);
    this.log.info({ address, account: account.account_id }, 'password reset');
  }

  /** Where the account is at work: its letter and its audit are kept there. */
  private async membershipOf(accountId: string): Promise<Membership | undefined> {
    const [membership] = await this.db.anonymous<Membership>('select * from authn.memberships_of($1)', [accountId]);
    return membership;
  }
}
