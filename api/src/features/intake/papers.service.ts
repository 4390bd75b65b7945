import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { fileTypeFromBuffer } from 'file-type';
import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { TenantDb } from '../../platform/db/tenant-db';
import { FileStore } from '../../platform/files/file-store';
import { findCaseFile, lockCaseFile, requireOpen } from '../case-files/find-case-file';
import { keepPapers } from './keep-paper';
import type { PaperOnHand } from './register-case-file.dto';
import { StoredFile } from './stored-file.entity';

const TYPES: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

@Injectable()
export class PapersService {
  constructor(
    private readonly db: TenantDb,
    private readonly files: FileStore,
  ) {}

  /** Keeps a file of the case. What it is is read from its bytes; its name is kept for people only. */
  async upload(actor: Actor, caseFileId: string, name: string | undefined, bytes: Buffer): Promise<StoredFile> {
    const type = await fileTypeFromBuffer(bytes);
    if (!type || !TYPES.includes(type.mime)) throw new Refused('file.wrong-type');
    const sha256 = createHash('sha256').update(bytes).digest();
    const { idempotency, ...reader } = actor;
    await this.db.as(reader, async (tx) => requireOpen(await findCaseFile(tx, actor, caseFileId))); // before any byte is written
    // a repeat is known by its bytes: the body of a form is not in the request
    const writer = {
      ...reader,
      ...(idempotency && { idempotency: { ...idempotency, bodyHash: sha256 } }),
    };
    const key = `${actor.ownerId}/files/${randomUUID()}`;
    await this.files.put(key, bytes);
    return this.db.as(writer, async (tx) => {
      const id = randomUUID();
      const file = { id, caseFileId, key, name: plainName(name), contentType: type.mime, size: bytes.length, sha256 };
      await tx.insert(StoredFile, file);
      await audit(tx, 'file.uploaded', { type: 'stored_file', id }, { case: caseFileId });
      return file;
    });
  }

  async read(actor: Actor, caseFileId: string, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.db.as(actor, async (tx) => {
      await findCaseFile(tx, actor, caseFileId);
      const found = await tx.findOneBy(StoredFile, { id, caseFileId });
      if (!found) throw new Refused('file.not-found');
      await audit(tx, 'file.read', { type: 'stored_file', id });
      return found;
    });
    return { file, bytes: await this.files.get(file.key) };
  }

  /** A paper that was missing comes later, or a copy takes the place of "seen". */
  async keep(actor: Actor, caseFileId: string, paper: PaperOnHand): Promise<void> {
    await this.db.as(actor, async (tx) => {
      requireOpen(await lockCaseFile(tx, actor, caseFileId));
      await keepPapers(tx, caseFileId, [paper]);
      await audit(tx, 'paper.kept', { type: 'case_file', id: caseFileId }, { kind: paper.kind });
    });
  }
}

/** The last part of a name, without what no file name should hold. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replace(/[^\p{L}\p{N}\p{M} ._()№-]/gu, '')
      .trim()
      .slice(-200) || 'file'
  );
}
