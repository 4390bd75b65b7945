import type { SpecialistPost } from '@onaltu/domain/assessment';
import type { CaseState } from '@onaltu/domain/case-process';
import type { Day } from '@onaltu/domain/clock/day';
import type { AttendanceState, LessonForm } from '@onaltu/domain/course';
import { isOfSpecialists, type JournalKind } from '@onaltu/domain/journals';
import { type Statement, statement, type Value } from '../../platform/db/statement';
import { type AsAsked, asked } from '../../platform/jobs/making';
import { JOURNAL } from './journal.jobs';

export type RegistrationRow = {
  number: string;
  registeredOn: Day;
  receivedOn: Day;
  child: string;
  birthDate: Day;
  applicant: string;
  relation: string;
  address: string;
  phone: string;
  receivedBy: string | null;
  state: CaseState;
  late: boolean;
  paperNumber: string | null;
};
export type ContractRow = {
  number: string;
  concludedOn: Day;
  caseNumber: string;
  child: string;
  birthDate: Day;
  representative: string;
  lengthDays: number;
  lengthNow: number;
  head: string;
  paperNumber: string | null;
};
export type CertificateRow = {
  number: string;
  issuedOn: Day;
  caseNumber: string;
  child: string;
  birthDate: Day;
  servedFrom: Day;
  servedTo: Day;
  recipient: string | null;
  recipientPaper: string | null;
  handedOverOn: Day | null;
  handedOverBy: string | null;
  revokedOn: Day | null;
};
/** What one child did in one month at one specialist's lessons of one form. */
export type AttendanceRow = {
  month: Day;
  specialistId: string;
  specialist: string;
  post: SpecialistPost | null;
  form: LessonForm;
  child: string;
  days: number[];
  states: AttendanceState[];
};
/** One lesson that was held, with its children and whether each came. */
export type LessonRow = Pick<AttendanceRow, 'month' | 'specialistId' | 'specialist' | 'post' | 'form'> & {
  day: Day;
  startsAt: Date;
  endsAt: Date;
  topic: string;
  children: { name: string; state: AttendanceState }[];
};
export type JournalRows = {
  REGISTRATION: RegistrationRow;
  CONTRACTS: ContractRow;
  CERTIFICATES: CertificateRow;
  ATTENDANCE: AttendanceRow;
  LESSONS: LessonRow;
};

const named = (who: string): string =>
  `nullif(concat_ws(' ', ${who}.last_name, ${who}.first_name, nullif(${who}.middle_name, '')), '')`;
const dayOf = (moment: string): string => `(${moment} at time zone 'Asia/Almaty')::date`;
const within = (moment: string): string =>
  `${moment} >= $1::date::timestamp at time zone 'Asia/Almaty' and ${moment} < ($2::date + 1)::timestamp at time zone 'Asia/Almaty'`;
const CHILD = `${named('k')} as child, k.birth_date as "birthDate"`;

/** Of one specialist, where one is named. */
const OWN = `($3::uuid is null or l.specialist_id = $3)`;

