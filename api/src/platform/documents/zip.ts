import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inPieces } from './pieces';

/** A file of an archive; its text is asked for piece by piece. Bytes are those of a file that is packed already, and stay as they are. */
export type ZipEntry = { name: string } & (
  { text: Iterable<string> | AsyncIterable<string> } | { bytes: AsyncIterable<Uint8Array> }
);

/** The first day a ZIP can name: a file that is made twice of the same figures is the same. */
const UNDATED = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** An archive that is written while it is made: the next file is asked for when the one before is written. */
export async function* zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const bytes = zip.outputStream as Readable;
  zip.on('error', (error: Error) => bytes.destroy(error));
  let source: Readable | undefined;
  const write = async (): Promise<void> => {
    for await (const entry of entries) {
      source = Readable.from('text' in entry ? inPieces(entry.text) : entry.bytes);
      zip.addReadStream(source, entry.name, { ...UNDATED, compress: 'text' in entry });
      await once(source, 'end');
    }
    zip.end();
  };
  write().catch((error: unknown) => bytes.destroy(error as Error));
  try {
    yield* bytes;
  } finally {
    source?.destroy(); // whoever reads no further lets go of what is being read
  }
}
