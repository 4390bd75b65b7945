import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from './harness';

/**
 * Who a child or an adult is; what is known of a child's health and progress; the course of a case by ids and dates; who works
 * here; what opens a door; numbers; what stands in a directory; keys and times of the rows themselves.
 */
const CLASSES = ['IDENTITY', 'HEALTH', 'SERVICE', 'STAFF', 'SECRET', 'FIGURE', 'DIRECTORY', 'TECHNICAL'];
const PERSONAL = ['IDENTITY', 'HEALTH', 'SERVICE'];

const [, ...lines] = readFileSync(join(__dirname, '../../docs/data-map.csv'), 'utf8').trim().split('\n');
const MAP = lines.flatMap((line) => {
  const [table = '', kind = '', columns = ''] = line.split(';');
  return columns.split(' ').map((column) => ({ table, kind, column, place: `${table}.${column}` }));
});
const placesOf = (...kinds: string[]): string[] =>
  MAP.filter(({ kind }) => kinds.includes(kind)).map(({ place }) => place);

const COLUMNS = `
  select n.nspname || '.' || t.relname || '.' || a.attname as place, n.nspname || '.' || t.relname as "table", a.attname as "column"
  from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
  where t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema)'`;

describe('the data map', () => {
  const app = startApp();
  const readableBy = async (login: string, places: readonly string[]): Promise<string[]> => {
    const rows = await app.rows<{ place: string }>(
      `select place from (${COLUMNS}) c where place = any ($1) and has_column_privilege($2, c."table"::regclass, c."column", 'select') order by 1`,
      [places, login],
    );
    return rows.map(({ place }) => place);
  };

  it('classes every column there is, once, and none that is not', async () => {
    const there = (await app.rows<{ place: string }>(COLUMNS)).map(({ place }) => place);
    const classed = MAP.map(({ place }) => place);
    expect(classed.filter((place, n) => classed.indexOf(place) !== n)).toEqual([]);
    expect(there.filter((place) => !classed.includes(place)).toSorted()).toEqual([]);
    expect(classed.filter((place) => !there.includes(place))).toEqual([]);
    expect(MAP.filter(({ kind }) => !CLASSES.includes(kind))).toEqual([]);
  });

  it.each(['onaltu_department', 'onaltu_relay', 'onaltu_public'])(
    'lets %s read nothing of a child, a case, a person or a secret',
    async (login) => {
      expect(await readableBy(login, placesOf(...PERSONAL, 'STAFF', 'SECRET'))).toEqual([]);
    },
  );

  it('keeps who a child is, and what it has, behind the wall of its provider', async () => {
    const tables = [
      ...new Set(MAP.filter(({ kind }) => ['IDENTITY', 'HEALTH'].includes(kind)).map(({ table }) => table)),
    ];
    const open = await app.rows<{ table: string }>(
      `select t as "table" from unnest($1::text[]) t where not exists (
         select from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('provider_id', 'owner_id') and a.attnotnull
         where c.oid = t::regclass and c.relrowsecurity and c.relforcerowsecurity) order by 1`,
      [tables],
    );
    expect(open).toEqual([]);
  });

  it('tells who counts children nothing of who they are but their age, sex and pseudonym', async () => {
    expect(await readableBy('onaltu_stats_definer', placesOf('IDENTITY'))).toEqual([
      'core.child.birth_date',
      'facts.child_pseudonym.stat_pid',
    ]);
  });
});
