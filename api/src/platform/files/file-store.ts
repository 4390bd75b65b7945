import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { Config } from '../../config';

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

const NO_ROOM: readonly (string | undefined)[] = ['ENOSPC', 'EDQUOT'];

/** Bytes under a key, in a folder. A file is there whole or not at all; writing a key twice keeps the last. */
@Injectable()
export class FileStore {
  private readonly root: string;

  constructor(config: Config) {
    this.root = resolve(config.filesDir);
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    return this.putPieces(key, [bytes]);
  }

  /** The same for bytes that come in pieces: no more of them than one is in memory. */
  async putPieces(key: string, pieces: Pieces): Promise<void> {
    const path = this.pathOf(key);
    const unfinished = `${path}.${randomUUID()}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeWhole(unfinished, pieces);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw NO_ROOM.includes((error as NodeJS.ErrnoException).code) ? new Refused('file.no-room') : error;
    }
  }

  get(key: string): Promise<Buffer> {
    return readFile(this.pathOf(key));
  }

  /** The same, to be read while it is sent; one that is not there says so now. */
  async read(key: string): Promise<Readable> {
    return (await open(this.pathOf(key))).createReadStream();
  }

  /** Nothing is left of it, also when it was not there any more. */
  remove(key: string): Promise<void> {
    return rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    const path = join(this.root, key);
    if (!path.startsWith(this.root + sep)) throw new Error('a file key outside the store');
    return path;
  }
}

async function writeWhole(path: string, pieces: Pieces): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
