import { type Statement, statement, type Value } from '../../platform/db/statement';
import { type AsAsked, asked } from '../../platform/jobs/making';
import type { ReportExport } from './export.entity';
import { EXPORT } from './export.jobs';

/** An export with who asked for it, what places are called, and how far it is. */
export type ExportRow = Omit<ReportExport, 'fileKey' | 'sha256'> & {
  madeByName: string | null;
  asked: AsAsked;
};

const SELECT = `
  select e.id, e.report, e.indicator, e.broken_by as "brokenBy", e.period, e.of_provider as "ofProvider", e.of_type as "ofType", e.of_district as "ofDistrict",
    e.format, e.language, e.tables, e.tables_made as "tablesMade", e.asked_at as "askedAt", e.as_of as "asOf", e.size, e.ready_at as "readyAt",
    e.expires_at as "expiresAt", e.made_by as "madeBy", e.made_at as "madeAt",
    nullif(concat_ws(' ', a.last_name, a.first_name), '') as "madeByName", ${asked(EXPORT, 'e.id', 'e.ready_at is null')} as asked
  from report_export e left join directory.account a on a.id = e.made_by`;

/** A page of what was not forgotten yet, the latest first; one row more tells whether there is a next. */
export function latestExports(after: string | undefined, limit: number): Statement<ExportRow> {
  const values: Value[] = [limit, ...(after ? [after] : [])];
  const older = after ? `and (e.made_at, e.id) < (select made_at, id from report_export where id = $2::uuid)` : '';
  return statement(
    `${SELECT} where e.expires_at > ctx.now() ${older} order by e.made_at desc, e.id desc limit $1::int + 1`,
    values,
  );
}

/** One that has expired is not found, whether it was already cleared away or not. */
export const oneExport = (id: string): Statement<ExportRow> =>
  statement(`${SELECT} where e.expires_at > ctx.now() and e.id = $1`, [id]);

/** Whoever asks at the same time waits for the answer. */
export const inTurn: Statement<unknown> = statement(
  `select pg_advisory_xact_lock(hashtextextended('export' || ctx.user_id(), 0))`,
);
/** How many this official still waits for. */
export const openExports: Statement<{ open: number }> = statement(
  `select count(*)::int as open from (${SELECT}) e
   where e."madeBy" = ctx.user_id() and e.asked in ('WAITING', 'MAKING') and e."expiresAt" > ctx.now()`,
);

type Filters = { provider?: string; district?: string };
/** Whether what it is filtered by lies in this region. */
export const known = ({ provider, district }: Filters): Statement<{ known: boolean }> =>
  statement(
    `select ($1::uuid is null or exists (select from directory.provider where id = $1))
       and ($2::uuid is null or exists (select from directory.district where id = $2 and region_id = ctx.owner_id())) as known`,
    [provider ?? null, district ?? null],
  );
