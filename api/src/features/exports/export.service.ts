import { Injectable } from '@nestjs/common';
import { almatyDay, day } from '@onaltu/domain/clock/day';
import { periodOf } from '@onaltu/domain/period';
import { Refused } from '@onaltu/domain/refused';
import { type ExportFormat, faultsInReport, MOST_OPEN_EXPORTS, snapshotOf, tablesOf } from '@onaltu/domain/reports';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { FileStore } from '../../platform/files/file-store';
import { makeAgain } from '../../platform/jobs/making';
import { enqueue } from '../../platform/outbox/outbox';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { SnapshotsService } from '../statistics/snapshots.service';
import type { AskExport, ListExports } from './export.dto';
import { ReportExport } from './export.entity';
import { EXPORT, exportKey, forgetExport, makeExport } from './export.jobs';
import { type ExportRow, inTurn, known, latestExports, oneExport, openExports } from './export.queries';
import { ExportList, ExportView } from './export.view';

const PAGE = 20;
const TYPE = {
  PDF: 'application/pdf',
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>;

type Download = { stream: Readable; size: number; name: string; type: string };

@Injectable()
export class ExportService {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
    private readonly snapshots: SnapshotsService,
  ) {}

  /** What could not be made is refused here and not by the worker. */
  async ask(actor: Actor, wanted: AskExport): Promise<ExportView> {
    const faults = faultsInReport(wanted);
    if (faults.length > 0) throw new InvalidRequest(faults);
    const frozen = snapshotOf(wanted.report).length;
    if (frozen > 0) await this.snapshots.requirePublished(actor, day(`${wanted.period}-01`));
    return this.db.as(actor, async (tx) => {
      await requireKnown(tx, wanted);
      await requireRoom(tx);
      const { report = null, indicator = null, by = [], period, format, language } = wanted;
      const { provider: ofProvider = null, type: ofType = null, district: ofDistrict = null } = wanted;
      const id = randomUUID();
      const asked = { report, indicator, brokenBy: by, period, ofProvider, ofType, ofDistrict, format, language };
      await tx.insert(ReportExport, { id, ...asked, tables: frozen || tablesOf(wanted).length });
      await enqueue(tx, makeExport, { exportId: id });
      await enqueue(tx, forgetExport, { exportId: id });
      await audit(tx, 'export.asked', { type: 'report_export', id }, asked);
      return ExportView.of(await find(tx, id));
    });
  }

  async list(actor: Actor, { after, limit = PAGE }: ListExports): Promise<ExportList> {
    const [found] = await this.db.ask(actor, latestExports(after, limit));
    const rows = found.slice(0, limit);
    return {
      exports: rows.map((row) => ExportView.of(row)),
      next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
    };
  }

  read(actor: Actor, id: string): Promise<ExportView> {
    return this.db.as(actor, async (tx) => ExportView.of(await find(tx, id)));
  }

  /** One that was given up is tried once more; one that is being made, or is there, is not. */
  retry(actor: Actor, id: string): Promise<ExportView> {
    return this.db.as(actor, async (tx) => {
      await tx.query(`select from report_export where id = $1 for update`, [id]);
      await find(tx, id);
      await requireRoom(tx);
      await makeAgain(tx, EXPORT, id);
      await tx.update(ReportExport, { id }, { askedAt: nowOf(tx), tablesMade: 0 });
      await audit(tx, 'export.asked', { type: 'report_export', id }, { again: true });
      return ExportView.of(await find(tx, id));
    });
  }

  async file(actor: Actor, id: string): Promise<Download> {
    const row = await this.db.as(actor, async (tx) => {
      const found = await find(tx, id);
      if (!found.readyAt) throw new Refused('document.not-ready');
      await audit(tx, 'export.read', { type: 'report_export', id });
      return found;
    });
    const stream = await this.files.read(exportKey(actor, row));
    return { stream, size: row.size ?? 0, name: nameOf(row), type: TYPE[row.format] };
  }
}

const nameOf = ({ report, indicator, period, format }: ExportRow): string =>
  `${(report ?? indicator ?? '').toLowerCase()}-${period}.${format.toLowerCase()}`;

async function find(tx: EntityManager, id: string): Promise<ExportRow> {
  const [row] = await askIn(tx, oneExport(id));
  if (!row) throw new Refused('export.not-found');
  return row;
}

async function requireKnown(tx: EntityManager, wanted: AskExport): Promise<void> {
  const [place] = await askIn(tx, known(wanted));
  if (!place?.known) throw new Refused('resource.not-found');
  const begins = periodOf(wanted.period)?.from;
  if (!begins || begins > almatyDay(nowOf(tx))) throw new Refused('period.not-begun');
}

async function requireRoom(tx: EntityManager): Promise<void> {
  const [, [mine]] = await inOneGo(tx, inTurn, openExports);
  if ((mine?.open ?? 0) >= MOST_OPEN_EXPORTS) throw new Refused('export.too-many', { max: MOST_OPEN_EXPORTS });
}