const ROWS: Readonly<Record<JournalKind, string>> = {
  REGISTRATION: `
    select c.number, ${dayOf('c.registered_at')} as "registeredOn", c.received_on as "receivedOn", ${CHILD}, ${named('r')} as applicant, c.relation, k.address, r.phone,
      ${named('a')} as "receivedBy", c.state, m.late, m.paper_number as "paperNumber"
    from case_file c join child k on k.id = c.child_id join representative r on r.id = c.representative_id
    join lateral (select late, paper_number, made_by from case_move where case_file_id = c.id and move = 'register' order by id limit 1) m on true
    left join directory.account a on a.id = m.made_by where ${within('c.registered_at')} order by c.registered_at, c.number`,
  CONTRACTS: `
    select t.number, t.concluded_on as "concludedOn", c.number as "caseNumber", ${CHILD}, ${named('r')} as representative, t.length_days as "lengthDays",
      coalesce(c.length_days, t.length_days) as "lengthNow", ${named('a')} as head, t.paper_number as "paperNumber"
    from contract t join case_file c on c.id = t.case_file_id join child k on k.id = c.child_id join representative r on r.id = c.representative_id
    join directory.account a on a.id = t.head_id where t.concluded_on between $1 and $2 order by t.concluded_on, t.number`,
  CERTIFICATES: `
    select e.number, e.issued_on as "issuedOn", c.number as "caseNumber", ${CHILD}, e.served_from as "servedFrom", e.served_to as "servedTo", e.recipient_name as recipient,
      e.recipient_paper as "recipientPaper", ${dayOf('e.handed_over_at')} as "handedOverOn", ${named('a')} as "handedOverBy", ${dayOf('e.revoked_at')} as "revokedOn"
    from certificate e join case_file c on c.id = e.case_file_id join child k on k.id = c.child_id left join directory.account a on a.id = e.handed_over_by
    where e.issued_on between $1 and $2 order by e.issued_on, e.number`,
  ATTENDANCE: `
    with marked as (
      select date_trunc('month', l.starts_at at time zone 'Asia/Almaty')::date as month, extract(day from l.starts_at at time zone 'Asia/Almaty')::int as day,
        l.specialist_id, l.form, t.case_file_id, t.child_id, t.state, l.starts_at
      from lesson l join attendance t on t.lesson_id = l.id where l.state = 'HELD' and ${within('l.starts_at')} and ${OWN}),
    lines as (
      select month, specialist_id, form, case_file_id, child_id, array_agg(day order by starts_at) as days, array_agg(state order by starts_at) as states
      from marked group by month, specialist_id, form, case_file_id, child_id)
    select n.month, n.specialist_id as "specialistId", ${named('a')} as specialist, p.post, n.form, ${named('k')} as child, n.days, n.states
    from lines n join child k on k.id = n.child_id join directory.account a on a.id = n.specialist_id
    left join lateral (select post from assignment where case_file_id = n.case_file_id and specialist_id = n.specialist_id order by assigned_at desc limit 1) p on true
    order by n.month, a.last_name collate "kk-x-icu", a.first_name collate "kk-x-icu", n.specialist_id, n.form, k.last_name, k.first_name, k.id`,
  LESSONS: `
    select date_trunc('month', l.starts_at at time zone 'Asia/Almaty')::date as month, l.specialist_id as "specialistId", ${named('a')} as specialist, p.post, l.form,
      ${dayOf('l.starts_at')} as day, l.starts_at as "startsAt", l.ends_at as "endsAt", l.topic,
      (select jsonb_agg(jsonb_build_object('name', concat_ws(' ', k.last_name, k.first_name), 'state', t.state) order by k.last_name, k.first_name, k.id)
       from attendance t join child k on k.id = t.child_id where t.lesson_id = l.id) as children
    from lesson l join directory.account a on a.id = l.specialist_id
    left join lateral (select post from assignment where specialist_id = l.specialist_id order by assigned_at desc limit 1) p on true
    where l.state = 'HELD' and ${within('l.starts_at')} and ${OWN} and exists (select from attendance t where t.lesson_id = l.id)
    order by 1, a.last_name collate "kk-x-icu", a.first_name collate "kk-x-icu", l.specialist_id, l.form, l.starts_at, l.id`,
};

type Asked = { from: Day; to: Day; specialistId: string | null };

const valuesOf = (kind: JournalKind, { from, to, specialistId }: Asked): Value[] =>
  isOfSpecialists(kind) ? [from, to, specialistId] : [from, to];

export const journalRows = <Kind extends JournalKind>(kind: Kind, of: Asked): Statement<JournalRows[Kind]> =>
  statement(ROWS[kind], valuesOf(kind, of));

export type JournalMade = { id: string; madeByName: string | null; asked: AsAsked };

/** Who asked for these, and how far they are. */
export const journalsMade = (ids: readonly string[]): Statement<JournalMade> =>
  statement(
    `select j.id, nullif(concat_ws(' ', a.last_name, a.first_name), '') as "madeByName", ${asked(JOURNAL, 'j.id', 'j.ready_at is null')} as asked
     from journal j left join directory.account a on a.id = j.made_by where j.id = any ($1::uuid[])`,
    [ids],
  );

/** How long it would be, before anybody makes it. */
export const journalLength = (kind: JournalKind, of: Asked): Statement<{ rows: number }> =>
  statement(`select count(*)::int as rows from (${ROWS[kind]}) journal`, valuesOf(kind, of));
