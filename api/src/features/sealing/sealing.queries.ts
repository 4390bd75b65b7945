import type { CalendarDay } from '@onaltu/domain/clock/days-off';
import type { Day } from '@onaltu/domain/clock/day';
import { isDue, isStock, MEASURE_IDS, type MeasureId } from '@onaltu/domain/indicators';
import type { Period, Span } from '@onaltu/domain/period';
import { BEGINNING } from '@onaltu/domain/pieces';
import type { MonthAnswer } from '@onaltu/domain/sealing';
import { CASE_IDLE, journalMissing } from '../../migrations/gaps';
import { listed, type Marked } from '../../platform/audit/listed';
import { type Statement, statement, type Value } from '../../platform/db/statement';
import type { AskedSums } from '../../platform/figures/read-sums';

export type OfProvider = { id: string; kk: string; ru: string; en: string; openedOn: Day; closedOn: Day | null };
export type VersionRow = {
  month: string;
  version: number;
  at: Date;
  by: string | null;
  reason: string;
  content: string;
  hash: string;
  answer: MonthAnswer | null;
  comment: string | null;
  answeredAt: Date | null;
};
export type ChangeRow = { month: string; version: number; measure: MeasureId; added: number; removed: number };
export type AnswerRow = {
  providerId: string;
  month: string;
  version: number;
  answer: MonthAnswer;
  comment: string;
  at: Date;
};
export type SealedRow = {
  providerId: string;
  month: string;
  version: number;
  firstAt: Date;
  at: Date;
  added: number;
  removed: number;
};
export type GapsRow = { providerId: string; journals: number; idle: number };

const MONTH = `to_char(s.month, 'YYYY-MM') as month`;

export const NOW = statement<{ now: Date }>('select ctx.now() as now');
/** The days of the country that no rule knows. */
export const COUNTRY_DAYS = statement<CalendarDay>('select day, kind, weeks from directory.calendar_day');

const PROVIDERS = `select id, name_kk as kk, name_ru as ru, name_en as en, opened_on as "openedOn", closed_on as "closedOn" from directory.provider`;
export const OWN_PROVIDER = statement<OfProvider>(`${PROVIDERS} where id = ctx.provider_id()`);
export const REGION_PROVIDERS = statement<OfProvider>(`${PROVIDERS} order by name_kk collate "kk-x-icu", id`);
export const oneProvider = (id: string): Statement<OfProvider> => statement(`${PROVIDERS} where id = $1`, [id]);

/** Every version of the own months since, the latest first. */
export const versionsSince = (from: Day): Statement<VersionRow> =>
  statement(
    `select ${MONTH}, s.version, s.made_at as at, nullif(concat_ws(' ', w.last_name, w.first_name), '') as by, s.reason, s.content, encode(s.hash, 'hex') as hash,
       a.answer, a.comment, a.made_at as "answeredAt"
     from core.sealed_month s left join directory.account w on w.id = s.made_by
     left join directory.month_answer a on a.of_provider = s.provider_id and a.month = s.month and a.version = s.version
     where s.month >= $1 order by s.month desc, s.version desc`,
    [from],
  );

/** What came and went in the own sealed months since, by measure; one act and its contrary are nothing. */
export const changesSince = (from: Day): Statement<ChangeRow> =>
  statement(
    `select to_char(n.month, 'YYYY-MM') as month, n.version, n.measure, sum(greatest(n.n, 0))::int as added, sum(greatest(-n.n, 0))::int as removed from (
       select month, version, measure, key, subject, sum(n)::int as n from facts.sealed_change where month >= $1 group by 1, 2, 3, 4, 5 having sum(n) <> 0) n
     group by 1, 2, 3`,
    [from],
  );

/** What is asked of the own month: what happened in it, and what stood at its end. */
export function askedOf({ from, until }: Span): AskedSums[] {
  const measures = MEASURE_IDS.filter((one) => !isDue(one));
  return [
    { measures: measures.filter((one) => !isStock(one)), span: { from, until } },
    { measures: measures.filter(isStock), span: { from: BEGINNING, until } },
  ];
}

/** While it is held, no act of an ended month is counted: it waits, or has been counted already. */
export const HOLD = statement(`select pg_advisory_xact_lock(hashtextextended('month.seal ' || ctx.provider_id(), 0))`);

