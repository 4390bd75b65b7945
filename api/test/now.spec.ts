import { nowOf } from '../src/platform/db/now';
import { TenantDb } from '../src/platform/db/tenant-db';
import { systemActor } from '../src/platform/auth/actor';
import { startApp } from './harness';

const STORY = new Date('2025-03-04T05:06:07.008Z');
const NOWS = `select ctx.now() as told, now() as real`;

describe('the moment of an act', () => {
  const app = startApp();
  const nows = async (at?: Date) => {
    const actor = { ...systemActor((await app.given.provider()).id), at };
    return app.http.get(TenantDb).as(actor, async (tx) => {
      const [row] = await tx.query<{ told: Date; real: Date }[]>(NOWS);
      return { ...row, ours: nowOf(tx) };
    });
  };

  it('is when the transaction began, by PostgreSQL’s clock, in code and in SQL alike', async () => {
    const { told, real, ours } = await nows();
    expect([told, ours]).toEqual([real, real]);
  });

  it('is the story’s own where a demo is told', async () => {
    const { told, real, ours } = await nows(STORY);
    expect([told, ours]).toEqual([STORY, STORY]);
    expect(real).not.toEqual(STORY);
  });

  it('is never a story’s in production: such an identity counts as forged', async () => {
    await app.rows('update ctx.installation set tells_stories = false');
    await expect(nows(STORY)).rejects.toThrow('identity forged');
    const { told, real } = await nows();
    expect(told).toEqual(real);
    await app.rows('update ctx.installation set tells_stories = true');
  });
});
