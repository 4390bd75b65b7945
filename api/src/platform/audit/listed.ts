import { type Statement, statement, type Value } from '../db/statement';
import type { Audited } from './audit';

export const MOST_ROWS = 100;

/** What is listed: `select` without its order, whose first column is `id`; `mark` tells where a page ends. */
type Listing = { action: Audited; type: string; select: string; order: string; values: Value[]; limit: number };
export type Marked = { id: string | null; mark: string };

/** A page of a list, noted with the very rows that are shown. One row more than a page tells whether there is a next. */
export function listed<Row extends Marked>({ action, type, select, order, values, limit }: Listing): Statement<Row> {
  const most = `$${values.length + 1}::int`;
  return statement(
    `with page as materialized (select one.*, row_number() over () as place from (${select} order by ${order} limit ${most} + 1) one),
     noted as materialized (
       select audit.append('${action}', '${type}', 'list', jsonb_build_object('ids', coalesce(jsonb_agg(id order by place) filter (where place <= ${most}), '[]'))) from page)
     select page.* from noted left join page on true order by place`,
    [...values, limit],
  );
}

/** A page and where the next begins; an empty page is noted too, and has one row of nothing. */
export function pageOf<Row extends Marked>(found: readonly Row[], limit: number): { rows: Row[]; next: string | null } {
  const rows = found.filter(({ id }) => id !== null).slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.mark ?? null) : null };
}
