import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import type { Role } from '@onaltu/domain/permissions';
import { randomUUID } from 'node:crypto';
import type { Actor, Scope } from '../../platform/auth/actor';
import { Passwords } from '../../platform/auth/passwords';
import { SessionToken } from '../../platform/auth/session-token';
import { SlowDown } from '../../platform/auth/slow-down';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { Log } from '../../platform/log/log';
import type { ChangeLanguage, ChangePassword, SignIn } from './sign-in.dto';
import type { OpenSessionView, SessionView } from './session.view';

type Membership = { owner_id: string; scope: Scope; roles: Role[]; name_kk: string; name_ru: string; name_en: string };
type Account = { account_id: string; password_hash: string; disabled: boolean };
export type Caller = { address: string; agent: string };

@Injectable()
export class SessionService {
  constructor(
    private readonly db: TenantDb,
    private readonly passwords: Passwords,
    private readonly tokens: SessionToken,
    private readonly slowDown: SlowDown,
    private readonly log: Log,
  ) {}

  /** Opens a session, or answers one thing to every wrong pair. Tries are counted by account and by address. */
  async signIn({ email, password, ownerId }: SignIn, caller: Caller): Promise<{ token: string; scope: Scope }> {
    await this.slowDown.count('sign-in.address', caller.address);
    await this.slowDown.count('sign-in.account', email.toLowerCase());
    const [account] = await this.db.anonymous<Account>('select * from authn.account_of($1)', [email]);
    const right = await this.passwords.matches(account?.password_hash ?? null, password);
    if (!account || !right || account.disabled) {
      this.log.warn({ address: caller.address, account: account?.account_id }, 'sign-in refused');
      throw new Refused('session.wrong-credentials');
    }
    await this.renewHash(account, password);
    const membership = await this.choose(account.account_id, ownerId);
    await this.slowDown.forget('sign-in.account', email.toLowerCase());
    return this.open(account.account_id, membership, caller);
  }

  /** A password hashed with yesterday's parameters is hashed with today's while it is at hand. */
  private async renewHash({ account_id, password_hash }: Account, password: string): Promise<void> {
    if (this.passwords.isCurrent(password_hash)) return;
    await this.db.anonymous('select authn.set_password($1, $2)', [account_id, await this.passwords.hash(password)]);
  }

  private async choose(accountId: string, ownerId: string | undefined): Promise<Membership> {
    const all = await this.db.anonymous<Membership>('select * from authn.memberships_of($1)', [accountId]);
    const [first, ...others] = ownerId ? all.filter((membership) => membership.owner_id === ownerId) : all;
    if (!first) throw new Refused('session.wrong-credentials');
    if (others.length === 0) return first;
    const memberships = all.map(({ owner_id, name_kk, name_ru, name_en }) => ({
      ownerId: owner_id,
      name: { kk: name_kk, ru: name_ru, en: name_en },
    }));
    throw new Refused('session.choose-membership', { memberships });
  }

  private async open(
    accountId: string,
    { owner_id: owner }: Membership,
    { address, agent }: Caller,
  ): Promise<{ token: string; scope: Scope }> {
    const sid = randomUUID();
    const [opened] = await this.db.anonymous<{ scope: Scope; roles: Role[] }>(
      'select * from authn.open_session($1, $2, $3, $4, $5)',
      [sid, accountId, owner, address, agent],
    );
    if (!opened) throw new Refused('session.wrong-credentials');
    const { scope, roles } = opened;
    const actor: Actor = { scope, ownerId: owner, userId: accountId, roles, sessionId: sid, locale: 'kk' };
    await this.db.as(actor, (tx) => audit(tx, 'session.opened', { type: 'session', id: sid }));
    return { token: this.tokens.issue({ sid, sub: accountId, owner, scope, roles }), scope };
  }

  /** A new password ends every other session of the person; a common or too short one is refused. */
  async changePassword(actor: Actor, { current, wanted }: ChangePassword): Promise<void> {
    await this.slowDown.count('sign.password', actor.userId);
    const { email } = await this.current(actor);
    const [known] = await this.db.anonymous<{ hash: string | null }>('select authn.password_of($1) as hash', [
      actor.userId,
    ]);
    if (!(await this.passwords.matches(known?.hash ?? null, current))) throw new Refused('session.wrong-credentials');
    await this.slowDown.forget('sign.password', actor.userId);
    this.passwords.refuseWeak(wanted, email);
    const hash = await this.passwords.hash(wanted);
    await this.db.as(actor, async (tx) => {
      await audit(tx, 'session.password-changed', { type: 'account', id: actor.userId });
      await tx.query('select authn.set_password($1, $2)', [actor.userId, hash]);
      await tx.query(
        `select authn.end_sessions(ctx.user_id(), id, 'password changed') from authn.sessions_of(ctx.user_id()) where id <> $1`,
        [actor.sessionId],
      );
    });
  }

  /** Of letters to this person, and of pages on a device that was told no other. */
  async changeLanguage(actor: Actor, { locale }: ChangeLanguage): Promise<void> {
    await this.db.as(actor, async (tx) => {
      await tx.query('update directory.account set locale = $1 where id = ctx.user_id()', [locale]);
      await audit(tx, 'session.language-changed', { type: 'account', id: actor.userId }, { locale });
    });
  }

  async current(actor: Actor): Promise<SessionView> {
    const [row] = await this.db.as(actor, (tx) =>
      tx.query<{ name: string; email: string; locale: string; kk: string; ru: string; en: string }[]>(
        `select concat_ws(' ', a.last_name, a.first_name) as name, a.email, a.locale, o.kk, o.ru, o.en from directory.account a,
           lateral (select name_kk as kk, name_ru as ru, name_en as en from directory.provider where id = $1
                    union all select name_kk, name_ru, name_en from directory.region where id = $1
                    union all select 'Оңалту', 'Оңалту', 'Onaltu' where ctx.scope() = 'operator') o where a.id = $2`,
        [actor.ownerId, actor.userId],
      ),
    );
    if (!row) throw new Refused('session.ended');
    const { kk, ru, en, ...person } = row;
    const { userId, roles, scope, ownerId } = actor;
    return { userId, roles, scope, ownerId, ownerName: { kk, ru, en }, ...person };
  }

  async list(actor: Actor): Promise<OpenSessionView[]> {
    return this.db.as(actor, async (tx) => {
      const rows = await tx.query<Omit<OpenSessionView, 'current'>[]>(
        `select id, host(address) as address, agent, opened_at as "openedAt", seen_at as "seenAt" from authn.sessions_of(ctx.user_id())`,
      );
      return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
    });
  }

  /** Ends this session, another one of the same person, or all of them. */
  async end(actor: Actor, which: { only?: string }): Promise<void> {
    await this.db.as(actor, async (tx) => {
      const [row] = await tx.query<{ ended: number }[]>(
        `select authn.end_sessions(ctx.user_id(), $1, 'signed out') as ended`,
        [which.only ?? null],
      );
      if (row?.ended === 0) throw new Refused('resource.not-found');
      await audit(tx, 'session.closed', { type: 'session', id: which.only ?? 'all' });
    });
  }
}
