import { startApp } from '../../../test/harness';
import { refusalIn } from '../problem/problem.filter';
import type { Actor } from '../auth/actor';
import { Act, inOneGo, withTheNext } from './act';
import { nowOf } from './now';
import { statement } from './statement';
import { TenantDb } from './tenant-db';

const WHO = statement<{ id: string }>('select ctx.provider_id() as id');
const BROKEN = statement('select 1 / $1::int', [0]);
const noted = (word: string) => statement(`select audit.append('case-file.listed', 'case_file', $1)`, [word]);

describe('an act', () => {
  const app = startApp({ env: { POOL_SIZE: '1' } });
  const db = (): TenantDb => app.http.get(TenantDb);
  const faultOf = (acted: Promise<unknown>) =>
    acted.then(
      () => null,
      (error: unknown) => refusalIn(error)?.code ?? String(error),
    );
  const notes = async (owner: { id: string }) =>
    (
      await app.rows<{ word: string }>(
        `select object_id as word from audit.event where owner_id = $1 and object_type = 'case_file' order by id`,
        [owner.id],
      )
    ).map(({ word }) => word);

  it('begins with its first questions and knows its moment', async () => {
    const { clerk, id } = await app.given.provider();
    const questions = [WHO, statement<{ n: number }>('select 2 as n')] as const;
    const found = await db().asKnowing(clerk, questions, (tx, answers) => Promise.resolve({ answers, now: nowOf(tx) }));
    expect(found.answers).toEqual([[{ id }], [{ n: 2 }]]);
    expect(found.now).toBeInstanceOf(Date);
  });

  it('sends what nobody waits for in its place, at the latest with the commit', async () => {
    const provider = await app.given.provider();
    await db().as(provider.clerk, async (tx) => {
      await withTheNext(tx, noted('one'), noted('two'));
      await inOneGo(tx, noted('three'));
      await withTheNext(tx, noted('four'));
      await tx.query(noted('five').text, ['five']);
      await withTheNext(tx, noted('six'));
    });
    expect(await notes(provider)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
  });

  it('leaves nothing when the last thing it left unsaid fails', async () => {
    const provider = await app.given.provider();
    const fault = await faultOf(db().as(provider.clerk, (tx) => withTheNext(tx, noted('one'), BROKEN, noted('two'))));
    expect(fault).toContain('by zero');
    expect(await notes(provider)).toEqual([]);
    expect((await db().ask(provider.clerk, WHO))[0]).toEqual([{ id: provider.id }]);
  });

  it('leaves nothing of what it had not said when it is refused', async () => {
    const provider = await app.given.provider();
    const refused = db().as(provider.clerk, async (tx) => {
      await withTheNext(tx, noted('one'));
      throw new Error('no');
    });
    expect(await faultOf(refused)).toContain('no');
    expect(await notes(provider)).toEqual([]);
  });

  it('is not done where a fault of the database was swallowed', async () => {
    const provider = await app.given.provider();
    const swallowed = db().as(provider.clerk, async (tx) => {
      await inOneGo(tx, noted('one'));
      await inOneGo(tx, BROKEN).catch(() => undefined);
    });
    expect(await faultOf(swallowed)).toContain('rolled back');
    expect(await notes(provider)).toEqual([]);
  });

  it('has parts that fail alone: what one has done is taken back, and the act goes on', async () => {
    const provider = await app.given.provider();
    const faults: unknown[] = [];
    await db().as(provider.clerk, async (tx) => {
      await withTheNext(tx, noted('one'));
      const failing = (...statements: Parameters<typeof withTheNext>[1][]) =>
        Act.of(tx).part(() => withTheNext(tx, ...statements));
      faults.push(await faultOf(failing(noted('two'), BROKEN, noted('three'))));
      const refused = Act.of(tx).part(async () => {
        await withTheNext(tx, noted('four'));
        throw new Error('no');
      });
      faults.push(await faultOf(refused));
      await Act.of(tx).part(() => withTheNext(tx, noted('five')));
    });
    expect(faults).toEqual([expect.stringContaining('by zero'), expect.stringContaining('no')]);
    expect(await notes(provider)).toEqual(['one', 'five']);
  });

  it('may be many acts, of which all are done or none', async () => {
    const provider = await app.given.provider();
    const note = (actor: Actor, word: string) => db().as(actor, (tx) => withTheNext(tx, noted(word)));
    let left: Actor | undefined;
    await db().allOrNothing(provider.clerk, async (_, one) => {
      await note(one, 'one');
      await db().asKnowing(one, [WHO], (tx, [who]) => withTheNext(tx, noted(who?.[0]?.id ?? '')));
      left = one;
    });
    expect(await notes(provider)).toEqual(['one', provider.id]);
    const undone = db().allOrNothing(provider.clerk, async (_, one) => {
      await note(one, 'two');
      await note(one, 'three');
      throw new Error('no');
    });
    expect(await faultOf(undone)).toContain('no');
    expect(await notes(provider)).toHaveLength(2);
    await note(left!, 'four'); // an act of its own again
    expect(await notes(provider)).toHaveLength(3);
  });

  it('does not begin without a session, and does nothing then', async () => {
    const provider = await app.given.provider();
    await db().anonymous(`select authn.end_sessions($1, null, 'test')`, [provider.clerk.userId]);
    let began = false;
    const acted = db().asKnowing(provider.clerk, [noted('one')], () => Promise.resolve(void (began = true)));
    expect([await faultOf(acted), began]).toEqual(['session.ended', false]);
    expect(await notes(provider)).toEqual([]);
  });

  it('gives a connection back only as it found it', async () => {
    const [one, two] = [await app.given.provider(), await app.given.provider()];
    const cut = db().as(one.clerk, async (tx) => {
      await withTheNext(tx, noted('one'));
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    expect(await faultOf(cut)).not.toBeNull();
    expect((await db().as(two.clerk, (tx) => inOneGo(tx, WHO)))[0]).toEqual([{ id: two.id }]);
    expect(await faultOf(db().anonymous('select ctx.provider_id()'))).toContain('identity missing');
    expect(await notes(one)).toEqual([]);
  });
});
