import { type Entry, fromBufferPromise, type ZipFile as Archive } from 'yauzl';
import { ZipFile } from 'yazl';

const MOST_ENTRIES = 500;
const TEXTS = /\.(?:xml|rels)$/i;

/** No archive, a broken one, or one that holds more than may be read. */
export class BadArchive extends Error {}

/** An entry's bytes; as soon as they are more than may be, no further one is unpacked. */
async function unpacked(archive: Archive, entry: Entry, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  if (entry.uncompressedSize > most) throw new BadArchive('too large');
  for await (const piece of await archive.openReadStreamPromise(entry)) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > most) throw new BadArchive('too large');
  }
  return Buffer.concat(pieces);
}

async function textsOf(bytes: Buffer, most: number): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  if (archive.entryCount > MOST_ENTRIES) throw new BadArchive('too many entries');
  const found = new Map<string, Buffer>();
  let left = most;
  for await (const entry of archive.eachEntry()) {
    if (!TEXTS.test(entry.fileName)) continue;
    const text = await unpacked(archive, entry, left);
    left -= text.length;
    found.set(entry.fileName, text);
  }
  return found;
}

/**
 * The texts of an archive from outside, in an archive of our own: whoever reads that meets no size that was not seen here,
 * no second directory, and nothing that unpacks to more than it may.
 */
export async function repacked(bytes: Buffer, most: number): Promise<Buffer> {
  const zip = new ZipFile();
  try {
    for (const [name, text] of await textsOf(bytes, most)) zip.addBuffer(text, name, { compress: false });
  } catch (error) {
    throw error instanceof BadArchive ? error : new BadArchive('no whole archive', { cause: error });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
