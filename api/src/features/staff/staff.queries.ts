import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { FOLDING, searchWords } from '@onaltu/domain/person-name';
import type { EntityManager } from 'typeorm';
import { LASTS_TODAY } from '../../platform/calendar/leave-today';
import type { SearchStaff } from './staff.dto';
import type { LeaveView, StaffList, StaffMember } from './staff.view';

const PAGE = 100;
const KK = 'collate "kk-x-icu"';

// Members and, until they accept, the invited. An invitation that was accepted or withdrawn stays a place in the order.
const PEOPLE = `
  select a.id, a.last_name ${KK} as "lastName", a.first_name ${KK} as "firstName", a.middle_name as "middleName", a.email, a.locale, m.roles, m.post,
    m.since, m.ended_at as "endedAt", l.to_on as "leaveUntil", null::timestamptz as "invitationEndsAt", m.version, true as listed,
    case when m.ended_at is not null or a.disabled_at is not null then 'ENDED' when l.id is not null then 'ON_LEAVE' else 'ACTIVE' end as state
  from directory.membership m join directory.account a on a.id = m.account_id left join staff_leave l on l.account_id = a.id and ${LASTS_TODAY}
  union all
  select i.id, i.last_name ${KK}, i.first_name ${KK}, i.middle_name, i.email, i.locale, i.roles, i.post,
    (i.made_at at time zone 'Asia/Almaty')::date, null, null, i.ends_at, 1, i.accepted_at is null and i.withdrawn_at is null, 'INVITED'
  from directory.invitation i`;
// The last mail whose fate is known: refused by the addressee's own server with a final answer (5yz), not by ours or by a rule.
const MAIL_REFUSED = `(select case when m.state = 'REFUSED' and m.answer ~ '^5[0-9][0-9]$' then m.claimed_at end from mail_ledger m
  where coalesce(m.recipient_id, m.invitation_id) = p.id and m.state in ('ACCEPTED', 'REFUSED') order by m.id desc limit 1)`;
const SHOWN = `p.id, p.state, p."lastName", p."firstName", p."middleName", p.email, p.locale, p.roles, p.post, p.since, p."endedAt", p."leaveUntil", p."invitationEndsAt",
  p.version, ${MAIL_REFUSED} as "mailRefusedAt", case when (select ctx.scope()) <> 'provider' then 0 else (select count(*)::int from assignment s join case_file c on c.id = s.case_file_id
    where s.specialist_id = p.id and s.ended_at is null and c.state <> all ($1)) end as "openCases"`;
const NAME = `p."lastName", p."firstName", p.id`;

/** A page by name. Every sought word must begin a word of the name, folded as the words are. */
export async function listStaff(
  tx: EntityManager,
  { state, after, text = '' }: Partial<SearchStaff>,
): Promise<StaffList> {
  const rows = await tx.query<StaffMember[]>(
    `with people as (${PEOPLE}) select ${SHOWN} from people p
     where p.listed and ($2::text is null or p.state = $2) and ($3::uuid is null or (${NAME}) > (select ${NAME} from people p where p.id = $3))
       and not exists (select from unnest($4::text[]) word
         where translate(lower(concat_ws(' ', p."lastName", p."firstName", p."middleName")), $5, $6) !~ ('\\m' || word))
     order by ${NAME} limit ${PAGE + 1}`,
    [TERMINAL_STATES, state ?? null, after ?? null, searchWords(text), FOLDING.from, FOLDING.to],
  );
  const people = rows.slice(0, PAGE);
  return { people, next: rows.length > PAGE ? (people.at(-1)?.id ?? null) : null };
}

export async function findPerson(tx: EntityManager, id: string): Promise<StaffMember | undefined> {
  const [row] = await tx.query<StaffMember[]>(
    `with people as (${PEOPLE}) select ${SHOWN} from people p where p.listed and p.id = $2`,
    [TERMINAL_STATES, id],
  );
  return row;
}

const LEAVES = `
  select l.id, l.account_id as "personId", concat_ws(' ', a.last_name, a.first_name) as "personName", l.kind, l.from_on as "from", l.to_on as "to",
    l.substitute_id as "substituteId", nullif(concat_ws(' ', s.last_name, s.first_name), '') as "substituteName", l.version
  from staff_leave l join directory.account a on a.id = l.account_id left join directory.account s on s.id = l.substitute_id where l.cancelled_at is null`;

export const leavesOf = (tx: EntityManager, personId: string): Promise<LeaveView[]> =>
  tx.query(`${LEAVES} and l.account_id = $1 order by l.from_on desc limit ${PAGE}`, [personId]);

/** Who is away or will be, the soonest first. */
export const leavesFromNow = (tx: EntityManager): Promise<LeaveView[]> =>
  tx.query(
    `${LEAVES} and l.to_on >= (ctx.now() at time zone 'Asia/Almaty')::date order by l.from_on, l.id limit ${PAGE}`,
  );

export async function findLeave(tx: EntityManager, id: string): Promise<LeaveView | undefined> {
  const [row] = await tx.query<LeaveView[]>(`${LEAVES} and l.id = $1`, [id]);
  return row;
}
