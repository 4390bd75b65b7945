import { startApp } from '../../../test/harness';
import { refusalIn } from '../problem/problem.filter';
import { statement } from './statement';
import { TenantDb } from './tenant-db';

const WHO = statement<{ id: string; backend: number }>('select ctx.provider_id() as id, pg_backend_pid() as backend');
const NOTED = statement(`select audit.append('case-file.listed', 'case_file', $1)`, ['ask']);
const BROKEN = statement('select 1 / $1::int', [0]);

describe('asking in one batch', () => {
  const app = startApp({ env: { POOL_SIZE: '1' } });
  const db = (): TenantDb => app.http.get(TenantDb);
  const refusalOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: unknown) => refusalIn(error)?.code ?? String(error),
    );
  const noted = async (owner: { id: string }) =>
    (await app.rows("select from audit.event where owner_id = $1 and object_id = 'ask'", [owner.id])).length;

  it('answers every statement with its own rows, with or without any', async () => {
    const { clerk, id } = await app.given.provider();
    const [who, nobody, numbers] = await db().ask(
      clerk,
      WHO,
      statement('select id from case_file where false'),
      statement<{ n: number; day: string; words: string[] }>(
        `select n, $1::date as day, $2::text[] as words from generate_series(1, 3) n`,
        ['2026-11-24', ['а', 'б"']],
      ),
    );
    expect(who).toMatchObject([{ id }]);
    expect(nobody).toEqual([]);
    expect(numbers.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(numbers[0]).toMatchObject({ day: '2026-11-24', words: ['а', 'б"'] });
  });

  it('prepares a text once a connection and keeps using it', async () => {
    const { clerk } = await app.given.provider();
    const text = `select name, statement from pg_prepared_statements where statement like '%once a connection%' -- once a connection`;
    await db().ask(clerk, statement(text));
    const [rows] = await db().ask(clerk, statement(text), statement('select 1'));
    expect(rows).toHaveLength(1);
  });

  it('leaves nobody behind on the connection, whatever happened in between', async () => {
    const [one, two] = [await app.given.provider(), await app.given.provider()];
    const backends = new Set<number>();
    for (let round = 0; round < 30; round++) {
      const provider = round % 2 ? one : two;
      if (round % 3 === 0) expect(await refusalOf(db().ask(provider.clerk, WHO, BROKEN, WHO))).toContain('by zero');
      if (round % 5 === 0)
        expect(await refusalOf(db().ask(provider.clerk, statement(`select ${round} from nowhere`)))).toContain(
          'nowhere',
        );
      const [[who]] = await db().ask(provider.clerk, WHO);
      expect(who?.id).toBe(provider.id);
      backends.add(who!.backend);
      expect(await refusalOf(db().anonymous('select ctx.provider_id()'))).toContain('identity missing');
    }
    expect(backends.size).toBe(1);
  });

  it('parses again what an error skipped', async () => {
    const { clerk, id } = await app.given.provider();
    const after = statement<{ id: string }>('select ctx.owner_id() as id -- after an error');
    expect(await refusalOf(db().ask(clerk, BROKEN, after))).toContain('by zero');
    const [[who]] = await db().ask(clerk, after);
    expect(who?.id).toBe(id);
  });

  it('is one transaction: what a statement wrote goes when a later one fails', async () => {
    const provider = await app.given.provider();
    await db().ask(provider.clerk, NOTED);
    expect(await noted(provider)).toBe(1);
    await refusalOf(db().ask(provider.clerk, NOTED, BROKEN));
    expect(await noted(provider)).toBe(1);
  });

  it('sees one provider alone and asks for the session first', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id } = await app.given.caseFile(theirs, { state: 'REGISTERED' });
    const seen = statement('select from case_file where id = $1', [id]);
    expect((await db().ask(ours.clerk, seen))[0]).toHaveLength(0);
    expect((await db().ask(theirs.clerk, seen))[0]).toHaveLength(1);
    await db().anonymous(`select authn.end_sessions($1, null, 'test')`, [theirs.clerk.userId]);
    expect(await refusalOf(db().ask(theirs.clerk, NOTED))).toBe('session.ended');
    expect(await noted(theirs)).toBe(0);
  });

  it('answers a fault of the database as an act does', async () => {
    const { clerk } = await app.given.provider();
    const wrongId = statement('select from case_file where id = $1', ['no id']);
    expect(await refusalOf(db().ask(clerk, wrongId))).toBe('request.invalid');
  });

  it('gets over a connection that is cut', async () => {
    const { clerk, id } = await app.given.provider();
    const cut = db().ask(clerk, statement('select pg_sleep(5)'));
    const answered = refusalOf(cut);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await app.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(5)%' and usename = 'onaltu_api' and datname = current_database()`,
    );
    expect(await answered).not.toBeNull();
    const [[who]] = await db().ask(clerk, WHO);
    expect(who?.id).toBe(id);
  });
});
