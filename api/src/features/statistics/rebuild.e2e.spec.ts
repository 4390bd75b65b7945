import { type CaseState, MOVES } from '@onaltu/domain/case-process';
import { almatyDay } from '@onaltu/domain/clock/day';
import { MEASURE_IDS } from '@onaltu/domain/indicators';
import { correctAttendance, signedCase } from '../../../test/conclusion-work';
import { startApp } from '../../../test/harness';
import { ACTS, dice, SEED } from '../../../test/random-acts';
import { expectSumOfProviders, expectTileIsList } from '../../../test/tile-is-list';
import { Log } from '../../platform/log/log';
import { Metrics } from '../../platform/metrics/metrics';
import { RebuildStatisticsTicker } from './rebuild-statistics.ticker';
import { TenantDb } from '../../platform/db/tenant-db';

const ADDED = { month: 'month', year: 'year', whole_day: 'day', whole_month: 'month', whole_year: 'year' } as const;
type Cell = { provider_id: string; day: string; measure: string; key: string; n: number };

describe(`what was counted act by act (ONALTU_SEED=${SEED}, ONALTU_ACTS=${ACTS})`, () => {
  const app = startApp({ worker: true });
  const cells = (): Promise<Cell[]> =>
    app.rows(`select provider_id, day::text, measure, key, sum(n)::int as n from (
      select provider_id, day, measure, key, n from stats.cell union all select provider_id, day, measure, key, n from facts.delta) a
      group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4`);
  /** What the days were added up to, and what they add up to. */
  const added = async (): Promise<unknown[][]> => {
    const sums = [];
    for (const [table, grain] of Object.entries(ADDED)) {
      const place = table.startsWith('whole') ? 'region_id' : 'provider_id';
      const kept = `select ${place}, day::text, measure, key, n from stats.${table} where n <> 0 order by 1, 2, 3, 4`;
      const anew = `select ${place}, date_trunc('${grain}', day)::date::text as day, measure, key, sum(n) as n from stats.cell
        group by 1, 2, 3, 4 having sum(n) <> 0 order by 1, 2, 3, 4`;
      sums.push([await app.rows(kept), await app.rows(anew)]);
    }
    return sums;
  };
  const worker = () => app.worker!.get(TenantDb);
  const fold = () => worker().anonymous('select stats.fold()');
  const rebuild = async () => (await worker().anonymous<{ n: number }>('select stats.rebuild() as n'))[0]?.n;

  /** Nothing differs, and from nothing comes the same. */
  const expectRebuilt = async (): Promise<void> => {
    expect(await rebuild()).toBe(0);
    const counted = await cells();
    await app.rows(
      `truncate facts.delta, stats.cell, ${Object.keys(ADDED)
        .map((table) => `stats.${table}`)
        .join(', ')}`,
    );
    expect(await rebuild()).toBe(counted.length);
    expect(await cells()).toEqual(counted);
    await fold();
    expect(await cells()).toEqual(counted);
    for (const [kept, anew] of await added()) expect(kept).toEqual(anew);
  };

  it('is what all acts say, from the first paper to a signature made void and an attendance corrected', async () => {
    const provider = await app.given.provider();
    for (const state of ['DRAFT', 'REGISTERED', 'CONTRACT_CONCLUDED', 'ASSESSED', 'IN_REHABILITATION'] as const)
      await app.given.caseFile(provider, { state, receivedDaysAgo: 200 });
    const paused = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    await app
      .as(provider.head)
      .post(`/case-files/${paused.id}/pause`)
      .send({ reason: 'Ауырып қалды', from: almatyDay(new Date()) })
      .expect(201);
    await app.rows(
      `with missed as (insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, made_by, made_at)
         values ($1, now() - interval '9 days', now() - interval '8 days 23 hours', 'INDIVIDUAL', $2, 'NOT_HELD', $2, now()) returning id)
       insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, makes_up_for, made_by, made_at)
         select $1, now() + x.at, now() + x.at + interval '1 hour', 'INDIVIDUAL', $2, x.state, (select id from missed), $2, now()
         from (values ('HELD', interval '-2 days'), ('PLANNED', interval '1 day'), ('PLANNED', interval '20 days')) x (state, at)`,
      [provider.id, provider.specialists[0].userId],
    );
    const id = await signedCase(app, provider);
    const signed = await cells();
    await fold();
    await correctAttendance(app, provider, id, 'Қате белгі');
    const measured = new Map((await cells()).map(({ measure, key, n }) => [`${measure} ${key}`, n]));
    expect(signed.filter(({ measure, key }) => measure === 'completed' && key === '5')).toMatchObject([{ n: 1 }]);
    expect(measured.get('completed 5')).toBeUndefined();
    expect(measured.get('signaturesVoided ')).toBe(1);
    expect(measured.get('coursesPaused ')).toBe(1);
    expect(measured.get('lessonsMadeUp INDIVIDUAL')).toBe(1);
    await expectRebuilt();
    await expectTileIsList(app, provider);
    const neighbour = await app.given.provider();
    await app.given.caseFile(neighbour, { state: 'IN_REHABILITATION' });
    await expectSumOfProviders(app, [provider, neighbour]);
  }, 60_000);

  it('says what an action took from "I start" to "done", and nothing where no clock ran', async () => {
    const provider = await app.given.provider();
    const late = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const head = app.as(provider.head);
    await head.post(`/case-files/${id}/review`).send({}).expect(201);
    const [{ userId: specialistId }] = provider.specialists;
    await head.post(`/case-files/${id}/team`).send({ specialistId });
    const signed = { signedByHead: true, signedByRepresentativeAt: new Date(Date.now() - 1000).toISOString() };
    await head
      .post(`/case-files/${id}/contract`)
      .send({ lengthDays: 120, language: 'kk', ...signed })
      .expect(201);
    const taken = (caseFileId: string) =>
      app.rows(
        `select handled::float, waited, within_norm from core.case_move where case_file_id = $1 and move = 'concludeContract'`,
        [caseFileId],
      );
    const [row] = await taken(id);
    expect(row).toMatchObject({ waited: null, within_norm: true });
    expect((row as { handled: number }).handled).toBeLessThan(1);
    expect(await taken(late.id)).toEqual([{ handled: null, waited: null, within_norm: null }]);
    const own = (await cells()).filter(({ provider_id }) => provider_id === provider.id);
    const n = (measure: string, key: string) => own.find((cell) => cell.measure === measure && cell.key === key)?.n;
    expect([n('completed', '2'), n('withinNorm', '2'), n('overNorm', '2')]).toEqual([1, 1, undefined]);
    expect(own.filter(({ measure }) => measure === 'completed').reduce((all, cell) => all + cell.n, 0)).toBe(4);
  }, 60_000);

  it('is repaired by a rebuild where it was wrong', async () => {
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await fold();
    const right = await cells();
    await app.rows(`update stats.cell set n = n + 3 where measure = 'received' and provider_id = $1`, [provider.id]);
    const metrics = app.worker!.get(Metrics);
    const repaired = async () => (await metrics.figuresRepaired.get()).values[0]!.value;
    const night = new RebuildStatisticsTicker(worker(), metrics, app.worker!.get(Log));
    await night.tick();
    expect(await cells()).toEqual(right);
    expect(await repaired()).toBe(1);
    await night.tick();
    expect(await repaired()).toBe(1);
    await app.rows(`update stats.cell set n = n - 3 where measure = 'received' and provider_id = $1`, [provider.id]);
    await app.rows(`delete from facts.delta`);
  });

  it('stays what all acts say wherever random acts lead, and each measure is met', async () => {
    const provider = await app.given.provider();
    await app.rows(WALKED, [provider.id, provider.clerk.userId]);
    const roll = dice(SEED);
    const cases: { id: string; state: CaseState }[] = (
      await app.rows<{ id: string }>(`select id from core.case_file where number like 'W-%'`)
    ).map(({ id }) => ({ id, state: 'DRAFT' }));
    const moves = Object.entries(MOVES);
    for (let act = 0; act < ACTS; act++) {
      if (act % 41 === 40) await Promise.all([fold(), fold()]);
      const walker = cases[roll(cases.length)]!;
      const leaving = roll(8) === 0;
      const open = moves.filter(([name, { from }]) => from.includes(walker.state) && (leaving || !LEAVES.test(name)));
      const [move, row] = open[roll(open.length)] ?? [];
      if (roll(3) === 0 || !move || !row) {
        await app.rows(OTHER_ACTS[roll(OTHER_ACTS.length)]!, [
          provider.id,
          walker.id,
          provider.clerk.userId,
          roll(1000),
        ]);
        continue;
      }
      const next = row.to === 'same' ? walker.state : row.to;
      const timed =
        row.completes && roll(3) > 0 ? [roll(9000) / 10, roll(500) / 10, roll(2) === 0] : [null, null, null];
      await app.rows(MOVED, [
        provider.id,
        walker.id,
        move,
        walker.state,
        next,
        provider.clerk.userId,
        roll(700),
        ...timed,
      ]);
      walker.state = next;
      if (!moves.some(([, { from }]) => from.includes(next))) walker.state = 'DRAFT'; // the child comes again
    }
    const met = new Set((await cells()).map(({ measure }) => measure));
    if (ACTS >= 300) expect(MEASURE_IDS.filter((id) => !met.has(id) && !RARE.includes(id))).toEqual([]);
    await expectRebuilt();
    // a walker's case is over more than once, and each time its team has it no more
    await expectTileIsList(app, provider, ['loadByPost']);
  }, 600_000);
});

