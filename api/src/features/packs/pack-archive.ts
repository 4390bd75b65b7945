import { Injectable } from '@nestjs/common';
import type { OriginalState } from '@onaltu/domain/packs';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type ZipEntry, zipOf } from '../../platform/documents/zip';
import { archiveNames } from '../../platform/files/archive-names';
import { FileStore } from '../../platform/files/file-store';
import { measured, noSums, sha256Of } from '../../platform/files/measured';
import type { FileRow } from './pack-case.queries';
import type { Original } from './pack-record';

export const DOCUMENT = 'inspection-pack.pdf';
export const SUMS = 'SHA256SUMS.txt';
type Archived = { document: Buffer; originals: readonly Original[] };

const lineOf = (sha256: Buffer, path: string): string => `${sha256.toString('hex')}  ${path}\n`;

/** Looks at the files that were uploaded, and packs those that are still what they were. One piece of them at a time is in memory. */
@Injectable()
export class PackArchive {
  constructor(private readonly files: FileStore) {}

  /** Each file with its name in the archive, and whether its bytes are those that were uploaded. */
  async look(files: readonly FileRow[]): Promise<Original[]> {
    const paths = archiveNames(files.map(({ caseNumber: folder, ...file }) => ({ ...file, folder })));
    const originals: Original[] = [];
    for (const [i, file] of files.entries())
      originals.push({ ...file, path: paths[i] ?? file.id, state: await this.stateOf(file) });
    return originals;
  }

  /** Writes the archive: the document, the files, and a list of their sums that `sha256sum -c` reads. */
  async write(key: string, archived: Archived): Promise<{ zipSha256: Buffer; zipSize: string }> {
    const sums = noSums();
    await this.files.putPieces(key, measured(zipOf(this.entries(archived)), sums));
    return { zipSha256: sums.hash.digest(), zipSize: String(sums.size) };
  }

  private *entries({ document, originals }: Archived): Generator<ZipEntry> {
    const whole = originals.filter(({ state }) => state === 'WHOLE');
    const sha256 = createHash('sha256').update(document).digest();
    yield { name: DOCUMENT, bytes: Readable.from([document]) };
    for (const original of whole) yield { name: original.path, bytes: this.checked(original) };
    yield { name: SUMS, text: [lineOf(sha256, DOCUMENT), ...whole.map((one) => lineOf(one.sha256, one.path))] };
  }

  private async stateOf({ key, sha256 }: FileRow): Promise<OriginalState> {
    try {
      return (await sha256Of(await this.files.read(key))).equals(sha256) ? 'WHOLE' : 'CHANGED';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'MISSING';
      throw error;
    }
  }

  /** What is packed is what the list says: a file that changed since it was looked at stops the work, which begins anew. */
  private async *checked({ key, sha256 }: FileRow): AsyncGenerator<Buffer> {
    const sums = noSums();
    yield* measured(await this.files.read(key), sums);
    if (!sums.hash.digest().equals(sha256)) throw new Error('a file changed while it was packed');
  }
}
