import { Injectable } from '@nestjs/common';
import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import type { MeasureId } from '@onaltu/domain/indicators';
import type { Actor } from '../../platform/auth/actor';
import { FiguresDb } from '../../platform/db/figures-db';
import { type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import type { ActionCount, CasesPerAction } from './statistics.view';

type Cell = { provider_id: string; key: string; n: number };
type Provider = { id: string; kind: string; name_kk: string; name_ru: string; name_en: string; closed: boolean };

const NOW = statement<{ now: Date }>('select ctx.now() as now');
const PROVIDERS = statement<Provider>(
  `select id, kind, name_kk, name_ru, name_en, closed_on is not null as closed from directory.provider order by name_kk collate "kk-x-icu"`,
);
/** A stock is all that ever came less all that went. */
const stockOf = (measure: MeasureId, until: Day): Statement<Cell> =>
  statement(`select provider_id, key, n::int from stats.live($1, '0001-01-01', $2, 'NONE')`, [[measure], until]);

const countsOf = (cells: readonly Cell[]): ActionCount[] =>
  ACTION_NUMBERS.map((action) => ({
    action,
    cases: cells.filter(({ key }) => key === String(action)).reduce((sum, { n }) => sum + n, 0),
  }));
const totalOf = (actions: readonly ActionCount[]): number => actions.reduce((sum, { cases }) => sum + cases, 0);

@Injectable()
export class StatisticsService {
  constructor(
    private readonly db: TenantDb,
    private readonly figures: FiguresDb,
  ) {}

  /** Exact at commit: folded cells and what is not folded yet, read in one statement as the department's own login. */
  async casesPerAction(actor: Actor): Promise<CasesPerAction> {
    const [[moment], providers] = await this.db.ask(actor, NOW, PROVIDERS);
    if (!moment) throw new Error('a database without a clock');
    const { now } = moment;
    const [cells] = await this.figures.ask(actor, stockOf('casesPerAction', almatyDay(now)));
    const actions = countsOf(cells);
    return {
      asOf: now.toISOString(),
      actions,
      total: totalOf(actions),
      // a closed one stays as long as it has open cases: the rows add up to the total
      providers: providers.flatMap(({ id: providerId, closed, ...names }) => {
        const own = countsOf(cells.filter((cell) => cell.provider_id === providerId));
        const row = { providerId, ...names, actions: own, total: totalOf(own) };
        return closed && row.total === 0 ? [] : [row];
      }),
    };
  }
}
