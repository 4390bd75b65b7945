// @ts-check
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import pg from 'pg';
import { until } from '../walk/expectation.mjs';

/** @typedef {import('./world.mjs').World} World */

/** Nobody can write to a table until it is let go: whoever tries stands in the middle of his transaction. @param {World} world @param {string} table */
export async function hold({ env, rows }, table) {
  const address = new URL(env.DATABASE_ADMIN_URL);
  address.pathname = '/onaltu';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  await client.query(`begin; lock table ${table} in share mode`);
  return {
    /** @param {'onaltu-http' | 'onaltu-worker'} who */
    untilWaiting: (who) =>
      until(`${who} to wait for ${table}`, async () => {
        const [{ waiting }] = await rows(
          `select count(*)::int as waiting from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`,
          [who],
        );
        return waiting > 0;
      }),
    letGo: () => client.end(),
  };
}

/** When all other work is done, the ten minutes pass after which a mail is looked at again that somebody took along. @param {World} world */
export async function passTenMinutes({ rows }) {
  await until('all but such mails', async () => {
    const [{ open }] = await rows(
      `select count(*)::int as open from core.outbox where done_at is null and failed_at is null and coalesce(not_before, now()) < now() + interval '1 minute'`,
    );
    return open === 0;
  });
  await rows(
    `update core.mail_ledger set claimed_at = claimed_at - interval '11 minutes', next_try_at = next_try_at - interval '11 minutes' where state in ('CLAIMED', 'UNKNOWN')`,
  );
  await rows(`update core.outbox set not_before = not_before - interval '11 minutes' where not_before > now()`);
}

/** A line to the API that can lose answers: the API has given one, and the client never gets it. */
export class LossyLine {
  losing = false;
  /** @type {Set<import('node:net').Socket>} */
  sockets = new Set();

  /** @param {number} target */
  static async to(target) {
    const line = new LossyLine();
    line.server = createServer((near) => line.join(near, connect(target, '127.0.0.1'))).listen(0, '127.0.0.1');
    await once(line.server, 'listening');
    return line;
  }

  get port() {
    return /** @type {import('node:net').AddressInfo} */ (this.server?.address()).port;
  }

  /** Resolves when an answer was lost. */
  lose() {
    this.losing = true;
    return new Promise((resolve) => (this.lost = resolve));
  }

  heal() {
    this.losing = false;
  }

  /** @param {import('node:net').Socket} near @param {import('node:net').Socket} far */
  join(near, far) {
    for (const [from, into] of [
      [near, far],
      [far, near],
    ]) {
      this.sockets.add(from);
      from.on('error', () => into.destroy()).on('close', () => into.destroy());
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      if (!this.losing) return near.write(bytes);
      this.lost?.(undefined);
      near.destroy();
    });
  }

  async close() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server?.close(done));
  }
}
