import { protect, protectionOf } from '@onaltu/domain/disclosure';
import { rawTablesOf } from '@onaltu/domain/attribute-tables';
import { createHash } from 'node:crypto';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('the months that a department may see of children', () => {
  const app = startApp();
  let regionId: string;
  let official: Person;
  const raw = rawTablesOf(
    [
      { table: 'servedByAge', row: '3-6', column: 'MALE', n: 42 },
      { table: 'servedByAge', row: '3-6', column: 'FEMALE', n: 9 },
      { table: 'servedByAge', row: '7-10', column: 'MALE', n: 38 },
    ],
    {},
  );
  const content = JSON.stringify({ tables: protect(raw, protectionOf(10)) });
  const keep = (month: string, region = regionId) =>
    app.rows(`select stats.keep_snapshot($1, $2, 'PUBLISHED', 10, 5, 0, $3)`, [region, month, content]);
  const withhold = (month: string) =>
    app.rows(`select stats.keep_snapshot($1, $2, 'WITHHELD', 10, 5, 3, null)`, [regionId, month]);

  beforeEach(async () => {
    regionId = await app.given.region();
    official = await app.given.official(regionId);
  });

  it('are listed with what became of them, the latest first, and are only the own', async () => {
    await keep('2026-08-01');
    await withhold('2026-09-01');
    await keep('2026-10-01', await app.given.region());
    const { body } = await app.as(official).get('/statistics/snapshots').expect(200);
    expect(body).toMatchObject([
      { month: '2026-09', state: 'WITHHELD', pinned: 3, sha256: null },
      { month: '2026-08', state: 'PUBLISHED', pinned: 0, threshold: 10, roundedTo: 5 },
    ]);
    expect(body[1].sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('show rounded numbers, say which are small, and nothing more', async () => {
    await keep('2026-08-01');
    const { body } = await app.as(official).get('/statistics/snapshots/2026-08').expect(200);
    const table = body.tables.find((one: { table: string }) => one.table === 'servedByAge');
    const row = table.rows.find((one: { key: string }) => one.key === '3-6');
    expect(table.columns).toEqual(['MALE', 'FEMALE']);
    expect(row.cells).toEqual([
      { state: 'SHOWN', value: 40 },
      { state: 'LOW', value: null },
    ]);
    expect(row.total).toEqual({ state: 'SHOWN', value: 50 });
    expect(table.total).toEqual({ state: 'SHOWN', value: 90 });
    expect(JSON.stringify(body.tables)).not.toMatch(/\b(9|42|38)\b/);
  });

  it('say that a month is withheld, without a table', async () => {
    await withhold('2026-09-01');
    const { body } = await app.as(official).get('/statistics/snapshots/2026-09').expect(200);
    expect(body).toMatchObject({ state: 'WITHHELD', pinned: 3, tables: [] });
  });

  it.each(['2026-07', '2026-13', '2026-08-01', 'last', '..%2f'])(
    'do not admit a month that is none: %s',
    async (month) => {
      await keep('2026-08-01');
      const { body } = await app.as(official).get(`/statistics/snapshots/${month}`).expect(404);
      expect(body.type).toBe('urn:problem:resource.not-found');
    },
  );

  it('do not admit the month of another region', async () => {
    await keep('2026-08-01', await app.given.region());
    await app.as(official).get('/statistics/snapshots/2026-08').expect(404);
  });

  it('are closed to the operator and to everybody of a provider', async () => {
    const { head } = await app.given.provider();
    for (const path of ['/api/department/statistics/snapshots', '/api/department/statistics/snapshots/2026-08']) {
      await app.as(head).get(path).expect(401);
      await app
        .as(await app.given.operator())
        .get(path)
        .expect(401);
    }
  });
});
