import { Injectable } from '@nestjs/common';
import { faultsInPeriod, isOfSpecialists, type JournalFormat, journalMostRows } from '@onaltu/domain/journals';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import { type EntityManager, MoreThan } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { FileStore } from '../../platform/files/file-store';
import { makeAgain } from '../../platform/jobs/making';
import { enqueue } from '../../platform/outbox/outbox';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { ownLanguage } from '../case-files/provider-head.queries';
import type { PrintJournal } from './journal.dto';
import { Journal } from './journal.entity';
import { forgetJournal, JOURNAL, makeJournal } from './journal.jobs';
import { type JournalMade, journalLength, journalsMade } from './journal.queries';
import { JournalList, JournalView } from './journal.view';

const LISTED = 100;
const TYPE = {
  PDF: 'application/pdf',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<JournalFormat, string>;

@Injectable()
export class JournalService {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
  ) {}

  /** Counted before it is asked for: what would not fit is refused here and not by the worker. */
  async print(actor: Actor, { kind, format, language, from, to, ...of }: PrintJournal): Promise<JournalView> {
    const faults = faultsInPeriod({ from, to });
    const specialistId = of.specialistId ?? null;
    if (specialistId && !isOfSpecialists(kind)) faults.push({ pointer: '/specialistId', code: 'isAbsent' });
    if (faults.length > 0) throw new InvalidRequest(faults);
    return this.db.as(actor, async (tx) => {
      if (specialistId) await requireSpecialist(tx, specialistId);
      const [length] = await askIn(tx, journalLength(kind, { from, to, specialistId }));
      const rows = length?.rows ?? 0;
      const max = journalMostRows(kind, format);
      if (rows > max) throw new Refused('journal.too-long', { max });
      const id = randomUUID();
      const wanted = { kind, format, language: language ?? (await ownLanguage(tx)) };
      await tx.insert(Journal, { id, ...wanted, specialistId, fromOn: from, toOn: to });
      await enqueue(tx, makeJournal, { journalId: id });
      await enqueue(tx, forgetJournal, { journalId: id });
      await audit(tx, 'journal.exported', { type: 'journal', id }, { ...wanted, from, to, rows });
      return this.shown(tx, await this.find(tx, id));
    });
  }

  async list(actor: Actor): Promise<JournalList> {
    return this.db.as(actor, async (tx) => {
      const kept = { expiresAt: MoreThan(nowOf(tx)) };
      const journals = await tx.find(Journal, { where: kept, order: { madeAt: 'DESC', id: 'DESC' }, take: LISTED });
      const made = await madeOf(tx, journals);
      return { journals: journals.map((journal) => JournalView.of(journal, made(journal))) };
    });
  }

  async read(actor: Actor, id: string): Promise<JournalView> {
    return this.db.as(actor, async (tx) => this.shown(tx, await this.find(tx, id)));
  }

  /** One that was given up is tried once more; one that is being made, or is there, is not. */
  retry(actor: Actor, id: string): Promise<JournalView> {
    return this.db.as(actor, async (tx) => {
      const journal = await this.find(tx, id);
      await makeAgain(tx, JOURNAL, id);
      await audit(tx, 'journal.exported', { type: 'journal', id }, { again: true });
      return this.shown(tx, journal);
    });
  }

  async file(actor: Actor, id: string): Promise<{ bytes: Buffer; name: string; type: string }> {
    const { fileKey, kind, format, fromOn, toOn } = await this.db.as(actor, async (tx) => {
      const journal = await this.find(tx, id);
      if (journal.fileKey) await audit(tx, 'journal.read', { type: 'journal', id });
      return journal;
    });
    if (!fileKey) throw new Refused('document.not-ready');
    const name = `${kind.toLowerCase()}-${fromOn}-${toOn}.${format.toLowerCase()}`;
    return { bytes: await this.files.get(fileKey), name, type: TYPE[format] };
  }

  private async shown(tx: EntityManager, journal: Journal): Promise<JournalView> {
    return JournalView.of(journal, (await madeOf(tx, [journal]))(journal));
  }

  /** One that has expired is not found, whether it was already cleared away or not. */
  private async find(tx: EntityManager, id: string): Promise<Journal> {
    const journal = await tx.findOneBy(Journal, { id, expiresAt: MoreThan(nowOf(tx)) });
    if (!journal) throw new Refused('journal.not-found');
    return journal;
  }
}

/** Somebody who works here as a specialist, or did. */
async function requireSpecialist(tx: EntityManager, id: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from directory.membership where account_id = $1 and 'SPECIALIST' = any (roles)`,
    [id],
  );
  if (rows.length === 0) throw new Refused('assignment.not-a-specialist');
}

async function madeOf(tx: EntityManager, journals: readonly Journal[]): Promise<(journal: Journal) => JournalMade> {
  const ids = journals.map(({ id }) => id);
  const rows = new Map((await askIn(tx, journalsMade(ids))).map((row) => [row.id, row]));
  return ({ id }) => rows.get(id) ?? { id, madeByName: null, asked: null };
}
