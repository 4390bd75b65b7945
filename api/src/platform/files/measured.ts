import { createHash, type Hash } from 'node:crypto';

export type Sums = { size: number; hash: Hash };
export const noSums = (): Sums => ({ size: 0, hash: createHash('sha256') });

/** What goes by is measured. */
export async function* measured(pieces: AsyncIterable<Buffer>, sums: Sums): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    sums.size += piece.length;
    sums.hash.update(piece);
    yield piece;
  }
}

/** The sum of what goes by, and nothing else of it. */
export async function sha256Of(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest();
}
