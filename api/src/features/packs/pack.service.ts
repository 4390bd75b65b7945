import { Injectable } from '@nestjs/common';
import { isOnItsWay } from '@onaltu/domain/making';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { inOneGo } from '../../platform/db/act';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { FileStore } from '../../platform/files/file-store';
import { makeAgain } from '../../platform/jobs/making';
import { enqueue } from '../../platform/outbox/outbox';
import { ownLanguage } from '../case-files/provider-head.queries';
import type { MakePack } from './pack.dto';
import { InspectionPack } from './pack.entity';
import { forgetPack, makePack, PACK, type PackFile, packKey } from './pack.jobs';
import { casesToPack, childCard, lockedChild, onePack, type PackRow, packsOf } from './pack.queries';
import { PackList, PackView } from './pack.view';

const TYPE = { pdf: 'application/pdf', zip: 'application/zip' } as const satisfies Record<PackFile, string>;
type Download = { stream: Readable; size: number; name: string; type: string };

@Injectable()
export class PackService {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
  ) {}

  /** Asked again it is made anew, from what is recorded then; one at a time. */
  make(actor: Actor, childId: string, wanted: MakePack): Promise<PackView> {
    return this.db.as(actor, async (tx) => {
      const caseFileId = wanted.caseFileId ?? null;
      await requireCases(tx, childId, caseFileId);
      const language = wanted.language ?? (await ownLanguage(tx));
      await requireNoneOnItsWay(tx, childId, { caseFileId, language });
      const id = randomUUID();
      await tx.insert(InspectionPack, { id, childId, caseFileId, language });
      await enqueue(tx, makePack, { packId: id });
      await enqueue(tx, forgetPack, { packId: id });
      await audit(tx, 'pack.asked', { type: 'inspection_pack', id }, { child: childId, case: caseFileId, language });
      return PackView.of(await find(tx, id));
    });
  }

  async list(actor: Actor, childId: string): Promise<PackList> {
    return this.db.as(actor, async (tx) => {
      await requireChild(tx, childId);
      return { packs: (await askIn(tx, packsOf(childId))).map((row) => PackView.of(row)) };
    });
  }

  read(actor: Actor, id: string): Promise<PackView> {
    return this.db.as(actor, async (tx) => PackView.of(await find(tx, id)));
  }

  /** One that was given up is tried once more; one that is being made, or is there, is not. */
  retry(actor: Actor, id: string): Promise<PackView> {
    return this.db.as(actor, async (tx) => {
      await find(tx, id);
      await makeAgain(tx, PACK, id);
      await audit(tx, 'pack.asked', { type: 'inspection_pack', id }, { again: true });
      return PackView.of(await find(tx, id));
    });
  }

  async file(actor: Actor, id: string, file: PackFile): Promise<Download> {
    const row = await this.db.as(actor, async (tx) => {
      const found = await find(tx, id);
      if (!found.readyAt) throw new Refused('document.not-ready');
      await audit(tx, 'pack.read', { type: 'inspection_pack', id }, { file });
      return found;
    });
    const size = Number(file === 'pdf' ? row.pdfSize : row.zipSize);
    return {
      stream: await this.files.read(packKey(actor, row, file)),
      size,
      name: nameOf(row, file),
      type: TYPE[file],
    };
  }
}

const nameOf = ({ caseNumber, id }: PackRow, file: PackFile): string =>
  `inspection-pack-${caseNumber ?? id.slice(0, 8)}.${file}`;

async function find(tx: EntityManager, id: string): Promise<PackRow> {
  const [row] = await askIn(tx, onePack(id));
  if (!row) throw new Refused('resource.not-found');
  return row;
}

async function requireChild(tx: EntityManager, id: string): Promise<void> {
  const [child] = await askIn(tx, childCard(id));
  if (!child) throw new Refused('resource.not-found');
}

/** A card without a registered case (one that was merged into another) has nothing to tell. */
async function requireCases(tx: EntityManager, childId: string, caseFileId: string | null): Promise<void> {
  const [[child], cases] = await inOneGo(tx, lockedChild(childId), casesToPack(childId, caseFileId));
  if (!child) throw new Refused('resource.not-found');
  if (cases.length === 0) throw new Refused('case-file.not-found');
}

async function requireNoneOnItsWay(
  tx: EntityManager,
  childId: string,
  wanted: Pick<PackRow, 'caseFileId' | 'language'>,
): Promise<void> {
  const isSame = ({ caseFileId, language }: PackRow): boolean =>
    caseFileId === wanted.caseFileId && language === wanted.language;
  const same = (await askIn(tx, packsOf(childId))).filter(isSame).map((row) => PackView.of(row));
  if (same.some(({ making }) => isOnItsWay(making))) throw new Refused('making.wrong-state');
}
