import { Injectable } from '@nestjs/common';
import { KEY_DIMENSIONS, PLACE_DIMENSIONS } from '@onaltu/domain/indicators';
import { day } from '@onaltu/domain/clock/day';
import { type Breakdown, type ReportTable, snapshotOf, tablesOf } from '@onaltu/domain/reports';
import { translator } from '@onaltu/i18n/translator';
import type { Actor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import type { ReportModel, ReportTableModel } from '../../platform/documents/report-model';
import type { SplitBy } from '../statistics/figures.dto';
import { FiguresService } from '../statistics/figures.service';
import type { FiguresView } from '../statistics/figures.view';
import { SnapshotsService } from '../statistics/snapshots.service';
import type { ReportExport } from './export.entity';
import { frozenMethodOf, headOf, methodOf, wantedOf } from './report.document';
import { DISTRICTS, memberNamesOf, namesOf, type Places, PROVIDERS, REGION } from './report-names';
import { type TableFigures, tableModel } from './report-tables';
import { snapshotModel } from './snapshot-tables';

const SPLITS: readonly SplitBy[] = [...PLACE_DIMENSIONS, ...KEY_DIMENSIONS];
const splitOf = (by: Breakdown | undefined): SplitBy | undefined => SPLITS.find((one) => one === by);

type OnTable = (made: number) => Promise<void>;

/** Reads a report table by table, by the same question a page asks: what is written and gone is not kept. */
@Injectable()
export class ReadReport {
  constructor(
    private readonly db: TenantDb,
    private readonly figures: FiguresService,
    private readonly snapshots: SnapshotsService,
  ) {}

  /** `onTable` hears of each that was handed on. */
  async read(actor: Actor, asked: ReportExport, madeAt: Date, onTable: OnTable): Promise<ReportModel> {
    const [[region], districts, providers] = await this.db.ask(actor, REGION, DISTRICTS, PROVIDERS);
    const places = { region, districts, providers };
    if (snapshotOf(asked.report).length > 0) return this.frozen(actor, asked, places, onTable);
    const head = headOf(asked, places, madeAt);
    const words = translator(asked.language);
    const said = { words, names: namesOf(places, words) };
    const read = (table: ReportTable): Promise<TableFigures> => this.tableOf(actor, asked, table);
    let latest: FiguresView | undefined;
    async function* tables(): AsyncGenerator<ReportTableModel> {
      for (const [made, table] of tablesOf(wantedOf(asked)).entries()) {
        const own = await read(table);
        latest = own.figures;
        yield tableModel(own, said);
        await onTable(made + 1);
      }
    }
    return { head, tables: tables(), method: () => methodOf(asked, head, latest) };
  }

  /** Of a month that is kept nothing is read but what was kept: it was protected before. */
  private async frozen(actor: Actor, asked: ReportExport, places: Places, onTable: OnTable): Promise<ReportModel> {
    const kept = await this.snapshots.read(actor, day(`${asked.period}-01`));
    const head = headOf(asked, places, new Date(kept.madeAt));
    const words = translator(asked.language);
    const said = { words, members: memberNamesOf(places, words), threshold: kept.threshold };
    async function* tables(): AsyncGenerator<ReportTableModel> {
      for (const [made, id] of snapshotOf(asked.report).entries()) {
        const own = kept.tables.find(({ table }) => table === id);
        if (own) yield snapshotModel(own, said);
        await onTable(made + 1);
      }
    }
    return { head, tables: tables(), method: () => frozenMethodOf(asked, head, kept) };
  }

  private async tableOf(actor: Actor, asked: ReportExport, table: ReportTable): Promise<TableFigures> {
    const { period, ofProvider, ofType, ofDistrict } = asked;
    const of = {
      indicator: [...table.indicators],
      period,
      ...(ofProvider ? { provider: ofProvider } : {}),
      ...(ofType ? { type: ofType } : {}),
      ...(ofDistrict ? { district: ofDistrict } : {}),
      ...(table.by.includes('month') ? { step: 'month' as const } : {}),
    };
    const [by, across] = table.by.map(splitOf);
    const figures = await this.figures.ofRegion(actor, { ...of, ...(by ? { by } : {}), ...(across ? { across } : {}) });
    return across
      ? { table, figures, columns: await this.figures.ofRegion(actor, { ...of, by: across }) }
      : { table, figures };
  }
}