export type Sealed = { month: Day; version: number; content: string; hash: Buffer; reason: string };
export const keepSealed = ({ month, version, content, hash, reason }: Sealed): Statement<unknown> =>
  statement(`insert into core.sealed_month (month, version, content, hash, reason) values ($1, $2, $3, $4, $5)`, [
    ...[month, version, content, hash, reason],
  ]);

export type GapRow = Marked & { number: string | null };
export const MOST_GAPS = 50;
const gapsIn = (what: string, values: Value[]): Statement<GapRow> =>
  listed<GapRow>({
    action: 'case-file.listed',
    type: 'case_file',
    select: `select c.id, c.id::text as mark, c.number from core.case_file c where ${what}`,
    order: 'number, id',
    values,
    limit: MOST_GAPS,
  });
export const journalGaps = ({ from, until }: Span): Statement<GapRow> =>
  gapsIn(journalMissing('$1::date', '$2::date'), [from, until]);
export const IDLE_CASES = gapsIn(CASE_IDLE, []);

export type CauseRow = Marked & {
  about: 'CASE' | 'LESSON';
  number: string | null;
  childName: string | null;
  measure: MeasureId;
  key: string;
  day: Day;
  at: Date;
  n: number;
};
export const CHANGES_PAGE = 50;

/** What changed a sealed month since its last confirmation, with the cases it came from; the latest first. */
export function causesOf({ from }: Period, after?: string): Statement<CauseRow> {
  const values: Value[] = [from];
  const next = after?.split('~').map((value) => `$${values.push(value)}`);
  return listed<CauseRow>({
    action: 'case-file.listed',
    type: 'case_file',
    select: `select r.subject::text as id, r.last || '~' || r.measure as mark, case when c.id is null then 'LESSON' else 'CASE' end as about, c.number,
        nullif(concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')), '') as "childName", r.measure, r.key, r.day, r.at, r.n, r.last
      from (select subject, measure, key, max(day) as day, max(made_at) as at, max(id) as last, sum(n)::int as n from facts.sealed_change
        where month = $1 and version = (select max(version) from core.sealed_month where month = $1)
        group by subject, measure, key having sum(n) <> 0) r
      left join core.case_file c on c.id = r.subject left join core.child k on k.id = c.child_id
      ${next ? `where (r.last, r.measure) < (${next[0]}::bigint, ${next[1]})` : ''}`,
    order: 'last desc, measure desc',
    values,
    limit: CHANGES_PAGE,
  });
}

export const answersSince = (from: Day): Statement<AnswerRow> =>
  statement(
    `select s.of_provider as "providerId", ${MONTH}, s.version, s.answer, s.comment, s.made_at as at from directory.month_answer s where s.month >= $1`,
    [from],
  );

/** Read as the department's own login: numbers of its region, and nothing of a case. */
export const sealedSince = (from: Day): Statement<SealedRow> =>
  statement(
    `select s.provider_id as "providerId", ${MONTH}, s.version, s.first_at as "firstAt", s.sealed_at as at, s.added, s.removed from stats.sealed_months($1) s`,
    [from],
  );
export const gapsOfRegion = ({ from, until }: Span): Statement<GapsRow> =>
  statement(`select provider_id as "providerId", journals, idle from stats.gaps($1, $2)`, [from, until]);
export const sealedMonth = (
  providerId: string,
  { from }: Period,
): Statement<{ version: number; at: Date; content: string; hash: string }> =>
  statement(`select version, sealed_at as at, content, hash from stats.sealed_month($1, $2)`, [providerId, from]);
export const sealedChanges = (providerId: string, { from, key }: Period): Statement<ChangeRow> =>
  statement(`select $3::text as month, version, measure, added, removed from stats.sealed_changes($1, $2)`, [
    ...[providerId, from, key],
  ]);

export type Answer = { providerId: string; month: Day; version: number; answer: MonthAnswer; comment: string };
export const keepAnswer = ({ providerId, month, version, answer, comment }: Answer): Statement<unknown> =>
  statement(
    `insert into directory.month_answer (of_provider, month, version, answer, comment) values ($1, $2, $3, $4, $5)`,
    [providerId, month, version, answer, comment],
  );
