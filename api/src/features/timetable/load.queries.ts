import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { STATES_THAT_TAKE_TIME, STATES_TO_BE } from '@onaltu/domain/course';
import type { Away } from '@onaltu/domain/timetable';
import { type Statement, statement } from '../../platform/db/statement';
import type { PersonLoadView } from './load.view';
import { moment, type Span } from './timetable.queries';

export type LoadRow = Omit<PersonLoadView, 'open' | 'free'> & {
  leaves: Away[];
  engagements: { startsAt: string; endsAt: string }[];
};

/** Everybody who gives lessons, and whoever gave some in these days: so the lines add up to what the organisation gave. */
export const loadBetween = ({ from, to }: Span): Statement<LoadRow> =>
  statement(
    `select a.id, concat_ws(' ', a.last_name, a.first_name) as name, m.post, n.planned, n.held, n."notHeld", n.minutes, n.engagements,
       (select count(*)::int from assignment s join case_file c on c.id = s.case_file_id
         where s.specialist_id = a.id and s.ended_at is null and c.state <> all ($3)) as cases,
       coalesce((select jsonb_agg(jsonb_build_object('from', v.from_on, 'to', v.to_on)) from staff_leave v
         where v.account_id = a.id and v.cancelled_at is null and v.from_on <= $2 and v.to_on >= $1), '[]') as leaves
     from directory.membership m join directory.account a on a.id = m.account_id cross join lateral (
       select count(*) filter (where l.state = any ($4::text[]))::int as planned, count(*) filter (where l.state = 'HELD')::int as held,
         count(*) filter (where l.state = 'NOT_HELD')::int as "notHeld",
         coalesce(sum(extract(epoch from l.ends_at - l.starts_at) / 60) filter (where l.state = any ($5::text[])), 0)::int as minutes,
         coalesce(jsonb_agg(jsonb_build_object('startsAt', l.starts_at, 'endsAt', l.ends_at)) filter (where l.state = any ($5::text[])), '[]') as engagements
       from lesson l where l.specialist_id = a.id and l.starts_at >= ${moment('$1')} and l.starts_at < ${moment('($2::date + 1)')}) n
     where ('SPECIALIST' = any (m.roles) and m.ended_at is null and a.disabled_at is null) or n.planned > 0
     order by a.last_name, a.first_name, a.id`,
    [from, to, TERMINAL_STATES, STATES_TO_BE, STATES_THAT_TAKE_TIME],
  );
