import { startApp } from '../../../test/harness';

const LOGINS = ['onaltu_api', 'onaltu_worker', 'onaltu_relay', 'onaltu_department', 'onaltu_public'];

describe('the walls around what is counted of children', () => {
  const app = startApp();
  const holders = async (allowed: string): Promise<string[]> =>
    (await app.rows<{ login: string }>(`select login from unnest($1::text[]) login where ${allowed}`, [LOGINS])).map(
      ({ login }) => login,
    );

  it('let nobody who logs in read a pseudonym, and the worker alone write one', async () => {
    const may = (what: string) =>
      holders(`has_column_privilege(login, 'facts.child_pseudonym', 'stat_pid', '${what}')`);
    expect(await may('select')).toEqual([]);
    expect(await may('insert')).toEqual(['onaltu_worker']);
    expect(await may('update')).toEqual(['onaltu_worker']);
  });

  it('let nobody who logs in read, change or take away a month by itself', async () => {
    for (const what of ['select', 'insert', 'update', 'delete', 'truncate'])
      expect(await holders(`has_table_privilege(login, 'stats.snapshot', '${what}')`)).toEqual([]);
  });

  it('keep a month even from the definer that made it', async () => {
    const regionId = await app.given.region();
    await app.rows(`select stats.keep_snapshot($1, '2020-01-01', 'WITHHELD', 10, 5, 1, null)`, [regionId]);
    for (const change of [`update stats.snapshot set pinned = 2`, 'delete from stats.snapshot']) {
      await app.rows(`do $$ begin set local role onaltu_stats_definer; ${change}; end $$`);
      const [kept] = await app.rows(`select pinned from stats.snapshot where region_id = $1`, [regionId]);
      expect(kept).toEqual({ pinned: 1 });
    }
  });

  it('let the worker alone count', async () => {
    for (const counting of ['children_counted(uuid, date)', 'turnover(uuid, date, date)'])
      expect(await holders(`has_function_privilege(login, 'stats.${counting}', 'execute')`)).toEqual(['onaltu_worker']);
  });
});
