import { SPECIALIST_POSTS } from '@onaltu/domain/assessment';
import { ACTION_NUMBERS } from '@onaltu/domain/case-process';
import { addDays, almatyDay, yearOf } from '@onaltu/domain/clock/day';
import { ATTENDANCE_STATES, LESSON_FORMS } from '@onaltu/domain/course';
import {
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  type KeyDimension,
  keyDimensionOf,
  MEASURE_IDS,
  MEASURES,
} from '@onaltu/domain/indicators';
import { periodKeyOn } from '@onaltu/domain/period';
import { breakdownsOf, REPORT_KINDS, type ReportTable, snapshotOf, tablesOf } from '@onaltu/domain/reports';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { dice, SEED } from '../../../test/random-acts';
import { type ReadCell, readWorkbook } from '../../../test/workbook-reader';
import { MOST_INDICATORS } from '../statistics/figures.dto';
import type { FiguresView, FigureView } from '../statistics/figures.view';

const KEYS: Readonly<Record<KeyDimension, readonly string[]>> = {
  action: ACTION_NUMBERS.map(String),
  form: LESSON_FORMS,
  attendance: ATTENDANCE_STATES,
  post: SPECIALIST_POSTS,
};
const today = almatyDay(new Date());
const YEAR = String(yearOf(today));
const [BUCKETS, DAYS, MOST] = [90, 300, 9];

describe(`a number in a file is the number on the page (ONALTU_SEED=${SEED})`, () => {
  const app = startApp({ worker: true });
  let official: Person;
  let providers: TestProvider[];

  beforeAll(async () => {
    const regionId = await app.given.region();
    official = await app.given.official(regionId);
    providers = [await app.given.provider({ regionId }), await app.given.provider({ regionId })];
    const roll = dice(SEED);
    const cells = providers.flatMap(({ id }) =>
      MEASURE_IDS.flatMap((measure) => {
        const { sums, key } = MEASURES[measure];
        return (key ? KEYS[key] : ['']).flatMap((own) =>
          Array.from({ length: 3 }, () => {
            const bucket = [...(key ? [own] : []), String(roll(BUCKETS))].join(':');
            const day = addDays(today, -roll(DAYS));
            return [id, day, measure, sums === 'SPREAD' ? bucket : own, 1 + roll(MOST)];
          }),
        );
      }),
    );
    await app.rows(
      `insert into facts.delta (provider_id, day, measure, key, n)
       select * from unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::int[])`,
      [0, 1, 2, 3, 4].map((column) => cells.map((cell) => cell[column])),
    );
  }, 60_000);

  const sheetsOf = async (wanted: object): Promise<ReadCell[][][]> => {
    const asked = { period: YEAR, format: 'XLSX', language: 'kk', ...wanted };
    const { body } = await app.as(official).post('/exports').send(asked).expect(201);
    await eventually(
      async () => (await app.as(official).get(`/exports/${body.id}`).expect(200)).body,
      ({ making }) => making.state === 'READY',
    );
    const { body: bytes } = await app
      .as(official)
      .get(`/exports/${body.id}/file`)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return [...readWorkbook(bytes as Buffer).values()];
  };
  /** The lines below the head of a sheet, figures as they stand there; an empty cell is null. */
  const linesOf = (rows: ReadCell[][]): (number | null)[][] =>
    rows
      .slice(rows.findIndex((row) => row.length > 1) + 1)
      .map((row) => row.slice(1).map(({ kind, value }) => (kind === 'empty' ? null : Number(value))));
  const pageSays = async (
    indicators: readonly IndicatorId[],
    rest: string,
    period = YEAR,
  ): Promise<FiguresView['indicators']> => {
    const asked = indicators.map((id) => `indicator=${id}`).join('&');
    return (await app.as(official).get(`/statistics/figures?${asked}&period=${period}${rest}`).expect(200)).body
      .indicators;
  };
  const ownOf = async ({ head }: TestProvider, indicator: IndicatorId, rest = '') =>
    (await app.as(head).get(`/statistics/figures?indicator=${indicator}&period=${YEAR}${rest}`).expect(200)).body
      .indicators[0] as FiguresView['indicators'][number];
  const value = (one: FigureView | undefined) => one?.value ?? null;

  it.each(INDICATOR_IDS)(
    'of %s: by each of its dimensions, by month, and beside the providers’ own',
    async (indicator) => {
      for (const by of breakdownsOf(indicator)) {
        const [sheet] = await sheetsOf({ indicator, by: [by] });
        const [page] = await pageSays([indicator], by === 'month' ? '&step=month' : `&by=${by}`);
        const rows = by === 'month' ? page!.total.series : [...page!.rows, page!.total];
        expect({ by, lines: linesOf(sheet!) }).toEqual({ by, lines: rows.map((row) => [value(row)]) });
      }
      const key = keyDimensionOf(INDICATORS[indicator].making);
      const [sheet] = await sheetsOf({ indicator, by: ['provider', key ?? 'month'].slice(0, key ? 2 : 1) });
      const [{ rows: inOrder }] = (await pageSays([indicator], '&by=provider')) as [FiguresView['indicators'][number]];
      const ordered = inOrder.map(({ key: id }) => providers.find((provider) => provider.id === id)!);
      const own = await Promise.all(ordered.map((provider) => ownOf(provider, indicator, key ? `&by=${key}` : '')));
      const lines = own.map(({ rows, total }) => (key ? rows.map(value) : [value(total)]));
      expect(linesOf(sheet!).slice(0, -1)).toEqual(lines);
    },
    60_000,
  );

  const PERIOD_OF = { MONTHLY: periodKeyOn('MONTH', today), QUARTER: periodKeyOn('QUARTER', today) } as const;
  /** What the page says of the lines of a table. */
  const linesSaid = async ({ indicators, by: [by] }: ReportTable, period: string): Promise<(number | null)[][]> => {
    const rest = by === 'month' ? '&step=month' : by ? `&by=${by}` : '';
    const parts = [indicators.slice(0, MOST_INDICATORS), indicators.slice(MOST_INDICATORS)];
    const asked = parts.filter((part) => part.length > 0);
    const said = (await Promise.all(asked.map((part) => pageSays(part, rest, period)))).flat();
    if (!by) return said.map(({ total }) => [value(total), value(total.lastYear), total.base]);
    const columns = said.map(({ rows, total }) => (by === 'month' ? total.series : [...rows, total]).map(value));
    return columns[0]!.map((_, row) => columns.map((column) => column[row]!));
  };

  it.each(REPORT_KINDS.filter((report) => snapshotOf(report).length === 0))(
    'of the report %s: every table of its own',
    async (report) => {
      const period = report in PERIOD_OF ? PERIOD_OF[report as keyof typeof PERIOD_OF] : YEAR;
      const tables = tablesOf({ report, period });
      const sheets = await sheetsOf({ report, period });
      expect(sheets).toHaveLength(tables.length + 1);
      for (const [n, table] of tables.entries()) {
        if (table.by.length === 2) continue; // asked for one by one above
        const figures = linesOf(sheets[n]!).map((line) => (table.by.length > 0 ? line : line.slice(1)));
        expect({ n, figures }).toEqual({ n, figures: await linesSaid(table, period) });
      }
    },
    60_000,
  );
});
