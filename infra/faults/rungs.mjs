// @ts-check
import assert from 'node:assert/strict';
import { Queue } from 'bullmq';
import { until } from '../walk/expectation.mjs';

/** @typedef {ReturnType<typeof rungsOf>} Rungs */

const CASES = 3;
const STANDS_STILL = 40; // days

/** The sweep is asked for at once, as often as a broken schedule may. @param {import('./world.mjs').World} world @param {number} times */
async function tick(world, times) {
  const { hostname, port } = new URL(world.env.REDIS_URL);
  const queue = new Queue('schedule.tick', { connection: { host: hostname, port: Number(port) }, prefix: 'onaltu' });
  await queue.addBulk(
    Array.from({ length: times }, (_, n) => ({
      name: 'reminder.sweep',
      data: {},
      opts: { jobId: `again-${Date.now()}-${n}` },
    })),
  );
  await queue.close();
}

/** What is due to be reminded of, and whether it was told. @param {import('./world.mjs').World} world @param {import('./load.mjs').Load} load */
export function rungsOf(world, load) {
  /** Cases nobody has moved for weeks, due since some days ago; answers how many. @param {number} sinceDays */
  async function standStill(sinceDays) {
    const known = new Set(load.registered.map(({ id }) => id));
    for (const front of load.fronts) for (let n = 0; n < CASES; n += 1) await load.register(front);
    const ids = load.registered.map(({ id }) => id).filter((id) => !known.has(id));
    await world.rows(
      `update core.case_file set state_since = state_since - make_interval(days => $2) where id = any ($1::uuid[])`,
      [ids, STANDS_STILL],
    );
    await world.rows(`update core.due set look_on = current_date - $2::int where case_file_id = any ($1::uuid[])`, [
      ids,
      sinceDays,
    ]);
    return ids;
  }

  /** Each of them was told of once to the same people; nobody heard of anything twice. @param {string[]} ids */
  async function toldOnce(ids) {
    const rows = () =>
      world.rows(
        `select case_file_id as id, count(*)::int as told, count(distinct recipient_id)::int as people
         from core.reminder where ladder = 'STANDSTILL' and closed_at is null and escalates is null and case_file_id = any ($1::uuid[]) group by 1`,
        [ids],
      );
    await until('every case to be told of', async () => (await rows()).length === ids.length, 150_000);
    const told = await rows();
    const [first] = told;
    assert.ok(first.told > 0);
    for (const row of told) assert.deepEqual({ ...row }, { id: row.id, told: first.told, people: first.told });
  }

  return { standStill, toldOnce, tick: (/** @type {number} */ times) => tick(world, times) };
}
