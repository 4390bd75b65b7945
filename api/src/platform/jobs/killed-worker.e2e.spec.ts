import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../../config';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import { withQueue } from '../../../test/job-work';
import { killWorker, spawnWorker } from '../../../test/worker-process';
import { renderDocument } from '../documents/document.jobs';

describe('a worker that is killed', () => {
  const app = startApp();
  const CASES = 6;

  it('in the middle of its work leaves it to the next one, which makes each document once', async () => {
    const provider = await app.given.provider();
    for (let n = 0; n < CASES; n++) await app.given.caseFile(provider, { state: 'REGISTERED' });

    const worker = spawnWorker();
    try {
      const active = () => withQueue(app, renderDocument.queue, (queue) => queue.getActiveCount());
      await eventually(active, (count) => count > 0, 30_000);
    } finally {
      await killWorker(worker);
    }
    const left = await app.rows('select id from core.outbox where done_at is null');
    expect(left.length).toBeGreaterThan(0);

    await app.startWorker();
    await app.settled();

    const documents = await app.rows<{ id: string; rendered: boolean }>(
      'select id, rendered_at is not null as rendered from core.document where provider_id = $1',
      [provider.id],
    );
    expect(documents).toHaveLength(CASES);
    expect(documents.every(({ rendered }) => rendered)).toBe(true);
    const files = await readdir(join(app.http.get(Config).filesDir, provider.id, 'documents'));
    expect(files.filter((file) => file.endsWith('.pdf')).toSorted()).toEqual(
      documents.map(({ id }) => `${id}.pdf`).toSorted(),
    );
    expect(await app.rows('select outbox_id from core.dead_letter')).toEqual([]);
  }, 60_000);
});
