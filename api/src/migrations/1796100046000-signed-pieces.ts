import type { MigrationInterface, QueryRunner } from 'typeorm';
import { coarseReading } from './coarse-reading';
import { API, asDefiner } from './isolate';
import { signatureOf, signedReading } from './signed-reading';

const DEFINER = 'onaltu_stats_definer';
const REGION = 'ctx.region_id()';
const OWN_REGION = '(select p.region_id from directory.provider p where p.id = ctx.provider_id())';
const READINGS = [
  { name: 'live', region: REGION, of: 'PROVIDERS' },
  { name: 'whole', region: REGION, of: 'WHOLE' },
  { name: 'own', region: OWN_REGION, of: 'OWN' },
] as const;
const BEFORE = '(text[], date, date, text)';
const KEPT = ['cell', 'month', 'year', 'whole_day', 'whole_month', 'whole_year'];
const BY_PROVIDER = ['cell', 'month', 'year'];

/** What was folded is swept away soon: every reading looks through what is left of it. */
const SWEPT = [
  ['autovacuum_vacuum_scale_factor', 0],
  ['autovacuum_vacuum_threshold', 1000],
  ['autovacuum_vacuum_cost_delay', 0],
] as const;

/** All that a page asks is one call, its spans are signed pieces; words of sums are found byte by byte, by one index. */
export class SignedPieces1796100046000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table facts.delta set (${SWEPT.map(([name, value]) => `${name} = ${value}`).join(', ')})`);
    await asDefiner(db, DEFINER, [
      ...READINGS.map(({ name }) => `drop function stats.${name}${BEFORE}`),
      ...BY_PROVIDER.map((name) => `drop index stats.${name}_by_provider`),
      ...sortedBy('"C"'),
      ...READINGS.map(signedReading),
      ...READINGS.map((one) => `grant execute on function ${signatureOf(one)} to ${loginOf(one)}`),
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table facts.delta reset (${SWEPT.map(([name]) => name).join(', ')})`);
    const region = (of: string): string => `(select ${of})`;
    await asDefiner(db, DEFINER, [
      ...READINGS.map((one) => `drop function ${signatureOf(one)}`),
      ...sortedBy('"default"'),
      ...BY_PROVIDER.map((name) => `create index ${name}_by_provider on stats.${name} (provider_id, measure, day)`),
      ...READINGS.map((one) => coarseReading({ ...one, region: region(one.region) })),
      ...READINGS.map((one) => `grant execute on function stats.${one.name}${BEFORE} to ${loginOf(one)}`),
    ]);
  }
}

const loginOf = ({ of }: (typeof READINGS)[number]): string => (of === 'OWN' ? API : 'onaltu_department');

const sortedBy = (collation: string): string[] =>
  KEPT.map(
    (name) =>
      `alter table stats.${name} alter measure type text collate ${collation}, alter key type text collate ${collation}`,
  );
