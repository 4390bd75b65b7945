import { SENDS_NOBODY_KNOWS } from '@onaltu/domain/mails';
import type { Locale } from '@onaltu/i18n/formats';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';
import { TenantDb } from '../db/tenant-db';
import type { KeyMail, Mail, NewsMail, ReminderMail, WeekMail } from './post-mail';
import type { Outcome } from './smtp';

type AsWritten<M extends { template: string; params: object }> = Pick<M, 'template' | 'params'>;
/** The letter of the week as it goes, with the names of its people. */
type Week = {
  template: WeekMail['template'];
  params: { names: Readonly<Record<string, string>> } & WeekMail['params'];
};
export type Written = AsWritten<Mail> | AsWritten<NewsMail> | AsWritten<ReminderMail> | Week | AsWritten<KeyMail>;
export type Claimed = Written & {
  id: string;
  owner_id: string;
  recipient_id: string | null;
  stands_in: boolean;
  message_id: string;
  attempts: number;
  email: string;
  last_name: string;
  first_name: string;
  locale: Locale;
};

const LOST_AFTER = `interval '10 minutes'`; // a send takes seconds: whoever claimed it before that is gone
const GIVE_UP_AFTER = `interval '48 hours'`;
const LONGEST_REST = `interval '4 hours'`;

// Whom a mail is for: somebody with an account, or somebody who is invited to have one.
const ADDRESSEE = `(
  select id, email, last_name, first_name, locale, disabled_at is not null as gone from directory.account
  union all select id, email, last_name, first_name, locale, accepted_at is not null or withdrawn_at is not null from directory.invitation) a`;
const IS_FOR = 'a.id = coalesce(m.recipient_id, m.invitation_id)';
const OPEN = `(m.state = 'DUE' or (m.state = 'UNKNOWN' and m.unknowns < ${SENDS_NOBODY_KNOWS}))`;
const MARK_LOST = `
  update mail_ledger m set state = 'UNKNOWN', unknowns = m.unknowns + 1, answer = 'worker lost', next_try_at = now()
  where m.id = $1 and m.state = 'CLAIMED' and m.claimed_at < now() - ${LOST_AFTER}`;
const TURN_AWAY = `
  update mail_ledger m set state = case when m.unknowns > 0 then 'UNKNOWN' else 'REFUSED' end, unknowns = sign(m.unknowns) * ${SENDS_NOBODY_KNOWS},
    answer = 'recipient disabled' from ${ADDRESSEE}
  where m.id = $1 and ${IS_FOR} and a.gone and ${OPEN}`;
// What a letter reminds of, as far as it is neither done nor seen when it goes.
const STILL_OPEN = `from reminder r where r.provider_id = m.owner_id and r.mail_id = m.id and r.closed_at is null and r.seen_at is null`;
const SPARE = `
  update mail_ledger m set state = case when m.unknowns > 0 then 'UNKNOWN' else 'NEEDLESS' end, unknowns = sign(m.unknowns) * ${SENDS_NOBODY_KNOWS},
    answer = 'nothing left'
  where m.id = $1 and m.template = 'reminders' and ${OPEN} and not exists (select ${STILL_OPEN})`;
const PARAMS = `case m.template when 'reminders' then jsonb_set(m.params, '{lines}', (
    select coalesce(jsonb_agg(l), '[]') from jsonb_array_elements(m.params -> 'lines') l where exists (select ${STILL_OPEN} and r.id::text = l ->> 'id')))
  when 'head-week' then m.params || jsonb_build_object('names', (
    select coalesce(jsonb_object_agg(p.id, concat_ws(' ', p.last_name, p.first_name)), '{}') from jsonb_array_elements(m.params -> 'lines') l
    join directory.account p on p.id::text = l ->> 'personId'))
  else m.params end as params`;
const CLAIM = `
  update mail_ledger m set state = 'CLAIMED', claimed_at = now(), attempts = m.attempts + 1 from ${ADDRESSEE}
  where m.id = $1 and ${IS_FOR} and ${OPEN} and m.next_try_at <= now()
  returning m.id, m.owner_id, m.recipient_id, m.template, ${PARAMS}, m.stands_in, m.message_id, m.attempts, a.email, a.last_name, a.first_name, a.locale`;
const NEXT_LOOK = `
  select case when m.state = 'CLAIMED' then m.claimed_at + ${LOST_AFTER} else m.next_try_at end as at
  from mail_ledger m where m.id = $1 and (m.state = 'CLAIMED' or ${OPEN})`;

// A send that is told late is believed only if the mail was taken: somebody else may be at it again.
const MINE = `id = $1 and ((state = 'CLAIMED' and attempts = $2) or $3 = 'ACCEPTED')`;
const SETTLE = {
  TAKEN: `update mail_ledger set state = $3, answer = $4, said = $5, sent_at = now() where ${MINE}`,
  REFUSED: `update mail_ledger set state = $3, answer = $4, said = $5 where ${MINE}`,
  UNKNOWN: `update mail_ledger set state = $3, answer = $4, said = $5, unknowns = unknowns + 1, next_try_at = now() + ${LOST_AFTER} where ${MINE}`,
} as const satisfies Partial<Record<Outcome['kind'], string>>;
const STATE_OF = { TAKEN: 'ACCEPTED', REFUSED: 'REFUSED', UNKNOWN: 'UNKNOWN' } as const;
const REST = `least(make_interval(secs => $6::float8 / 1000 * power(2, least(attempts - 1, 20))), ${LONGEST_REST})`;
const IN_TIME = `now() + ${REST} < coalesce(retried_at, asked_at) + ${GIVE_UP_AFTER}`;
const WAIT = `
  update mail_ledger set answer = $4, said = $5, next_try_at = now() + ${REST},
    state = case when ${IN_TIME} then $3 when unknowns > 0 then 'UNKNOWN' else 'REFUSED' end,
    unknowns = case when ${IN_TIME} then unknowns else sign(unknowns) * ${SENDS_NOBODY_KNOWS} end
  where ${MINE}`;

/** The row of a mail: who holds it, how often it was tried, what became of it. */
@Injectable()
export class MailLedger {
  constructor(
    private readonly db: TenantDb,
    private readonly config: Config,
  ) {}

  /** The mail for whoever may send it now, or when to look again; `null` when it is settled. */
  async claim(actor: Actor, mailId: string): Promise<Claimed | Date | null> {
    return this.db.as(actor, async (tx) => {
      await tx.query(MARK_LOST, [mailId]);
      await tx.query(TURN_AWAY, [mailId]);
      await tx.query(SPARE, [mailId]);
      const [[mail]] = await tx.query<[Claimed[], number]>(CLAIM, [mailId]);
      return mail ?? this.nextLook(tx, mailId);
    });
  }

  /** Writes down what became of it; answers when to look again, or `null`. */
  async settle(actor: Actor, mailId: string, attempt: number, { kind, answer, said }: Outcome): Promise<Date | null> {
    const told = [mailId, attempt, kind === 'NOT_TAKEN' ? 'DUE' : STATE_OF[kind], answer.slice(0, 300), said];
    return this.db.as(actor, async (tx) => {
      if (kind === 'NOT_TAKEN') await tx.query(WAIT, [...told, this.config.mailRestMs]);
      else await tx.query(SETTLE[kind], told);
      return this.nextLook(tx, mailId);
    });
  }

  private async nextLook(tx: EntityManager, mailId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date }[]>(NEXT_LOOK, [mailId]);
    return row?.at ?? null;
  }
}
