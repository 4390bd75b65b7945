import { Injectable } from '@nestjs/common';
import { IMPORT_COLUMNS, type ImportKind } from '@onaltu/domain/import-columns';
import type { RowFault } from '@onaltu/domain/import-rows';
import { type Refusal, Refused } from '@onaltu/domain/refused';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import type { Actor } from '../../platform/auth/actor';
import { Act } from '../../platform/db/act';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest, refusalIn } from '../../platform/problem/problem.filter';
import { shaped } from '../../platform/validation/strict-body';
import { BringCase } from './bring-case';
import { BringChild } from './bring-child';
import { BringLesson } from './bring-lesson';
import type { Bringer, Bringing } from './bringer';
import { listsOf } from './import-lists';
import { sheetOf, type TableRow, tableOf } from './import-table';
import type { ImportFault, ImportReport } from './import.view';

const MOST_FAULTS = 500;
/** Refusals that are about one column. */
const COLUMN_OF: Partial<Record<Refusal, string>> = {
  'case-file.iin-missing': 'iin',
  'child.differs': 'iin',
  'lesson.specialist-busy': 'specialist',
  'lesson.specialist-away': 'specialist',
  'assignment.not-a-specialist': 'specialist',
  'lesson.child-busy': 'cases',
  'lesson.group-size': 'cases',
  'lesson.room-busy': 'room',
  'lesson.room-too-small': 'room',
  'lesson.outside-hours': 'startsAt',
  'lesson.outside-course': 'lessonOn',
};
/** A rehearsal was to the end: what it has done is taken back. */
class Rehearsed extends Error {
  constructor(readonly report: ImportReport) {
    super('rehearsed');
  }
}
type Outcome = { became?: 'ENTERED' | 'KNOWN'; faults: RowFault[]; notes: RowFault[] };

@Injectable()
export class ImportService {
  private readonly bringers: Readonly<Record<ImportKind, Bringer<object>>>;

  constructor(
    private readonly db: TenantDb,
    children: BringChild,
    cases: BringCase,
    lessons: BringLesson,
  ) {
    this.bringers = { CHILDREN: children, CASES: cases, LESSONS: lessons };
  }

  /** Everything the import would do, by the same acts, and taken back: what it says is what will be. */
  async check(actor: Actor, kind: ImportKind, bytes: Buffer): Promise<ImportReport> {
    const report = await this.enter(actor, kind, bytes, (_tx, found) => Promise.reject(new Rehearsed(found))).catch(
      (error: unknown) => {
        if (error instanceof Rehearsed) return error.report;
        throw error;
      },
    );
    await this.db.as({ ...actor, idempotency: undefined }, (tx) =>
      noted(tx, actor, { action: 'import.checked' }, report),
    );
    return report;
  }

  /** All rows or none. The file is read and let go: it is kept nowhere. */
  make(actor: Actor, kind: ImportKind, bytes: Buffer): Promise<ImportReport> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.enter(actor, kind, bytes, async (tx, report) => {
      if (report.faulty > 0) throw new InvalidRequest([{ pointer: '/file', code: 'isFaultless' }]);
      await noted(tx, actor, { action: 'import.made', sha256 }, report);
      return report;
    });
  }

  private async enter(
    actor: Actor,
    kind: ImportKind,
    bytes: Buffer,
    atLast: (tx: EntityManager, report: ImportReport) => Promise<ImportReport>,
  ): Promise<ImportReport> {
    const sheet = await sheetOf(kind, bytes);
    const { idempotency: _, ...once } = actor; // a repeat is a file whose rows are here
    return this.db.allOrNothing(once, async (tx, one) => {
      await importTurn(tx);
      const rows = tableOf(kind, sheet, await listsOf(tx));
      const outcomes: [TableRow, Outcome][] = [];
      const seen = new Set<string>();
      for (const row of rows) outcomes.push([row, await this.enterRow(kind, row, seen, { tx, one })]);
      return atLast(tx, reportOf(kind, outcomes));
    });
  }

  private async enterRow(kind: ImportKind, row: TableRow, seen: Set<string>, bringing: Bringing): Promise<Outcome> {
    const bringer = this.bringers[kind];
    const { value, faults: unfit } = shaped(bringer.shape, row.wanted);
    const told = new Set(row.faults.map(({ column }) => column));
    const faults = [...row.faults, ...byColumn(kind, unfit).filter(({ column }) => !told.has(column))];
    if (faults.length > 0) return { faults, notes: [] };
    const key = bringer.keyOf(value);
    if (seen.has(key)) return { faults: [{ column: null, code: 'arrayUnique' }], notes: [] };
    seen.add(key);
    try {
      const became = await Act.of(bringing.tx).part(() => bringer.bring(value, bringing));
      return { became, faults: [], notes: bringer.notesOn(value, bringing) };
    } catch (error) {
      return { faults: whyOf(kind, error), notes: [] };
    }
  }
}

/** One import of a provider after the other: the same file twice at once is a file and its repeat. */
async function importTurn(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('import ' || ctx.provider_id()::text, 0))`);
}

type Noted = { action: 'import.checked' | 'import.made'; sha256?: string };
const noted = (
  tx: EntityManager,
  { ownerId }: Actor,
  { action, ...more }: Noted,
  { kind, rows, entered, known, faulty }: ImportReport,
): Promise<void> =>
  audit(tx, action, { type: 'provider', id: ownerId }, { kind, rows, entered, known, faulty, ...more });

/** The column a rule of the form names by its place; a part that is missing is missing from its first column on. */
function byColumn(kind: ImportKind, faults: readonly { pointer: string; code: string }[]): RowFault[] {
  const columns = IMPORT_COLUMNS[kind];
  return faults.map(({ pointer, code }) => {
    const own = columns.find((column) => column.pointer === pointer);
    const first = columns.find((column) => column.pointer.startsWith(`${pointer}/`));
    return own ? { column: own.key, code } : { column: first?.key ?? null, code: first ? 'required' : code };
  });
}

/** Why an act said no; what nobody expected is no fault of the row. */
function whyOf(kind: ImportKind, error: unknown): RowFault[] {
  if (error instanceof InvalidRequest) return byColumn(kind, error.errors);
  const refused = refusalIn(error);
  if (!(refused instanceof Refused) || refused.code === 'request.try-again') throw error;
  const { code, params } = refused;
  const clashes = code === 'lesson.clash' ? (params['clashes'] as readonly { reason: Refusal }[]) : [];
  const reasons = new Set(clashes.map(({ reason }) => reason));
  if (reasons.size > 0) return [...reasons].map((reason) => ({ column: COLUMN_OF[reason] ?? null, code: reason }));
  return [{ column: COLUMN_OF[code] ?? null, code, params }];
}

function reportOf(kind: ImportKind, outcomes: readonly [TableRow, Outcome][]): ImportReport {
  const told = (of: 'faults' | 'notes'): ImportFault[] =>
    outcomes.flatMap(([{ n: row, said }, outcome]) =>
      outcome[of].map(({ column, code, params = {} }) => ({ row, column, code, params, said: said(column) })),
    );
  const became = (what: Outcome['became']) => outcomes.filter(([, outcome]) => outcome.became === what).length;
  const faults = told('faults');
  return {
    kind,
    rows: outcomes.length,
    entered: became('ENTERED'),
    known: became('KNOWN'),
    faulty: became(undefined),
    faults: faults.slice(0, MOST_FAULTS),
    moreFaults: Math.max(0, faults.length - MOST_FAULTS),
    notes: told('notes').slice(0, MOST_FAULTS),
  };
}
