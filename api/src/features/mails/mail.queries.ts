import type { MailStanding } from '@onaltu/domain/mails';
import { TROUBLED } from '@onaltu/domain/mails';
import { type Statement, statement, type Value } from '../../platform/db/statement';
import type { MailTemplate } from '../../platform/mail/post-mail';
import type { ListMails, WatchMails } from './mail.dto';
import type { MailView } from './mail.view';

/** What a filter means in the ledger's words; undefined is everything. */
const standingsOf = ({ standing }: WatchMails): readonly MailStanding[] | undefined =>
  standing === 'TROUBLED' ? TROUBLED : standing && [standing];

const OPEN = `('WAITING', 'SENDING', 'DEFERRED', 'UNSURE')`;
const SELECT = `
  select m.id, m.template, m.standing, m.attempts, m.answer, m.said, m.asked_at as "askedAt", m.claimed_at as "claimedAt", m.sent_at as "sentAt",
    case when m.standing in ${OPEN} then m.next_try_at end as "nextTryAt", m.retried_at as "retriedAt", m.seen_at as "seenAt", m.stands_in as "standsIn",
    coalesce(m.recipient_id, m.invitation_id) as "personId", m.params ->> 'path' as path,
    coalesce(m.params ->> 'number', to_char((m.params ->> 'month')::date, 'YYYY-MM')) as number,
    concat_ws(' ', coalesce(a.last_name, i.last_name), coalesce(a.first_name, i.first_name)) as "personName", coalesce(a.email, i.email, '') as email
  from mail_ledger m left join directory.account a on a.id = m.recipient_id left join directory.invitation i on i.id = m.invitation_id`;

/** A provider's mails, the latest first; one row more tells whether there is a next page. */
export function mailList(filter: ListMails, limit: number): Statement<MailView> {
  const values: Value[] = [limit];
  const given = (value: Value): string => `$${values.push(value)}`;
  const standings = standingsOf(filter);
  const where = [
    standings && `m.standing = any (${given(standings)}::text[])`,
    filter.person && `coalesce(m.recipient_id, m.invitation_id) = ${given(filter.person)}::uuid`,
    filter.after && `m.id < ${given(filter.after)}::uuid`,
  ].filter((condition) => condition !== undefined);
  return statement(`${SELECT} where ${where.join(' and ') || 'true'} order by m.id desc limit $1::int + 1`, values);
}

export const oneMail = (id: string): Statement<MailView> => statement(`${SELECT} where m.id = $1`, [id]);

/** The mail for whoever may send it again: nobody else does at the same time. */
export const heldMail = (id: string): Statement<{ standing: MailStanding; template: MailTemplate }> =>
  statement(`select standing, template from mail_ledger where id = $1 for update`, [id]);

export const askAgain = (id: string): Statement<unknown> =>
  statement(`update mail_ledger set state = 'DUE', next_try_at = now(), retried_at = now() where id = $1`, [id]);

/** A mail as the operator's functions answer it. */
export type Watched = Omit<
  MailView,
  'personId' | 'personName' | 'email' | 'standsIn' | 'number' | 'path' | 'said' | 'seenAt'
> & {
  kk: string | null;
  ru: string | null;
  en: string | null;
};
const WATCHED = `
  select id, kk, ru, en, template, standing, attempts, answer, asked_at as "askedAt", claimed_at as "claimedAt", sent_at as "sentAt",
    case when standing in ${OPEN} then next_try_at end as "nextTryAt", retried_at as "retriedAt" from directory.mails($1, $2, $3, $4)`;

/** Every owner's mails, the latest first, without address or case. */
export const watchedMails = (filter: WatchMails, limit: number): Statement<Watched> =>
  statement(WATCHED, [null, standingsOf(filter) ?? null, filter.after ?? null, limit + 1]);

export const watchedMail = (id: string): Statement<Watched> => statement(WATCHED, [id, null, null, 1]);

export const mailCounts: Statement<{ standing: MailStanding; count: number; oldest: Date }> = statement(
  `select standing, n::int as count, oldest from directory.mail_counts()`,
);

/** Hands a refused mail over once more, in its owner's outbox; false when it is not refused any more. */
export const sendAgain = (id: string, queue: string): Statement<{ done: boolean }> =>
  statement(`select directory.send_again($1, $2) as done`, [id, queue]);
