import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import { END_IN_SIGHT } from '@onaltu/domain/duties';
import type { LetterPreferences } from '@onaltu/domain/letter-preferences';
import { type InHand, linesOfWeek, mondayOf } from '@onaltu/domain/week-letter';
import type { EntityManager } from 'typeorm';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { type Statement, statement } from '../../platform/db/statement';
import { postNews } from '../../platform/mail/post-mail';
import { TODAY } from '../case-files/course-of';
import { MEMBERS, reached } from './look.queries';
import { weekTold } from './telling.queries';

/** What stands open with everybody who works here, of cases and lessons. */
const IN_HAND: Statement<InHand> = statement(
  `select m.account_id as "personId", coalesce(h.cases, 0)::int as cases, coalesce(h.ending, 0)::int as ending, coalesce(r.open, '[]') as reminders
   from directory.membership m
     left join (select a.specialist_id as who, count(distinct c.id) as cases,
         count(distinct c.id) filter (where c.state = 'IN_REHABILITATION' and c.ends_on between ${TODAY} and ${TODAY} + $2::int) as ending
       from assignment a join case_file c on c.provider_id = a.provider_id and c.id = a.case_file_id
       where a.ended_at is null and c.state <> all ($1::text[]) group by a.specialist_id) h on h.who = m.account_id
     left join (select recipient_id as who, jsonb_agg(jsonb_build_object(
         'about', coalesce(case_file_id::text, about), 'ladder', ladder, 'dueOn', due_on, 'seen', seen_at is not null)) as open
       from reminder where closed_at is null and ladder <> 'MONTH' and escalates is null and not stands_in group by recipient_id) r on r.who = m.account_id
   where m.ended_at is null`,
  [TERMINAL_STATES, END_IN_SIGHT],
);

/** Writes to the heads, and to who stands in for one, how the week begins: once a week, on its first working morning, when there is something to say. */
export async function tellHeads(
  tx: EntityManager,
  today: Day,
  wantsOf: (who: string) => LetterPreferences,
): Promise<void> {
  const [members, people] = await inOneGo(tx, MEMBERS, IN_HAND);
  const heads = members.filter(({ roles }) => roles.includes('HEAD')).flatMap(reached);
  const week = mondayOf(today);
  for (const recipientId of new Set(heads.map((head) => head.recipientId))) {
    const others = people.filter(({ personId }) => personId !== recipientId);
    const lines = wantsOf(recipientId).weekly ? linesOfWeek(others, today) : [];
    if (lines.length === 0) continue;
    const params = { on: today, lines, path: '/process' };
    await postNews(tx, { template: 'head-week', dedupKey: `week|${week}|${recipientId}`, recipientId, params });
  }
  await withTheNext(tx, weekTold(week));
}
