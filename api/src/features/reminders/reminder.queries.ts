import type { Regulation } from '@onaltu/domain/regulation';
import { type Statement, statement } from '../../platform/db/statement';
import type { ReminderView } from './reminder.view';

/** As many as one person is shown; the most pressing first. */
export const MOST_REMINDERS = 200;

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

/** Says of the own reminders that they were seen; answers all that are one's own, seen before or not. */
export const seen = (ids: readonly string[], by: 'APP'): Statement<{ id: string }> =>
  statement(
    `with mine as (select id, seen_at from reminder where id = any ($1::uuid[]) and recipient_id = ctx.user_id() for update),
       marked as (update reminder r set seen_at = ctx.now(), seen_by = $2 from mine where r.id = mine.id and mine.seen_at is null)
     select id from mine`,
    [ids, by],
  );
