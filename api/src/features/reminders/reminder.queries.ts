import type { Regulation } from '@onaltu/domain/regulation';
import { type Statement, statement } from '../../platform/db/statement';
import type { Locale } from '@onaltu/i18n/formats';
import type { MailTemplate } from '../../platform/mail/post-mail';
import type { LinkedReminderView } from './letter-link.view';
import type { ReminderView } from './reminder.view';

/** As many as one person is shown; the most pressing first. */
export const MOST_REMINDERS = 200;

export type LinkedRow = LinkedReminderView &
  Record<'caseFileId' | 'regulationId' | 'lessonId', string | null> & { id: string };
export type ReminderRow = Omit<ReminderView, 'sources'> & { regulationId: Regulation['id'] | null };

/** The case a reminder `r` is about, or one of the lesson's; its number, where it is one alone; the time of the lesson. */
export const ABOUT = {
  columns: `c.id as "caseFileId", case when r.case_file_id is not null or q.children = 1 then c.number end as number, c.regulation_id as "regulationId",
     case when r.ladder = 'MONTH' then r.about end as month, l.id as "lessonId", l.starts_at as "lessonAt"`,
  joins: `left join lesson l on l.id = case when r.ladder = 'LESSON' then r.about::uuid end
   left join lateral (select count(*) as children, (array_agg(p.case_file_id order by p.case_file_id))[1] as id
     from lesson_place p where p.lesson_id = l.id and p.away is null) q on true
   left join case_file c on c.id = coalesce(r.case_file_id, q.id)`,
} as const;

/** What this person is reminded of and is not done yet: a number and days, nothing of a child. */
export const MINE: Statement<ReminderRow> = statement(
  `select r.id, r.ladder, r.rung, r.due_on as "dueOn", r.alone, ${ABOUT.columns},
     nullif(concat_ws(' ', w.last_name, w.first_name), '') as "unseenBy",
     r.stands_in as "standsIn", r.rang_at as "rangAt", r.seen_at as "seenAt"
   from reminder r ${ABOUT.joins}
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
    `select r.id, r.ladder, r.due_on as "dueOn", ${ABOUT.columns}, r.alone,
       r.seen_at as "seenAt", r.closed_at as "doneAt"
     from reminder r ${ABOUT.joins}
     where r.mail_id = $1 and ($2::uuid is null or r.id = $2) and r.recipient_id = ctx.user_id() order by r.id`,
    [mailId, reminderId],
  );