const LEAVES = /^(refuse|withdraw|transfer|returnForCompletion)$/;
/** Stocks that may stand at nothing in the end. */
const RARE: readonly string[] = ['waiting', 'coursesPaused'];
const AGO = `now() - $4::int * interval '1 day'`;
/** Late entries, corrections, moved lessons, certificates revoked and given anew, a place on the team taken over. */
const OTHER_ACTS = [
  `update directory.provider set places = 20 + $4::int % 60 where id = $1 and $2::uuid is not null and $3::uuid is not null`,
  `insert into core.lesson (provider_id, starts_at, ends_at, form, specialist_id, state, made_by, made_at)
   select $1, ${AGO}, ${AGO} + interval '30 minutes', (array['INDIVIDUAL', 'SUBGROUP', 'GROUP', 'CONSULTATION'])[1 + $4::int % 4], $3, (array['HELD', 'NOT_HELD'])[1 + $4::int % 2], $3, now() where $2::uuid is not null`,
  `with place as (insert into core.lesson_place (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, takes_place, made_by, made_at)
     select $1, l.id, c.id, c.child_id, l.starts_at, l.ends_at, l.takes_place, $3, now()
     from core.case_file c, core.lesson l where c.id = $2 and l.provider_id = $1 and not exists (select from core.attendance a where a.child_id = c.child_id and tstzrange(a.starts_at, a.ends_at) && tstzrange(l.starts_at, l.ends_at)) limit 1
     returning *)
   insert into core.attendance (provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, state, made_by, made_at)
   select provider_id, lesson_id, case_file_id, child_id, starts_at, ends_at, (array['PRESENT', 'ABSENT_EXCUSED', 'ABSENT_UNEXCUSED'])[1 + $4::int % 3], $3, now() from place`,
  `update core.attendance set state = (array['PRESENT', 'ABSENT_EXCUSED'])[1 + $4::int % 2] where provider_id = $1 and case_file_id = $2 and $3::uuid is not null`,
  `update core.lesson set state = (array['HELD', 'NOT_HELD'])[1 + $4::int % 2] where id = (select id from core.lesson where provider_id = $1 order by md5(id::text || $4::text) limit 1) and $2::uuid is not null and $3::uuid is not null`,
  `update core.certificate set revoked_at = ${AGO}, revoke_reason = 'Қате' where provider_id = $1 and case_file_id = $2 and revoked_at is null and $3::uuid is not null`,
  `insert into core.certificate (provider_id, case_file_id, number, language, evidence_version, document_id, issued_on, initials, birth_year, served_from, served_to, made_by, made_at)
   select $1, $2, uuidv7()::text, 'kk', 1, d.id, (${AGO})::date, 'М', 2020, current_date, current_date, $3, now() from core.document d
   where d.case_file_id = $2 and not exists (select from core.certificate c where c.case_file_id = $2 and c.revoked_at is null)`,
  `update core.certificate set handed_over_at = ${AGO}, recipient_name = 'М', recipient_paper = '1', handed_over_by = $3 where provider_id = $1 and case_file_id = $2 and handed_over_at is null`,
  `update core.case_file set ends_on = case when $4::int % 4 > 0 then current_date - 500 + $4::int end where provider_id = $1 and id = $2 and $3::uuid is not null`,
];
const MOVED = `insert into core.case_move (provider_id, case_file_id, move, from_state, to_state, made_by, made_at, effective_at, reason, late, handled, waited, within_norm)
  values ($1, $2, $3, $4, $5, $6, now(), now() - $7::int * interval '1 day', 'Себебі', $7::int % 2 = 0, $8, $9, $10)`;
