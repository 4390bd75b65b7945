import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Test } from 'supertest';
import { eventually } from './eventually';
import type { TestApp } from './harness';
import type { Person } from './person';
import { unzipped } from './unzip';

type Pack = { id: string; making: { state: string }; originals: number; damaged: number };

/** What a head does with packs. */
export class PackWork {
  constructor(private readonly app: TestApp) {}

  make = (person: Person, childId: string, wanted: object = {}): Test =>
    this.app.as(person).post(`/children/${childId}/packs`).send(wanted);

  ready = (person: Person, id: string): Promise<Pack> =>
    eventually(
      async () => (await this.app.as(person).get(`/packs/${id}`).expect(200)).body as Pack,
      ({ making }) => making.state === 'READY',
    );

  file = async (person: Person, id: string, file: 'pdf' | 'zip'): Promise<Buffer> => {
    const { body } = await this.app
      .as(person)
      .get(`/packs/${id}/${file}`)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return body as Buffer;
  };

  /** Asked for, made, and its document taken. */
  async document(person: Person, childId: string, wanted: object = {}): Promise<Buffer> {
    const { body } = await this.make(person, childId, wanted).expect(201);
    const { id } = body as Pack;
    await this.ready(person, id);
    return this.file(person, id, 'pdf');
  }
}

/** Unpacks an archive into a new folder. */
export function unpacked(zip: Buffer): { folder: string; files: Map<string, Buffer> } {
  const folder = mkdtempSync(join(tmpdir(), 'onaltu-pack-'));
  const files = unzipped(zip);
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return { folder, files };
}

/** What sha256sum says of each file of its list, in the order of the list. */
export const checkedSums = (folder: string, list: string): string[] =>
  execFileSync('sha256sum', ['-c', '--strict', list], { cwd: folder, env: { ...process.env, LC_ALL: 'C' } })
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.slice(line.lastIndexOf(': ') + 2));
