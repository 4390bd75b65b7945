import { AGE_BANDS, type AttributeTableId, type CountedCell, rawTablesOf } from '@onaltu/domain/attribute-tables';
import { addDays, type Day } from '@onaltu/domain/clock/day';
import { protect, type ProtectedTable, protectionOf } from '@onaltu/domain/disclosure';
import { createHash, randomUUID } from 'node:crypto';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { Envelope } from '../../platform/crypto/envelope';
import { TenantDb } from '../../platform/db/tenant-db';
import { Metrics } from '../../platform/metrics/metrics';
import { iinPlace } from '../case-files/iin-place';
import { ChildPseudonyms } from './child-pseudonyms';
import { publishable } from './make-snapshot';
import { SnapshotTicker } from './snapshot.ticker';

type Life = {
  provider: TestProvider;
  iin?: string;
  born: Day;
  sex: 'MALE' | 'FEMALE';
  impairments: string[];
  language: 'kk' | 'ru';
  began: Day;
  ended: Day | null;
};

describe('the month of a region', () => {
  const app = startApp({ worker: true });
  let regionId: string;
  let [one, other]: TestProvider[] = [];
  let month: Day;
  let count = 0;

  const tick = (back?: number) => app.worker!.get(SnapshotTicker).tick(back);
  const name = () => app.worker!.get(ChildPseudonyms).complete(regionId);
  const dueMonths = async () =>
    (await app.rows<{ month: Day }>(`select month from stats.snapshots_due(1) where region_id = $1`, [regionId])).map(
      (row) => row.month,
    );
  const kept = () =>
    app.rows<{ month: Day; state: string; content: string; sha256: Buffer; pinned: number; threshold: number }>(
      `select month, state, content::text, sha256, pinned, threshold from stats.snapshot where region_id = $1 order by month`,
      [regionId],
    );
  const counted = () =>
    app
      .worker!.get(TenantDb)
      .atLeisure<CountedCell>(
        `select table_id as "table", row_key as row, column_key as column, n from stats.children_counted($1, $2)`,
        [regionId, month],
      );

  /** A child with a course, as the acts leave it. */
  const live = async (life: Life): Promise<string> => {
    const { provider, iin, born, sex, impairments, language, began, ended } = life;
    const [child, adult, id] = [randomUUID(), randomUUID(), randomUUID()];
    const envelope = app.http.get(Envelope);
    const sealed = iin ? envelope.seal(provider.id, iinPlace(child), iin) : null;
    const index = iin ? envelope.index('iin', provider.id, iin) : null;
    await app.rows(
      `insert into core.child (provider_id, id, last_name, first_name, birth_date, sex, language, impairments, iin_sealed, iin_index, other_paper, made_by)
       values ($1, $2, 'Мысалов', 'Тест', $3, $4, 'kk', $5, $6, $7, $8, $9)`,
      [provider.id, child, born, sex, impairments, sealed, index, iin ? null : 'Куәлік', provider.clerk.userId],
    );
    await app.rows(
      `insert into core.representative (provider_id, id, last_name, first_name, phone, language, made_by)
       values ($1, $2, 'Мысалов', 'Тест', '+77000000000', 'kk', $3)`,
      [provider.id, adult, provider.clerk.userId],
    );
    await app.rows(
      `insert into core.case_file (provider_id, id, state, number, regulation_id, child_id, representative_id, language, course_started_on, course_ended_on, state_since, made_by, made_at)
       values ($1, $2, $3, $4, (select id from directory.regulation limit 1), $5, $6, $7, $8, $9, now(), $10, now())`,
      [
        ...[provider.id, id, ended ? 'CONCLUSION_IN_PREPARATION' : 'IN_REHABILITATION', `S-${++count}`, child, adult],
        ...[language, began, ended, provider.clerk.userId],
      ],
    );
    return id;
  };
  const shape = (i: number, provider: TestProvider): Life => ({
    provider,
    born: addDays(month, -365 * (1 + (i % 17))),
    sex: i % 3 ? 'MALE' : 'FEMALE',
    impairments: i % 5 === 0 ? ['SPEECH', 'AUTISM'] : i % 7 === 0 ? [] : [['SPEECH', 'HEARING', 'AUTISM'][i % 3]!],
    language: i % 4 ? 'kk' : 'ru',
    began: addDays(month, -40),
    ended: null,
  });

  beforeEach(async () => {
    regionId = await app.given.region();
    [one, other] = [await app.given.provider({ regionId }), await app.given.provider({ regionId })];
    month = (await dueMonths())[0]!;
  });

  it('counts each child once, wherever it is, and with the course that began last', async () => {
    const iin = '150101500016';
    await live({ ...shape(1, one!), iin });
    await live({ ...shape(1, other!), iin, language: 'ru', began: addDays(month, 3) });
    await live({ ...shape(2, one!), ended: addDays(month, -1) }); // over before the month
    await live({ ...shape(3, one!), began: addDays(month, 40) }); // after it
    await live({ ...shape(4, other!), ended: month });
    await tick();
    const cells = await counted();
    const of = (table: AttributeTableId) => cells.filter((cell) => cell.table === table);
    expect(of('servedByLanguage')).toEqual(
      expect.arrayContaining([{ table: 'servedByLanguage', row: other!.districtId, column: 'ru', n: 2 }]),
    );
    for (const id of ['servedByGroup', 'servedByAge', 'servedByLanguage', 'servedByType'] as const)
      expect(of(id).reduce((n, cell) => n + cell.n, 0)).toBe(2);
  });

  it('counts groups by the national codes: several at once are one group, none is one too', async () => {
    await app.rows(
      `insert into core.provider_setting (provider_id, topic, version, content, made_by, made_at) values ($1, 'DICTIONARY.PROBLEM_GROUP', 1, $2, $3, now())`,
      [
        one!.id,
        JSON.stringify([{ code: 'OWN-1', active: true, own: { kk: 'а', ru: 'а', en: 'a', nationalCode: 'SPEECH' } }]),
        one!.admin.userId,
      ],
    );
    for (const impairments of [['OWN-1'], ['OWN-1', 'SPEECH'], ['SPEECH', 'VISION'], []])
      await live({ ...shape(1, one!), impairments });
    await tick();
    const groups = (await counted()).filter(({ table }) => table === 'servedByGroup');
    expect(Object.fromEntries(groups.map(({ column, n }) => [column, n]))).toEqual({
      SPEECH: 2,
      COMPLEX: 1,
      UNSPECIFIED: 1,
    });
  });

  it('follows a child whose IIN is corrected', async () => {
    const id = await live({ ...shape(1, one!), iin: '150101500016' });
    await live({ ...shape(1, other!), iin: '150101500024' });
    await name();
    const served = async () =>
      (await counted()).filter(({ table }) => table === 'servedByType').reduce((n, cell) => n + cell.n, 0);
    expect(await served()).toBe(2);
    const [{ child }] = (await app.rows<{ child: string }>(
      `select child_id as child from core.case_file where id = $1`,
      [id],
    )) as [{ child: string }];
    const envelope = app.http.get(Envelope);
    await app.rows(`update core.child set iin_sealed = $2, iin_index = $3 where id = $1`, [
      ...[
        child,
        envelope.seal(one!.id, iinPlace(child), '150101500024'),
        envelope.index('iin', one!.id, '150101500024'),
      ],
    ]);
    await tick();
    expect(await served()).toBe(1);
  });

  it('keeps what may be seen, with its hash, once: late, doubled and missing ticks do no harm', async () => {
    for (let i = 0; i < 60; i++) await live(shape(i, i % 3 ? one! : other!));
    expect(await dueMonths()).toEqual([month]);
    await Promise.all([tick(), tick()]);
    await tick();
    const [row, ...more] = await kept();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ month, state: 'PUBLISHED', threshold: 10, pinned: 0 });
    expect(row!.sha256).toEqual(createHash('sha256').update(row!.content).digest());
    const { tables } = JSON.parse(row!.content) as { tables: ProtectedTable[] };
    const rowsOf = (id: AttributeTableId) => tables.find((table) => table.id === id)!.rows;
    const places = { district: rowsOf('servedByGroup'), provider: rowsOf('servedByProvider') };
    const raw = rawTablesOf(await counted(), { ...places, providerType: ['CORRECTION_CABINET'] });
    const publication = { tables: protect(raw, protectionOf(10)), protection: protectionOf(10) };
    const wanted = await publishable(publication, null, {
      [one!.id]: one!.districtId,
      [other!.id]: other!.districtId,
    });
    expect(tables).toEqual(wanted.tables);
    expect(tables.find(({ id }) => id === 'servedByType')!.total).toBe(60);
    for (const shown of tables.flatMap(({ cells }) => cells.flat()))
      expect(typeof shown === 'number' ? shown % 5 : 0).toBe(0);
    expect(await dueMonths()).toEqual([]);
  });

  it('makes the months that were missed, the oldest first, and begins no earlier than asked', async () => {
    await tick(3);
    const months = (await kept()).map((row) => row.month);
    expect(months).toHaveLength(3);
    expect(months.at(-1)).toBe(month);
  });

  it('does not change when a child comes or goes later', async () => {
    for (let i = 0; i < 40; i++) await live(shape(i, one!));
    await tick();
    const before = await kept();
    for (let i = 0; i < 40; i++) await live(shape(i, other!));
    await tick();
    expect(await kept()).toEqual(before);
  });

  it('is withheld where the month before gives a number away, and says so', async () => {
    for (let i = 0; i < 90; i++)
      await live({
        ...shape(i, i < 60 ? one! : other!),
        impairments: i % 20 ? [i % 2 ? 'SPEECH' : 'VISION'] : ['HEARING'],
      });
    await name();
    const exact = { threshold: 5, round: 1, smallest: 0 };
    const places = { district: [one!.districtId, other!.districtId], provider: [one!.id, other!.id] };
    const told = protect(rawTablesOf(await counted(), places), exact);
    const before = (await app.rows<{ day: Day }>(`select ($1::date - interval '1 month')::date as day`, [month]))[0]!
      .day;
    const leak = JSON.stringify({ tables: told });
    await app.rows(`select stats.keep_snapshot($1, $2, 'PUBLISHED', 5, 1, 0, $3)`, [regionId, before, leak]);
    const metrics = app.worker!.get(Metrics);
    const withheld = async () => (await metrics.snapshotsWithheld.get()).values[0]!.value;
    const was = await withheld();
    await tick();
    const row = (await kept()).at(-1)!;
    expect(row).toMatchObject({ month, state: 'WITHHELD', content: null });
    expect(row.pinned).toBeGreaterThan(0);
    expect(await withheld()).toBe(was + 1);
  });

  it('is what each child’s row says, counted apart', async () => {
    const lives = Array.from({ length: 80 }, (_, i) => shape(i * 7 + (i % 11), i % 3 ? one! : other!));
    for (const life of lives) await live(life);
    await tick();
    const [{ last }] = (await app.rows<{ last: Day }>(`select ($1::date + interval '1 month - 1 day')::date as last`, [
      month,
    ])) as [{ last: Day }];
    const ageOf = ({ born }: Life): number =>
      Number(last.slice(0, 4)) - Number(born.slice(0, 4)) - (last.slice(5) < born.slice(5) ? 1 : 0);
    const bandOf = (age: number): string => AGE_BANDS.find((band) => age <= Number(band.split('-')[1] ?? 99)) ?? '18+';
    const groupOf = ({ impairments }: Life): string =>
      impairments.length > 1 ? 'COMPLEX' : (impairments[0] ?? 'UNSPECIFIED');
    const placeIn: Partial<Record<AttributeTableId, (life: Life) => [row: string, column: string]>> = {
      servedByGroup: (life) => [life.provider.districtId, groupOf(life)],
      servedByAge: (life) => [bandOf(ageOf(life)), life.sex],
      servedByLanguage: (life) => [life.provider.districtId, life.language],
      servedByType: () => ['OBLAST', 'CORRECTION_CABINET'],
    };
    const cells = await counted();
    for (const [table, place] of Object.entries(placeIn)) {
      const wanted = new Map<string, number>();
      for (const life of lives) wanted.set(place(life).join(), (wanted.get(place(life).join()) ?? 0) + 1);
      const found = cells.filter((cell) => cell.table === table);
      expect(new Map(found.map(({ row, column, n }) => [[row, column].join(), n]))).toEqual(wanted);
    }
  });

  it('counts what became of the children, and why courses were refused or ended early', async () => {
    const MOVES = { refuse: ['REGISTERED', 'REFUSED'], endEarly: ['IN_REHABILITATION', 'TERMINATED_EARLY'] } as const;
    const moved = async (id: string, move: keyof typeof MOVES, detail: object, on: Day): Promise<void> => {
      await app.rows(
        `insert into core.case_move (provider_id, case_file_id, move, from_state, to_state, made_by, made_at, effective_at, reason, detail)
         values ($1, $2, $3, $4, $5, $6, now(), ($7::date + interval '12 hours') at time zone 'Asia/Almaty', 'Себебі', $8)`,
        [one!.id, id, move, ...MOVES[move], one!.clerk.userId, on, JSON.stringify(detail)],
      );
    };
    const assessed = async (id: string, kind: string, value: number, heldOn: Day): Promise<void> => {
      const assessment = randomUUID();
      await app.rows(
        `insert into core.assessment (provider_id, id, case_file_id, kind, template_id, held_on, closed_at, made_by, made_at) values ($1, $2, $3, $4, '1', $5, now(), $6, now())`,
        [one!.id, assessment, id, kind, heldOn, one!.clerk.userId],
      );
      await app.rows(
        `insert into core.assessment_score (provider_id, assessment_id, indicator, value, made_by, made_at) values ($1, $2, 'SPEECH.ANSWERS', $3, $4, now())`,
        [one!.id, assessment, value, one!.clerk.userId],
      );
    };
    for (const [first, final, on] of [
      [1, 3, 4],
      [2, 2, 5],
      [3, 1, 6],
      [1, 4, -3],
    ] as const) {
      const id = await live({ ...shape(1, one!), impairments: ['SPEECH'] });
      await assessed(id, 'INITIAL', first, addDays(month, -30));
      await assessed(id, 'FINAL', final, addDays(month, on));
    }
    const [refused, ended, later] = [
      await live(shape(1, one!)),
      await live(shape(2, one!)),
      await live(shape(3, one!)),
    ];
    await moved(refused, 'refuse', { ground: 'COURT_DECISION' }, addDays(month, 2));
    await moved(ended, 'endEarly', { reasonCode: 'MOVED' }, addDays(month, 9));
    await moved(later, 'refuse', { ground: 'COURT_DECISION' }, addDays(month, 40));
    await tick();
    const cells = await counted();
    const columns = (table: AttributeTableId) =>
      Object.fromEntries(
        cells.filter((cell) => cell.table === table).map(({ row, column, n }) => [`${row} ${column}`, n]),
      );
    expect(columns('developmentByGroup')).toEqual({ 'SPEECH IMPROVED': 1, 'SPEECH SAME': 1, 'SPEECH WORSE': 1 });
    expect(columns('refusalGrounds')).toEqual({ 'OBLAST COURT_DECISION': 1 });
    expect(columns('earlyEndReasons')).toEqual({ 'OBLAST MOVED': 1 });
  });
});