const WALKED = `with walker as (select uuidv7() as child, uuidv7() as adult, uuidv7() as id, n from generate_series(1, 12) n),
  children as (insert into core.child (provider_id, id, last_name, first_name, birth_date, sex, language, other_paper, made_by)
    select $1::uuid, child, 'Мысалов', 'Тест', '2020-01-01', 'MALE', 'kk', 'Куәлік', $2::uuid from walker),
  adults as (insert into core.representative (provider_id, id, last_name, first_name, phone, language, made_by)
    select $1, adult, 'Мысалов', 'Тест', '+77000000000', 'kk', $2 from walker),
  cases as (insert into core.case_file (provider_id, id, state, number, regulation_id, child_id, representative_id, state_since, made_by, made_at)
    select $1, id, 'REGISTERED', 'W-' || n, (select id from directory.regulation limit 1), child, adult, now(), $2, now() from walker),
  team as (insert into core.assignment (provider_id, case_file_id, specialist_id, post, assigned_at, made_by)
    select $1, id, $2, 'PSYCHOLOGIST', now(), $2 from walker where n % 2 = 0)
  insert into core.document (provider_id, case_file_id, kind, language, template_version, model_sealed, made_by, made_at)
    select $1, id, 'CERTIFICATE', 'kk', 1, '\\x00', $2, now() from walker`;
