import type { Regulation } from '@onaltu/domain/regulation';
import { type Statement, statement } from '../../platform/db/statement';
import type { Locale } from '@onaltu/i18n/formats';
import type { MailTemplate } from '../../platform/mail/post-mail';
import type { LinkedReminderView } from './letter-link.view';
import type { ReminderView } from './reminder.view';

/** As many as one person is shown; the most pressing first. */
export const MOST_REMINDERS = 200;

export type LinkedRow = LinkedReminderView & { id: string };
export type ReminderRow = Omit<ReminderView, 'sources'> & { regulationId: Regulation['id'] | null };

/** What this person is reminded of and is not done yet: a number and days, nothing of a child. */
export const MINE: Statement<ReminderRow> = statement(
  `select r.id, r.ladder, r.rung, r.due_on as "dueOn", r.alone, r.case_file_id as "caseFileId", c.number, c.regulation_id as "regulationId",
     case when r.ladder = 'MONTH' then r.about end as month, nullif(concat_ws(' ', w.last_name, w.first_name), '') as "unseenBy",
     r.stands_in as "standsIn", r.rang_at as "rangAt", r.seen_at as "seenAt"
   from reminder r left join case_file c on c.id = r.case_file_id
   left join reminder o on o.id = r.escalates left join directory.account w on w.id = o.recipient_id
   where r.recipient_id = ctx.user_id() and r.closed_at is null
   order by r.seen_at is not null, r.alone desc, r.due_on, r.id limit ${MOST_REMINDERS}`,
);

/** Says of the own reminders that they were seen, and of the letters that carried them; answers all that are one's own, seen before or not. */
export const seen = (ids: readonly string[], by: 'APP' | 'MAIL'): Statement<{ id: string }> =>
  statement(
    `with mine as (select id, seen_at from reminder where id = any ($1::uuid[]) and recipient_id = ctx.user_id() for update),
       marked as (update reminder r set seen_at = ctx.now(), seen_by = $2 from mine where r.id = mine.id and mine.seen_at is null returning r.mail_id),
       letters as (update mail_ledger m set seen_at = ctx.now() where m.id in (select mail_id from marked) and m.seen_at is null)
     select id from mine`,
    [ids, by],
  );

/** Whoever works here and holds the letter: his language, or nobody. */
export const READER: Statement<{ locale: Locale }> = statement(
  `select a.locale from directory.account a join directory.membership m on m.account_id = a.id and m.ended_at is null
   where a.id = ctx.user_id() and a.disabled_at is null`,
);

/** Which letter it was, when it went to this person. */
export const letterTo = (mailId: string): Statement<{ template: MailTemplate }> =>
  statement(`select template from mail_ledger where id = $1 and recipient_id = ctx.user_id()`, [mailId]);

/** What a letter to this person has told him of, or one of it: a number and days, nothing of a child. */
export const toldBy = (mailId: string, reminderId: string | null): Statement<LinkedRow> =>
  statement(
    `select r.id, r.ladder, r.due_on as "dueOn", c.number, case when r.ladder = 'MONTH' then r.about end as month, r.alone,
       r.seen_at as "seenAt", r.closed_at as "doneAt"
     from reminder r left join case_file c on c.id = r.case_file_id
     where r.mail_id = $1 and ($2::uuid is null or r.id = $2) and r.recipient_id = ctx.user_id() order by r.id`,
    [mailId, reminderId],
  );
