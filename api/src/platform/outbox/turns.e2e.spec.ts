import { randomUUID } from 'node:crypto';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import { inside, withQueue } from '../../../test/job-work';
import { asRelay, withRelays } from '../../../test/relays';
import { NOBODY, take, WAITED_FOR } from '../db/turns';
import type { Statement } from '../db/statement';
import { defineJob } from '../jobs/job';
import { postMail } from '../mail/post-mail';

const unheard = defineJob<object>('test.turns');
/** Ten for each that is done at a time. */
const [ROOM, MAILS_AHEAD] = [10, 40];
const MANY = 300;
const MORE = 100_000;
const FEW_PAGES = 400;

describe('owners whose work waits', () => {
  const app = startApp();
  afterEach(async () => {
    await app.stopWorker();
    await app.rows('truncate core.outbox cascade');
  });

  const waiting = (ownerId: string, count: number, notBefore: string | null = null) =>
    app.rows(
      `insert into core.outbox (owner_id, scope, queue, data, not_before) select $1, 'provider', $2, '{}', $4::timestamptz from generate_series(1, $3)`,
      [ownerId, unheard.queue, count, notBefore],
    );
  /** Whose the jobs in Redis are, in the order they will be done. */
  const inRedis = () =>
    withQueue(app, unheard.queue, async (queue) => {
      const ids = (await queue.getWaiting(0, -1)).map(({ data }) => data.outboxId);
      const rows = await app.rows<{ id: string; owner: string }>(
        'select id, owner_id as owner from core.outbox where id = any ($1::bigint[])',
        [ids],
      );
      return ids.map((id) => rows.find((row) => row.id === id)!.owner);
    });
  /** Everything that is in Redis is done. */
  const done = () =>
    withQueue(app, unheard.queue, async (queue) => {
      const ids = (await queue.getWaiting(0, -1)).map(({ data }) => data.outboxId);
      await app.rows('update core.outbox set done_at = now() where id = any ($1::bigint[])', [ids]);
      await queue.obliterate({ force: true });
    });

  it(`get their one mail though somebody else’s ${MANY} were there first, and nothing is lost or doubled`, async () => {
    const [a, b] = [await app.given.provider(), await app.given.provider()];
    const post = (provider: typeof a, cause: number) =>
      inside(app, provider, (tx) =>
        postMail(tx, {
          template: 'signature-awaited',
          recipientId: provider.head.userId,
          dedupKey: `turn|${cause}`,
          params: { number: '2026-0041', path: '/cases/41/conclusion' },
        }),
      );
    for (let n = 0; n < MANY; n += 1) await post(a, n);
    await app.startWorker();
    await eventually(
      () => Promise.resolve(app.mail.letters.length),
      (count) => count > 0,
    );
    const before = app.mail.letters.length;
    await post(b, 0);
    await app.settled();
    const place = app.mail.letters.findIndex(({ to }) => to?.value[0]?.address === b.head.email);
    expect(place - before).toBeLessThan(2 * MAILS_AHEAD);
    const numbers = app.mail.letters.map(({ messageId }) => messageId);
    expect([numbers.length, new Set(numbers).size]).toEqual([MANY + 1, MANY + 1]);
  });

  it('are served in turn, and no more of it lies in Redis than can be done soon', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    await waiting(a, 300);
    await waiting(b, 3);
    await waiting(c, 1);
    await withRelays(app, { count: 1, queue: unheard.queue }, async ([relay]) => {
      while (await relay!.relayOnce());
      const order = await inRedis();
      expect(order).toHaveLength(ROOM);
      expect(order.slice(0, 3).toSorted()).toEqual([a, b, c].toSorted());
      expect([b, c].map((owner) => order.filter((one) => one === owner).length)).toEqual([3, 1]);
      expect(await relay!.relayOnce()).toBe(0);
      await done();
      while (await relay!.relayOnce());
      expect(await inRedis()).toEqual(Array.from({ length: ROOM }, () => a));
      await done();
    });
  });

  it('are each served before anybody is again, when there are more of them than room', async () => {
    const owners = Array.from({ length: 25 }, () => randomUUID());
    for (const owner of owners) await waiting(owner, 4);
    await withRelays(app, { count: 1, queue: unheard.queue }, async ([relay]) => {
      const served: string[] = [];
      for (let round = 0; round < 10; round += 1) {
        while (await relay!.relayOnce());
        served.push(...(await inRedis()));
        await done();
      }
      expect(served).toHaveLength(100);
      for (let lap = 0; lap < 4; lap += 1) expect(new Set(served.slice(lap * 25, lap * 25 + 25)).size).toBe(25);
    });
  });

  it('hold up nobody with what may not be done yet', async () => {
    const [later, now] = [randomUUID(), randomUUID()];
    await waiting(later, 50, '2999-01-01');
    await waiting(now, 2);
    await withRelays(app, { count: 1, queue: unheard.queue }, async ([relay]) => {
      while (await relay!.relayOnce());
      expect(await inRedis()).toEqual([now, now]);
      await done();
    });
  });

  it.each([
    ['ready', null],
    ['for another day', '2999-01-01'],
  ])('cost what is taken, not what waits: a hundred thousand rows that are %s', async (_what, notBefore) => {
    const [many, one] = [randomUUID(), randomUUID()];
    await waiting(many, MORE, notBefore);
    await waiting(one, 1);
    await app.rows('vacuum analyze core.outbox');
    await asRelay(app, async (source) => {
      const pagesOf = async ({ text, values }: Statement<unknown>) => {
        type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
        const [row] = await source.query<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(
          `explain (analyze, buffers, format json) ${text}`,
          [...values],
        );
        const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = row!['QUERY PLAN'][0]!.Plan;
        return hit + read;
      };
      expect(await pagesOf(WAITED_FOR)).toBeLessThan(FEW_PAGES);
      expect(await pagesOf(take([{ queue: unheard.queue, room: ROOM, after: NOBODY }]))).toBeLessThan(FEW_PAGES);
    });
    const [row] = await app.rows('select dispatches from core.outbox where owner_id = $1', [one]);
    expect(row).toEqual({ dispatches: 1 });
  });
});
