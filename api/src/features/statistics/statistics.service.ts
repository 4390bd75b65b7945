import { Injectable } from '@nestjs/common';
import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { BEGINNING } from '@onaltu/domain/pieces';
import type { Actor } from '../../platform/auth/actor';
import { FiguresDb } from '../../platform/db/figures-db';
import { statement } from '../../platform/db/statement';
import { type AskedSums, type Cell, cellsOf, sumsOf } from '../../platform/figures/read-sums';
import { TenantDb } from '../../platform/db/tenant-db';
import type { ActionCount, CasesPerAction } from './statistics.view';

type Provider = { id: string; kind: string; name_kk: string; name_ru: string; name_en: string; closed: boolean };

const NOW = statement<{ now: Date }>('select ctx.now() as now');
const PROVIDERS = statement<Provider>(
  `select id, kind, name_kk, name_ru, name_en, closed_on is not null as closed from directory.provider order by name_kk collate "kk-x-icu"`,
);
/** A stock is all that ever came less all that went. */
const stockOn = (until: Day): AskedSums[] => [{ measures: ['casesPerAction'], span: { from: BEGINNING, until } }];

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
    const asked = stockOn(almatyDay(now));
    const places = providers.map(({ id }) => ({ id, place: id }));
    const [rows] = await this.figures.ask(actor, sumsOf(asked, { places }));
    const cells = cellsOf(rows, asked).flat();
    const actions = countsOf(cells);
    return {
      asOf: now.toISOString(),
      actions,
      total: totalOf(actions),
      // a closed one stays as long as it has open cases: the rows add up to the total
      providers: providers.flatMap(({ id: providerId, closed, ...names }) => {
        const own = countsOf(cells.filter(({ place }) => place === providerId));
        const row = { providerId, ...names, actions: own, total: totalOf(own) };
        return closed && row.total === 0 ? [] : [row];
      }),
    };
  }
}
