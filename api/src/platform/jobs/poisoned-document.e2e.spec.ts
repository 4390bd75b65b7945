import Redis from 'ioredis';
import { Config } from '../../config';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import { Envelope } from '../crypto/envelope';
import { placeOf } from '../documents/issued-documents';

const POISON = '契機診断'; // Typst names the letters it has no form for
const line: string[] = [];

describe('a document that cannot be printed', () => {
  const app = startApp({ env: { ONALTU_LOG_LEVEL: 'info' } });

  it('tells its text neither to the log nor to Redis', async () => {
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => line.push(String(text)) > 0);
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await poison(provider.id);
    await app.startWorker();
    await eventually(
      () => app.rows('select outbox_id from core.dead_letter where owner_id = $1', [provider.id]),
      (letters) => letters.length > 0,
    );
    await app.stopWorker();
    write.mockRestore();

    const failures = line.filter((one) => one.includes('job failed'));
    expect(failures.length).toBe(5);
    expect(JSON.parse(failures[0]!)).toMatchObject({ err: { name: 'PdfNotRendered' }, queue: 'document.render' });
    expect(line.join('')).not.toMatch(/[契機診断]/u);
    expect(await everythingInRedis()).not.toMatch(/[契機診断]/u);
  });

  /** Every text of the frozen form becomes one that no font of ours can print. */
  const poison = async (providerId: string): Promise<void> => {
    const envelope = app.http.get(Envelope, { strict: false });
    const [document] = await app.rows<{ id: string; model_sealed: Buffer }>(
      'select id, model_sealed from core.document where provider_id = $1',
      [providerId],
    );
    const { id, model_sealed: sealed } = document!;
    const model = JSON.parse(envelope.open(providerId, placeOf(id), sealed)) as object;
    const poisoned = JSON.stringify(model, (_key, value: unknown) =>
      typeof value === 'string' && /^[А-Яа-яӘІҢҒҮҰҚӨҺәіңғүұқөһ]/u.test(value) ? POISON : value,
    );
    await app.rows('update core.document set model_sealed = $2 where id = $1', [
      id,
      envelope.seal(providerId, placeOf(id), poisoned),
    ]);
  };

  const everythingInRedis = async (): Promise<string> => {
    const { redisUrl, queuePrefix } = app.http.get(Config);
    const redis = new Redis(redisUrl);
    try {
      const keys = await redis.keys(`${queuePrefix}:*`);
      const kept = await Promise.all(
        keys.map(async (key) => {
          const type = await redis.type(key);
          if (type === 'hash') return JSON.stringify(await redis.hgetall(key));
          return type === 'stream' ? JSON.stringify(await redis.xrange(key, '-', '+')) : '';
        }),
      );
      const text = kept.join('\n');
      expect(text).toContain('failedReason');
      return text;
    } finally {
      redis.disconnect();
    }
  };
});
