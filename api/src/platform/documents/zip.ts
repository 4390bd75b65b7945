import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inPieces } from './pieces';

/** A file of an archive; its text is asked for piece by piece. */
export type ZipEntry = { name: string; text: Iterable<string> | AsyncIterable<string> };

/** The first day a ZIP can name: a file that is made twice of the same figures is the same. */
const UNDATED = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** An archive that is written while it is made: the next file is asked for when the one before is written. */
export async function* zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const bytes = zip.outputStream as Readable;
  zip.on('error', (error: Error) => bytes.destroy(error));
  const write = async (): Promise<void> => {
    for await (const { name, text } of entries) {
      const source = Readable.from(inPieces(text));
      zip.addReadStream(source, name, UNDATED);
      await once(source, 'end');
    }
    zip.end();
  };
  write().catch((error: unknown) => bytes.destroy(error as Error));
  yield* bytes;
}
