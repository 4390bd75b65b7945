import { once } from 'node:events';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { inPieces } from './pieces';

/** A file of an archive; its text is asked for piece by piece. */
export type ZipEntry = { name: string; text: Iterable<string> | AsyncIterable<string> };
type Written = { name: Buffer; crc: number; packed: number; plain: number; at: number };

const [LOCAL, SIZES, CENTRAL, END] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
const VERSION = 20;
/** Sizes come after the bytes; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: a file that is made twice of the same figures is the same. */
const DATE = 0x0021;

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** Deflated as it comes; what is not taken yet is not asked for. */
async function* packed(text: ZipEntry['text'], sums: Written): AsyncGenerator<Buffer> {
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of inPieces(text)) {
      const bytes = Buffer.from(piece);
      sums.crc = crc32(bytes, sums.crc);
      sums.plain += bytes.length;
      yield bytes;
    }
  };
  const source = Readable.from(counted(), { highWaterMark: 1 });
  const deflate = createDeflateRaw();
  source.on('error', (error) => deflate.destroy(error)).pipe(deflate);
  for await (const bytes of deflate as AsyncIterable<Buffer>) {
    sums.packed += bytes.length;
    yield bytes;
  }
  if (!source.closed) await once(source, 'close');
}

const sizesOf = ({ crc, packed: small, plain }: Written) =>
  [
    [4, crc],
    [4, small],
    [4, plain],
  ] as const;

function directoryEntry(entry: Written): Buffer {
  const what = [
    [2, VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
  ] as const;
  const where = [
    [2, entry.name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, entry.at],
  ] as const;
  return Buffer.concat([fields([4, CENTRAL], ...what, ...sizesOf(entry), ...where), entry.name]);
}

/** An archive that is written while it is made: of its files no more than a piece is in memory. */
export async function* zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let at = 0;
  for await (const { name, text } of entries) {
    const written: Written = { name: Buffer.from(name), crc: 0, packed: 0, plain: 0, at };
    const head = fields(
      ...([
        [4, LOCAL],
        [2, VERSION],
        [2, FLAGS],
        [2, DEFLATED],
        [2, 0],
        [2, DATE],
      ] as const),
      ...([
        [4, 0],
        [4, 0],
        [4, 0],
        [2, written.name.length],
        [2, 0],
      ] as const),
    );
    yield Buffer.concat([head, written.name]);
    yield* packed(text, written);
    const sizes = fields([4, SIZES], ...sizesOf(written));
    yield sizes;
    at += head.length + written.name.length + written.packed + sizes.length;
    directory.push(directoryEntry(written));
  }
  const whole = Buffer.concat(directory);
  const [count, none] = [
    [2, directory.length],
    [2, 0],
  ] as const;
  yield Buffer.concat([whole, fields([4, END], none, none, count, count, [4, whole.length], [4, at], none)]);
}
