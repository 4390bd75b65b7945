import type { Day } from '@onaltu/domain/clock/day';
import type { LadderId } from '@onaltu/domain/reminders';
import { ABOUT } from './reminder.queries';
import { type Statement, statement } from '../../platform/db/statement';

export type Untold = {
  id: string;
  recipientId: string;
  ladder: LadderId;
  dueOn: Day;
  alone: boolean;
  escalated: boolean;
  caseFileId: string | null;
  number: string | null;
  regulationId: string | null;
  month: string | null;
  lessonId: string | null;
  lessonAt: Date | null;
};

/** Takes the provider whose people may have to be written to; whoever comes second finds it taken, or done. Asked before what is untold, so that a reminder made meanwhile asks again. */
export const TELLING: Statement<{ week: Day | null }> = statement(
  `select week from telling where next_at <= ctx.now() for update skip locked`,
);

/** The heads were written to of this week. */
export const weekTold = (week: Day): Statement<unknown> => statement(`update telling set week = $1`, [week]);

/** Somebody may have to be written to from this moment on, whatever is asked for sooner. */
export const askFrom = (moment: Date): Statement<unknown> =>
  statement(
    `insert into telling as t (next_at) values ($1) on conflict (provider_id) do update set next_at = excluded.next_at where t.next_at > excluded.next_at`,
    [moment],
  );

export const askAt = (at: Date | null): Statement<unknown> =>
  statement(`update telling set next_at = coalesce($1, 'infinity'::timestamptz)`, [at]);

/** What nobody was written of. */
export const UNTOLD: Statement<Untold> = statement(
  `select r.id, r.recipient_id as "recipientId", r.ladder, r.due_on as "dueOn", r.alone, r.escalates is not null as escalated,
     ${ABOUT.columns}
   from reminder r ${ABOUT.joins}
   where r.mail_id is null and r.closed_at is null and r.seen_at is null order by r.recipient_id, r.id for update of r`,
);

export const told = (mailId: string, ids: readonly string[]): Statement<unknown> =>
  statement('update reminder set mail_id = $1 where id = any ($2::uuid[])', [mailId, ids]);
