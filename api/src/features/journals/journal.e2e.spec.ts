import { addDays, almatyDay, day } from '@onaltu/domain/clock/day';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../../config';
import { textOf } from '../../platform/documents/pdf-text';
import { FileStore } from '../../platform/files/file-store';
import { signedCase } from '../../../test/conclusion-work';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { deliver, giveUp } from '../../../test/job-work';
import type { Person } from '../../../test/person';
import { readWorkbook } from '../../../test/workbook-reader';

const today = almatyDay(new Date());
const period = { from: addDays(today, -300), to: today };

describe('a journal', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await app.given.provider();
    const id = await signedCase(app, provider);
    await app.as(provider.clerk).post(`/case-files/${id}/certificate`).send({}).expect(201);
    await app.settled();
  }, 60_000);

  const print = async (person: Person, wanted: object): Promise<string> => {
    const { body } = await app
      .as(person)
      .post('/journals')
      .send({ kind: 'REGISTRATION', format: 'XLSX', ...period, ...wanted })
      .expect(201);
    return body.id as string;
  };
  const ready = (person: Person, id: string) =>
    eventually(
      async () => (await app.as(person).get(`/journals/${id}`).expect(200)).body,
      ({ making }) => making.state === 'READY',
    );
  const fileOf = (person: Person, id: string) =>
    app
      .as(person)
      .get(`/journals/${id}/file`)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const make = async (person: Person, wanted: object): Promise<Buffer> => {
    const id = await print(person, wanted);
    await ready(person, id);
    return (await fileOf(person, id).expect(200)).body as Buffer;
  };

  it.each([
    ['REGISTRATION', 11],
    ['CONTRACTS', 10],
    ['CERTIFICATES', 14],
  ])('of %s is a workbook of one line a record', async (kind, columns) => {
    const [sheet] = [...readWorkbook(await make(provider.clerk, { kind, language: 'ru' })).values()];
    const lines = sheet!.filter((row) => row.length === columns);
    expect(lines).toHaveLength(2);
    expect(lines[1]![0]).toMatchObject({ kind: 'number', value: '1' });
    expect(lines[1]!.filter(({ format }) => format === 'dd.mm.yyyy').length).toBeGreaterThan(1);
  });

  it('of attendance has the marks of each month and specialist', async () => {
    const sheets = readWorkbook(await make(provider.head, { kind: 'ATTENDANCE', language: 'kk' }));
    const cells = [...sheets.values()].flat(2).map(({ value }) => value);
    const [held] = await app.rows<{ n: number }>(
      `select count(*)::int as n from core.attendance where state = 'PRESENT'`,
    );
    expect(cells.flatMap((value) => (/^\+(\/\+)*$/.test(value) ? value.split('/') : []))).toHaveLength(held!.n);
  });

  it('of the lessons of one specialist has a line for each of them to be signed, as a workbook and on paper', async () => {
    const [{ userId: specialistId }] = provider.specialists;
    const wanted = { kind: 'LESSONS', language: 'kk', specialistId };
    const cells = [...readWorkbook(await make(provider.head, wanted)).values()].flat();
    const [held] = await app.rows<{ n: number; all: number }>(
      `select count(*) filter (where specialist_id = $1)::int as n, count(*)::int as all from core.lesson where state = 'HELD'`,
      [specialistId],
    );
    const lines = cells.filter((row) => row.some(({ value }) => /^\d\d:\d\d–\d\d:\d\d$/.test(value)));
    expect(lines).toHaveLength(held!.n);
    expect(held!.n).toBeLessThan(held!.all);
    const pdf = await make(provider.head, { ...wanted, format: 'PDF' });
    expect(textOf(pdf)).toContain('Сабақтарды есепке алу журналы');
    expect(pdf.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    const ask = (change: object) =>
      app
        .as(provider.clerk)
        .post('/journals')
        .send({ ...wanted, format: 'PDF', ...period, ...change });
    expect((await ask({ kind: 'REGISTRATION' }).expect(422)).body.errors).toEqual([
      { pointer: '/specialistId', code: 'isAbsent' },
    ]);
    const stranger = (await app.given.provider()).specialists[0].userId;
    expect((await ask({ specialistId: stranger }).expect(422)).body.type).toBe(
      'urn:problem:assignment.not-a-specialist',
    );
  });

  it('is printed too, in the language that was chosen or the provider’s own', async () => {
    const [kk, ru] = [
      await make(provider.clerk, { format: 'PDF' }),
      await make(provider.clerk, { format: 'PDF', language: 'ru' }),
    ];
    expect(textOf(kk)).toContain('Өтініштерді тіркеу журналы');
    expect(textOf(ru)).toContain('Журнал регистрации заявлений');
  });

  it('is written down with what was asked for and how long it was, without a name', async () => {
    const id = await print(provider.clerk, {});
    await ready(provider.clerk, id);
    await fileOf(provider.head, id).expect(200);
    const rows = await app.rows<{ action: string; actor: string; detail: object }>(
      `select action, actor, detail from audit.event where object_id = $1 order by id`,
      [id],
    );
    expect(rows).toEqual([
      {
        action: 'journal.exported',
        actor: provider.clerk.userId,
        detail: { kind: 'REGISTRATION', format: 'XLSX', language: 'kk', ...period, rows: 1 },
      },
      { action: 'journal.read', actor: provider.head.userId, detail: {} },
    ]);
  });

  it('is listed, the latest first, for its own provider alone', async () => {
    const other = await app.given.provider();
    const id = await print(provider.clerk, { kind: 'CONTRACTS' });
    await ready(provider.clerk, id);
    const { body } = await app.as(provider.head).get('/journals').expect(200);
    expect(body.journals[0]).toMatchObject({
      id,
      kind: 'CONTRACTS',
      making: { state: 'READY', failure: null },
      madeBy: provider.clerk.userId,
    });
    expect(body.journals[0].madeByName).toMatch(/^Мысалов Тест/);
    expect((await app.as(other.head).get('/journals').expect(200)).body).toEqual({ journals: [] });
    for (const path of [`/journals/${id}`, `/journals/${id}/file`])
      expect((await app.as(other.head).get(path).expect(404)).body.type).toBe('urn:problem:journal.not-found');
  });

  it('of another provider has none of our names', async () => {
    const other = await app.given.provider();
    const [sheet] = [...readWorkbook(await make(other.head, {})).values()];
    expect(sheet!.filter((row) => row.length === 11)).toHaveLength(1);
    expect(sheet!.flat().map(({ value }) => value)).toContain('Осы кезеңде жазба жоқ.');
  });

  it('is made by clerk and head only', async () => {
    for (const person of [provider.specialists[0], provider.admin])
      await app
        .as(person)
        .post('/journals')
        .send({ kind: 'REGISTRATION', format: 'PDF', ...period })
        .expect(403);
  });

  it.each([
    [{ kind: 'PEOPLE' }, '/kind'],
    [{ format: 'DOCX' }, '/format'],
    [{ language: 'en' }, '/language'],
    [{ from: '2026-02-30' }, '/from'],
    [{ to: addDays(period.from, -1) }, '/to'],
    [{ to: addDays(period.from, 366) }, '/to'],
    [{ names: true }, '/names'],
  ])('is refused for %j', async (change, pointer) => {
    const { body } = await app
      .as(provider.clerk)
      .post('/journals')
      .send({ kind: 'REGISTRATION', format: 'PDF', ...period, ...change })
      .expect(422);
    expect(body.errors).toContainEqual({ pointer, code: expect.any(String) });
  });

  it('cannot be taken before it is made, is made once, and is gone when it has expired', async () => {
    await app.stopWorker();
    const id = await print(provider.clerk, {});
    expect((await app.as(provider.clerk).get(`/journals/${id}/file`).expect(409)).body.type).toBe(
      'urn:problem:document.not-ready',
    );
    const [work] = await app.rows<{ id: string }>(
      `select id from core.outbox where queue = 'journal.make' and data ->> 'journalId' = $1`,
      [id],
    );
    await deliver(app, 'journal.make', work!.id, 3);
    await app.startWorker();
    await ready(provider.clerk, id);
    const [made] = await app.rows<{ key: string; size: number }>(
      'select file_key as key, size from core.journal where id = $1',
      [id],
    );
    expect(await app.http.get(FileStore).get(made!.key)).toHaveLength(made!.size);

    await eventually(
      () =>
        app.rows<{ days: number }>(
          `select round(extract(epoch from not_before - now()) / 86400)::int as days from core.outbox where queue = 'journal.forget' and data ->> 'journalId' = $1`,
          [id],
        ),
      ([later]) => later?.days === 7,
    );
    await app.rows(`update core.journal set expires_at = now() - interval '1 minute' where id = $1`, [id]);
    expect((await app.as(provider.clerk).get(`/journals/${id}/file`).expect(404)).body.type).toBe(
      'urn:problem:journal.not-found',
    );
    await app.rows(
      `update core.outbox set not_before = now() where queue = 'journal.forget' and data ->> 'journalId' = $1`,
      [id],
    );
    await eventually(
      () => app.rows('select id from core.journal where id = $1', [id]),
      (rows) => rows.length === 0,
    );
    expect(existsSync(join(app.http.get(Config).filesDir, made!.key))).toBe(false);
  });

  it('that was given up says so, until it is tried anew', async () => {
    const id = await print(provider.clerk, {});
    await ready(provider.clerk, id);
    await app.rows('update core.journal set file_key = null, sha256 = null, ready_at = null where id = $1', [id]);
    await app.stopWorker();
    await giveUp(app, 'journalId', id);
    const read = async () => (await app.as(provider.clerk).get(`/journals/${id}`).expect(200)).body;
    expect(await read()).toMatchObject({ making: { state: 'FAILED', failure: 'UNPRINTABLE' } });
    const again = (person = provider.clerk) => app.as(person).post(`/journals/${id}/retry`);
    await again((await app.given.provider()).clerk).expect(404);
    await again(provider.outsider).expect(403);
    const { body: waits } = await again().expect(201);
    expect(waits).toMatchObject({ id, making: { state: 'WAITING', failure: null } });
    await again().expect(409);
    await app.startWorker();
    await ready(provider.clerk, id);
    await again().expect(409);
  });

  it('that would be too long is refused before it is made', async () => {
    const other = await app.given.provider();
    const { id } = await app.given.caseFile(other, { state: 'CONTRACT_CONCLUDED' });
    const asked = (format: string) =>
      app
        .as(other.head)
        .post('/journals')
        .send({ kind: 'CONTRACTS', format, ...period });
    await app.rows('alter table core.contract drop constraint "contract.already-concluded"');
    await app.rows(
      `insert into core.contract (provider_id, case_file_id, number, language, length_days, concluded_on, signed_by_head_at, head_id, signed_by_representative_at, document_id, made_by, made_at)
       select provider_id, case_file_id, 'N-' || n, language, length_days, concluded_on, signed_by_head_at, head_id, signed_by_representative_at, document_id, made_by, made_at
       from core.contract, generate_series(1, 5500) n where case_file_id = $1`,
      [id],
    );
    const { body } = await asked('PDF').expect(422);
    expect([body.type, body.params]).toEqual(['urn:problem:journal.too-long', { max: 2500 }]);
    const [sheet] = [...readWorkbook(await make(other.head, { kind: 'CONTRACTS' })).values()];
    expect(sheet!.filter((row) => row.length === 10)).toHaveLength(1 + 5501);
  });

  it('counts the days of its period as Almaty does', async () => {
    const other = await app.given.provider();
    const { id } = await app.given.caseFile(other, { state: 'REGISTERED' });
    await app.rows(`update core.case_file set registered_at = '2026-03-31T19:30:00Z' where id = $1`, [id]);
    const linesIn = async (from: string, to: string) => {
      const [sheet] = [...readWorkbook(await make(other.head, { from: day(from), to: day(to) })).values()];
      return sheet!.filter((row) => row.length === 11).length - 1;
    };
    expect([await linesIn('2026-03-01', '2026-03-31'), await linesIn('2026-04-01', '2026-04-01')]).toEqual([0, 1]);
  });
});
