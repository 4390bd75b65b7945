import { actionOf, CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { day } from '@onaltu/domain/clock/day';
import { type WorkCalendar, workingMinutesBetween } from '@onaltu/domain/clock/working-time';
import { createHash } from 'node:crypto';
import { startApp, type TestApp } from '../../test/harness';
import { Config } from '../config';
import { iinPlace } from '../features/case-files/iin-place';
import { StatisticsService } from '../features/statistics/statistics.service';
import { HttpModule } from '../http.module';
import { systemActor } from '../platform/auth/actor';
import { WORK_CALENDAR, workCalendar } from '../platform/calendar/work-calendar';
import { Envelope } from '../platform/crypto/envelope';
import { TenantDb } from '../platform/db/tenant-db';
import { WorkerModule } from '../worker.module';
import { OBLAST } from './oblast';
import { seedOblast } from './oblast-demo';

const WANTED = { seed: 'a slice', until: day('2026-11-24'), cases: 22, providers: [OBLAST[6]!, OBLAST[10]!] };
const seed = (app: TestApp) => seedOblast(app.http, app.http.get(Config), WANTED);

/** Everything that happened, by what people call it and not by ids. */
async function digest(app: TestApp): Promise<string> {
  const rows = await app.rows(`
    select p.bin, c.number, c.state, k.last_name, k.first_name, k.birth_date, c.received_on, c.length_days,
      (select jsonb_agg(jsonb_build_array(m.move, m.effective_at, m.late, m.reason) order by m.id) from core.case_move m where m.case_file_id = c.id) as moves,
      (select jsonb_agg(jsonb_build_array(e.action, e.kind, e.at) order by e.id) from core.action_event e where e.case_file_id = c.id) as clocks,
      (select jsonb_agg(jsonb_build_array(a.kind, s.indicator, s.value) order by a.kind, s.indicator) from core.assessment a
         join core.assessment_score s on s.assessment_id = a.id where a.case_file_id = c.id) as scores,
      (select jsonb_agg(jsonb_build_array(t.starts_at, t.state, l.form) order by t.starts_at) from core.attendance t
         join core.lesson l on l.id = t.lesson_id where t.case_file_id = c.id) as lessons
    from core.case_file c join directory.provider p on p.id = c.provider_id left join core.child k on k.id = c.child_id
    order by p.bin, c.number, c.state_since`);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

const told: string[] = [];

describe('the oblast of the demo', () => {
  const app = startApp();

  beforeAll(() => seed(app), 120_000);

  const providers = () => app.rows<{ id: string }>('select id from directory.provider');

  it('has a case in every state', async () => {
    const rows = await app.rows<{ state: string }>('select distinct state from core.case_file');
    expect(rows.map(({ state }) => state).toSorted()).toEqual([...CASE_STATES].toSorted());
    told.push(await digest(app));
  });

  it('leaves no work undone, and no mail of the past in the inbox', async () => {
    await app.settled();
    const mails = await app.rows('select distinct state from core.mail_ledger');
    expect(mails).toEqual([{ state: 'ACCEPTED' }]);
    expect(app.mail.letters).toEqual([]);
    expect(await app.rows('select id from core.document where rendered_at is null')).toEqual([]);
  });

  it('has audit chains that are whole', async () => {
    const verdicts = await app.rows<{ ok: boolean; long: boolean }>(
      `select v.ok, v.head_seq > case when exists (select from directory.provider p where p.id = owner) then 100 else 10 end as long
       from audit.owners() owner, audit.verify(owner) v`,
    );
    expect(verdicts).toHaveLength(WANTED.providers.length + 1); // the department has accepted months
    expect(verdicts.every(({ ok, long }) => ok && long)).toBe(true);
    expect(await app.rows('select id from audit.event where seq is null')).toEqual([]);
  });

  it('counts what is there', async () => {
    const [region] = await app.rows<{ id: string }>('select id from directory.region');
    const figures = await app.http.get(StatisticsService, { strict: false }).casesPerAction({
      ...systemActor(region!.id, 'region'),
      roles: ['DEPARTMENT_OFFICIAL'],
    });
    for (const { providerId, actions } of figures.providers) {
      const states = await app.rows<{ state: CaseState }>(
        `select state from core.case_file where provider_id = $1 and state <> 'DRAFT'`,
        [providerId],
      );
      const counted = actions.map(({ action }) => states.filter(({ state }) => actionOf(state) === action).length);
      expect(actions.map(({ cases }) => cases)).toEqual(counted);
    }
  });

  it('has months that were confirmed, some too late, and accepted but for the last', async () => {
    const [kept] = await app.rows<{ sealed: number; slow: number; accepted: number; last: number }>(
      `select count(*)::int as sealed, count(*) filter (where made_at > month + interval '1 month 10 days')::int as slow,
         (select count(*)::int from directory.month_answer where answer = 'ACCEPTED') as accepted,
         count(*) filter (where month = (select max(month) from core.sealed_month))::int as last from core.sealed_month`,
    );
    expect(kept!.sealed).toBeGreaterThan(12);
    expect(kept!.slow).toBeGreaterThan(0);
    expect(kept!.accepted).toBe(kept!.sealed - kept!.last);
  });

  it('has no IIN that could be somebody’s', async () => {
    const children = await app.rows<{ id: string; provider_id: string; iin_sealed: Buffer }>(
      'select id, provider_id, iin_sealed from core.child',
    );
    const envelope = app.http.get(Envelope, { strict: false });
    const iins = children.map(({ id, provider_id, iin_sealed }) =>
      envelope.open(provider_id, iinPlace(id), iin_sealed),
    );
    expect(iins.length).toBeGreaterThan(15);
    for (const iin of iins) expect(iin).toMatch(/^(4[5-9])\d{4}[56]\d{5}$/); // born in 2045 or later
  });

  it('happens while people are at work', async () => {
    for (const { id } of await providers()) {
      const [rows] = await app.http.get(TenantDb).ask(systemActor(id), WORK_CALENDAR);
      const calendar = workCalendar(rows);
      const moments = await app.rows<{ at: Date; minutes: number }>(
        `select at, 0 as minutes from core.action_event where provider_id = $1
         union all select effective_at, 0 from core.case_move where provider_id = $1 and not late
         union all select starts_at, (extract(epoch from ends_at - starts_at) / 60)::int from core.lesson where provider_id = $1`,
        [id],
      );
      expect(moments.length).toBeGreaterThan(50);
      expect(moments.filter((moment) => !isWorked(calendar, moment))).toEqual([]);
    }
  });

  it('is left as it is by a second run', async () => {
    const logins = await seed(app);
    expect(logins.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['CLERK', 'HEAD', 'DEPARTMENT_OFFICIAL, DEPARTMENT_ADMIN', 'PLATFORM_OPERATOR']),
    );
    expect(await digest(app)).toBe(told[0]);
  });

  it.each([
    ['the API', HttpModule],
    ['the worker', WorkerModule],
  ])('keeps %s from starting in production', async (_who, module) => {
    await expect(app.startInProduction(module)).rejects.toThrow('holds demo people');
  });

  it('says so when it was cut off', async () => {
    await app.rows(`delete from directory.membership where scope = 'region'`);
    await expect(seed(app)).rejects.toThrow('--reset');
  });
});

describe('the oblast told again', () => {
  const app = startApp();

  it('is the same', async () => {
    await seed(app);
    expect(await digest(app)).toBe(told[0]);
  }, 120_000);
});

const MINUTE_MS = 60_000;

/** A moment belongs to the minute it is in and, at the end of the day, to the one before. */
function isWorked(calendar: WorkCalendar, { at, minutes }: { at: Date; minutes: number }): boolean {
  const worked = (from: number, to: number): number =>
    workingMinutesBetween(calendar, new Date(at.getTime() + from * MINUTE_MS), new Date(at.getTime() + to * MINUTE_MS));
  return minutes > 0 ? worked(0, minutes) >= minutes : worked(0, 1) > 0 || worked(-1, 0) > 0;
}
