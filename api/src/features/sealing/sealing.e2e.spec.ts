import { canonicalReport, type MonthReport } from '@onaltu/domain/sealing';
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { Config } from '../../config';
import { startApp } from '../../../test/harness';
import { AGO, BEFORE, hourOn, middle, MONTH, MonthWork, of, refusedAs, span, today } from '../../../test/month-work';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a month that a provider confirms', () => {
  const app = startApp();
  const work = new MonthWork(app);
  beforeEach(() => work.begin());

  it('is one of the ended months in which it was open', async () => {
    const { body } = await app.as(work.provider.clerk).get('/months').expect(200);
    expect(body.months.map(({ month }: { month: string }) => month)).toEqual([MONTH, BEFORE]);
    expect(body.months[0]).toMatchObject({ state: 'OPEN', version: null, added: 0, removed: 0 });
    expect(body.months[1]).toMatchObject({ state: 'OPEN', late: true });
  });

  it('keeps its figures as they stood, with author, time and hash', async () => {
    await work.received();
    const { body } = await work.seal().expect(201);
    expect(body).toMatchObject({ month: MONTH, state: 'SEALED', version: 1, added: 0 });
    const page = await work.own();
    expect(of(page.report.figures, 'casesReceived')).toMatchObject({ value: 1, base: 1 });
    expect(of(page.report.figures, 'casesPerAction')?.rows).toEqual([{ key: '2', value: 1, base: 1 }]);
    expect(page.versions).toMatchObject([{ version: 1, by: expect.stringContaining('Мысалов'), hash: page.hash }]);
    const [row] = await app.rows(
      `select made_by, hash = sha256(convert_to(content, 'UTF8')) as holds, version from core.sealed_month where provider_id = $1`,
      [work.provider.id],
    );
    expect(row).toEqual({ made_by: work.provider.head.userId, holds: true, version: 1 });
    const noted = await app.rows(`select from audit.event where owner_id = $1 and action = 'month.sealed'`, [
      work.provider.id,
    ]);
    expect(noted).toHaveLength(1);
  });

  it('is told the same years later, whatever was entered since', async () => {
    await work.received();
    await work.seal().expect(201);
    const first = await work.seen();
    await work.received();
    await work.received();
    const later = await work.seen();
    expect([later.report, later.hash]).toEqual([first.report, first.hash]);
    expect(sha256(canonicalReport(later.report as MonthReport))).toBe(later.hash);
    expect(sha256(canonicalReport((await work.own()).report as MonthReport))).toBe(first.hash);
  });

  it('shows what came and went since, with the cases, to the provider; numbers to the department', async () => {
    const { id } = await app.given.caseFile(work.provider, { state: 'IN_REHABILITATION', receivedDaysAgo: AGO + 40 });
    const [specialist] = work.provider.specialists;
    await app.given.openedEntry(work.provider, middle);
    const lesson = {
      ...{ startsAt: hourOn(20), endsAt: hourOn(21), form: 'INDIVIDUAL' },
      attendance: [{ caseFileId: id, state: 'PRESENT' }],
    };
    const { body: held } = await app.as(specialist).post('/lessons').send(lesson).expect(201);
    await work.seal().expect(201);
    const late = await work.received();
    const correction = { state: 'ABSENT_UNEXCUSED', reason: 'Қате басылды' };
    await app.as(specialist).post(`/lessons/${held.id}/attendance/${id}/correction`).send(correction).expect(200);

    const { changes, added, removed } = await work.own();
    expect(changes).toEqual(
      expect.arrayContaining([
        { indicator: 'casesReceived', added: 1, removed: 0 },
        { indicator: 'attendanceMarks', added: 1, removed: 1 },
      ]),
    );
    const { body: causes } = await app.as(work.provider.clerk).get(`/months/${MONTH}/changes`).expect(200);
    expect(causes.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ caseFileId: late.id, indicator: 'casesReceived', n: 1, day: middle }),
        expect.objectContaining({ caseFileId: id, indicator: 'attendanceMarks', key: 'PRESENT', n: -1 }),
        expect.objectContaining({ caseFileId: id, indicator: 'attendanceMarks', key: 'ABSENT_UNEXCUSED', n: 1 }),
      ]),
    );
    const sum = (sign: 1 | -1) =>
      causes.rows.reduce((all: number, { n }: { n: number }) => all + Math.max(0, n * sign), 0);
    expect([sum(1), sum(-1)]).toEqual([added, removed]);

    const theirs = await work.seen();
    expect(theirs).toMatchObject({ changes, added, removed });
    expect(await work.cell()).toMatchObject({ state: 'SEALED', added, removed });
    expect(JSON.stringify([theirs, await work.cell()])).not.toContain(late.id);
  });

  it('has what was kept and what changed make up what is counted now', async () => {
    await app.given.caseFile(work.provider, { state: 'ASSESSED', receivedDaysAgo: AGO });
    await work.seal().expect(201);
    const { report } = await work.own();
    await app.given.caseFile(work.provider, { state: 'CONTRACT_CONCLUDED', receivedDaysAgo: AGO });
    await work.received();
    const { changes } = await work.own();
    const query = 'casesReceived,contractsConcluded,actionsCompleted'.split(',').map((one) => `indicator=${one}`);
    const { body } = await app.as(work.provider.head).get(`/statistics/figures?${query.join('&')}&period=${MONTH}`);
    for (const { indicator, total } of body.indicators) {
      const kept = of(report.figures, indicator)?.value ?? 0;
      const { added = 0, removed = 0 } = of(changes, indicator) ?? {};
      expect([indicator, kept + added - removed]).toEqual([indicator, total.value]);
      expect(added).toBeGreaterThan(0);
    }
  });

  it('says nothing changed where an act was taken back', async () => {
    const { id } = await app.given.caseFile(work.provider, { state: 'IN_REHABILITATION', receivedDaysAgo: AGO + 40 });
    const [specialist] = work.provider.specialists;
    await app.given.openedEntry(work.provider, middle);
    const lesson = { startsAt: hourOn(20), endsAt: hourOn(21), form: 'INDIVIDUAL' };
    const attendance = [{ caseFileId: id, state: 'PRESENT' }];
    const { body: held } = await app
      .as(specialist)
      .post('/lessons')
      .send({ ...lesson, attendance })
      .expect(201);
    await work.seal().expect(201);
    for (const state of ['ABSENT_UNEXCUSED', 'PRESENT'])
      await app
        .as(specialist)
        .post(`/lessons/${held.id}/attendance/${id}/correction`)
        .send({ state, reason: 'Қате басылды' })
        .expect(200);
    expect(await work.own()).toMatchObject({ added: 0, removed: 0, changes: [] });
    expect((await work.seal().expect(409)).body).toMatchObject(refusedAs('month.already-sealed'));
  });

  it('is confirmed anew after a change with a reason alone', async () => {
    await work.seal().expect(201);
    await work.answer('acceptance', {}).expect(201);
    await work.received();
    expect((await work.seal().expect(422)).body).toMatchObject(refusedAs('reason.missing'));
    const reason = 'Кешіккен өтініш';
    expect((await work.seal(work.provider.head, { reason }).expect(201)).body).toMatchObject({
      version: 2,
      state: 'SEALED',
    });
    expect((await work.own()).versions[0]).toMatchObject({ version: 2, reason });
  });

  it('loses no act that is entered while it is confirmed', async () => {
    const entered = Array.from({ length: 4 }, () => work.received());
    await work.seal().expect(201);
    await Promise.all(entered);
    const { report, changes } = await work.own();
    const kept = of(report.figures, 'casesReceived')?.value ?? 0;
    const since = of(changes, 'casesReceived')?.added ?? 0;
    expect(kept + since).toBe(4);
  });

  it('is not confirmed before it is over, before the provider was opened, or under another name', async () => {
    const running = today.slice(0, 7);
    expect((await work.seal(work.provider.head, {}, running).expect(409)).body).toMatchObject(
      refusedAs('month.not-ended'),
    );
    for (const month of ['2015-03', '2026-13', '2026', 'now'])
      expect((await work.seal(work.provider.head, {}, month).expect(404)).body).toMatchObject(
        refusedAs('resource.not-found'),
      );
    await app.as(work.provider.head).get(`/months/${running}`).expect(404);
    expect(await app.rows(`select from core.sealed_month where provider_id = $1`, [work.provider.id])).toEqual([]);
  });

  it('is confirmed by the head alone and answered by an official alone', async () => {
    const [specialist] = work.provider.specialists;
    await app.given.openedEntry(work.provider, middle);
    for (const person of [work.provider.clerk, specialist, work.provider.admin])
      expect((await work.seal(person).expect(403)).body).toMatchObject(refusedAs('permission.missing'));
    for (const path of ['/months', `/months/${MONTH}`, `/months/${MONTH}/changes`])
      await app.as(specialist).get(path).expect(403);
    await work.seal().expect(201);
    const by = await app.given.departmentAdmin(work.provider.regionId);
    await work.answer('acceptance', {}, { by }).expect(403);
    await app.as(by).get(work.at()).expect(200);
  });

  it('is nobody else’s', async () => {
    await work.seal().expect(201);
    const stranger = await app.given.official(await app.given.region());
    for (const path of [work.at(), work.at('0190a1b2-0000-7000-8000-000000000000')])
      expect((await app.as(stranger).get(path).expect(404)).body).toMatchObject(refusedAs('resource.not-found'));
    await work.answer('acceptance', {}, { by: stranger }).expect(404);
    expect((await app.as(stranger).get('/months').expect(200)).body.providers).toEqual([]);
    const neighbour = await work.opened();
    const { body } = await app.as(neighbour.head).get(`/months/${MONTH}`).expect(200);
    expect(body).toMatchObject({ state: 'OPEN', report: null, versions: [] });
  });

  it('is altered by nobody who logs in', async () => {
    await work.seal().expect(201);
    await work.answer('acceptance', {}).expect(201);
    await work.received();
    const { databaseUrlApi, databaseUrlWorker, databaseUrlDepartment } = app.http.get(Config);
    for (const url of [databaseUrlApi, databaseUrlWorker, databaseUrlDepartment]) {
      const client = new Client({ connectionString: url });
      await client.connect();
      for (const table of ['core.sealed_month', 'facts.sealed_change', 'directory.month_answer'])
        for (const sql of [`update ${table} set version = 9`, `delete from ${table}`])
          await expect(client.query(sql)).rejects.toThrow(/permission denied|read-only/);
      await client.end();
    }
    const forged = `insert into core.sealed_month (provider_id, month, version, content, hash, made_by) values ($1, $2, 9, '{}', sha256('[]'), $1)`;
    await expect(app.rows(forged, [work.provider.id, span.from])).rejects.toThrow('check constraint');
  });

  it('shows the department numbers and no row of a provider', async () => {
    await work.seal().expect(201);
    const client = new Client({ connectionString: app.http.get(Config).databaseUrlDepartment });
    await client.connect();
    for (const table of ['core.sealed_month', 'facts.sealed_change', 'directory.month_answer'])
      await expect(client.query(`select * from ${table}`)).rejects.toThrow('permission denied');
    await expect(client.query(`select * from stats.gaps(current_date, current_date)`)).rejects.toThrow(
      'identity missing',
    );
    await client.end();
  });

  it('lists whose journal is empty and which cases stand still, and counts them for the department', async () => {
    const silent = await app.given.caseFile(work.provider, { state: 'IN_REHABILITATION', receivedDaysAgo: AGO + 40 });
    const idle = await app.given.caseFile(work.provider, { state: 'REGISTERED', receivedDaysAgo: 45 });
    await app.given.caseFile(work.provider, { state: 'REGISTERED', receivedDaysAgo: 5 });
    await app.rows(`update core.case_file set state_since = now() - interval '45 days' where id = $1`, [idle.id]);
    await app.rows(`delete from core.attendance where case_file_id = $1`, [silent.id]);
    const { gaps } = await work.own();
    const ids = (gap: { cases: { caseFileId: string }[] }) => gap.cases.map(({ caseFileId }) => caseFileId);
    expect(ids(gaps.journals)).toContain(silent.id);
    expect(ids(gaps.idle)).toContain(idle.id);
    const { row } = await work.cell();
    expect(row).toMatchObject({ journals: gaps.journals.cases.length, idle: gaps.idle.cases.length });
    const [specialist] = work.provider.specialists;
    await app.given.openedEntry(work.provider, middle);
    const attendance = [{ caseFileId: silent.id, state: 'PRESENT' }];
    const lesson = { startsAt: hourOn(20), endsAt: hourOn(21), form: 'INDIVIDUAL', attendance };
    await app.as(specialist).post('/lessons').send(lesson).expect(201);
    expect(ids((await work.own()).gaps.journals)).not.toContain(silent.id);
  });
});
