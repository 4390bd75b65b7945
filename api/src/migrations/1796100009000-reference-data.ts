import { REGULATIONS } from '@onaltu/domain/regulation';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Days off of a five-day week: the rule of Labour Code art. 84 (5), holidays on a weekend moved to the next working day.
// Those of 2027 are computed by the rule; the first day of Qurban ait 2027 is not known yet and is entered when it is.
const DAYS_OFF = [
  ...[
    '2026-01-01',
    '2026-01-02',
    '2026-01-07',
    '2026-03-09',
    '2026-03-23',
    '2026-03-24',
    '2026-03-25',
    '2026-05-01',
    '2026-05-07',
  ],
  ...['2026-05-11', '2026-05-27', '2026-07-06', '2026-10-26', '2026-12-16'],
  ...[
    '2027-01-01',
    '2027-01-04',
    '2027-01-07',
    '2027-03-08',
    '2027-03-15',
    '2027-03-22',
    '2027-03-23',
    '2027-03-24',
    '2027-05-03',
  ],
  ...['2027-05-07', '2027-05-10', '2027-07-06', '2027-10-25', '2027-12-16'],
] as const;

/** What every installation begins with: the regulation's versions and the days off. Both are data and change without code. */
export class ReferenceData1796100009000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const regulation of REGULATIONS) {
      await db.query(`insert into directory.regulation (id, valid_from, valid_to, content) values ($1, $2, $3, $4)`, [
        regulation.id,
        regulation.validFrom,
        regulation.validTo,
        JSON.stringify(regulation),
      ]);
    }
    await db.query(
      `insert into directory.calendar_day (day, kind, source) select unnest($1::date[]), 'OFF', 'Labour Code art. 84 (5)'`,
      [DAYS_OFF],
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from directory.calendar_day`);
    await db.query(`delete from directory.regulation`);
  }
}
