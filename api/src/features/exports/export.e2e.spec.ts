import { almatyDay } from '@onaltu/domain/clock/day';
import { periodKeyOn } from '@onaltu/domain/period';
import { MOST_OPEN_EXPORTS, REPORT_KINDS, snapshotOf } from '@onaltu/domain/reports';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../../config';
import { textOf } from '../../platform/documents/pdf-text';
import { FileStore } from '../../platform/files/file-store';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { deliver } from '../../../test/job-work';
import type { Person } from '../../../test/person';
import { type ReadCell, readWorkbook } from '../../../test/workbook-reader';

const today = almatyDay(new Date());
const MONTH = periodKeyOn('MONTH', today);
const YEAR = periodKeyOn('YEAR', today);
type Asked = Record<string, unknown>;

describe('an export of figures', () => {
  const app = startApp({ worker: true });
  let regionId: string;
  let official: Person;
  let [one, other]: TestProvider[] = [];

  beforeAll(async () => {
    regionId = await app.given.region();
    official = await app.given.official(regionId);
    [one, other] = [await app.given.provider({ regionId }), await app.given.provider({ regionId })];
    for (const provider of [one, one, other])
      await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 0 });
    await app.settled();
  }, 60_000);

  const body = (wanted: Asked): Asked => ({
    ...(wanted['indicator'] ? {} : { report: 'MONTHLY' }),
    ...{ period: MONTH, format: 'XLSX', language: 'ru' },
    ...wanted,
  });
  const ask = async (person: Person, wanted: Asked): Promise<string> =>
    (await app.as(person).post('/exports').send(body(wanted)).expect(201)).body.id;
  const ready = (id: string, person = official) =>
    eventually(
      async () => (await app.as(person).get(`/exports/${id}`).expect(200)).body,
      ({ making }) => making.state === 'READY',
    );
  const fileOf = (person: Person, id: string) =>
    app
      .as(person)
      .get(`/exports/${id}/file`)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const make = async (wanted: Asked): Promise<Buffer> => {
    const id = await ask(official, wanted);
    await ready(id);
    return (await fileOf(official, id).expect(200)).body as Buffer;
  };
  const lineOf = (rows: ReadCell[][], begins: string): string[] =>
    rows.find(([first]) => first?.value.startsWith(begins))!.map(({ value }) => value);

  it.each(REPORT_KINDS.filter((report) => snapshotOf(report).length === 0))(
    'of %s is a workbook: a sheet for each table and one of its method',
    async (report) => {
      const sheets = readWorkbook(
        await make({ report, period: report === 'QUARTER' ? periodKeyOn('QUARTER', today) : MONTH }),
      );
      const names = [...sheets.keys()];
      expect(names.at(-1)).toBe('Методика');
      expect(names.length).toBeGreaterThan(3);
      const cells = [...sheets.values()].flat(2);
      expect(cells.filter(({ kind, format }) => kind === 'text' && format !== '@')).toEqual([]);
      expect(cells.filter(({ kind }) => kind === 'formula')).toEqual([]);
      const method = sheets
        .get('Методика')!
        .flat()
        .map(({ value }) => value);
      for (const said of ['Время данных', 'Фильтры: все организации области', 'Дни, за которые посчитано'])
        expect(method.filter((value) => value.startsWith(said))).toHaveLength(1);
      expect(method.some((value) => value.includes('нет данных о детях'))).toBe(true);
    },
  );

  it('says what the page says: whole, by place and crossed', async () => {
    const sheets = readWorkbook(await make({}));
    expect(lineOf(sheets.get('Основные')!, 'Принятые заявления').slice(2, 5)).toEqual(['3', '0', '3']);
    const byProvider = sheets.get('По организациям')!;
    expect(lineOf(byProvider, 'Всего')[1]).toBe('3');
    const [row] = byProvider.filter(([first]) => first?.value.startsWith('Кабинет'));
    expect(row!.map(({ kind }) => kind).slice(0, 2)).toEqual(['text', 'number']);
    const crossed = [
      ...readWorkbook(await make({ indicator: 'casesPerAction', by: ['provider', 'action'] })).values(),
    ][0]!;
    const { body: page } = await app
      .as(official)
      .get(`/statistics/figures?indicator=casesPerAction&period=${MONTH}&by=action`)
      .expect(200);
    const perAction = page.indicators[0].rows.map(({ value }: { value: number }) => String(value));
    expect(lineOf(crossed, 'Всего').slice(1)).toEqual(perAction);
    expect(crossed.filter(([first]) => first?.value.startsWith('Кабинет'))).toHaveLength(2);
  });

  it('of one provider has its figures alone, and says so', async () => {
    const sheets = readWorkbook(await make({ provider: other!.id }));
    expect(lineOf(sheets.get('Основные')!, 'Принятые заявления').slice(2, 3)).toEqual(['1']);
    expect(sheets.get('По организациям')!.filter(([first]) => first?.value.startsWith('Кабинет'))).toHaveLength(1);
    const filters = lineOf(sheets.get('Методика')!, 'Фильтры');
    expect(filters[0]).toContain('Кабинет №');
  });

  it('is a CSV as a spreadsheet of this country opens it', async () => {
    const text = (await make({ format: 'CSV', language: 'kk' })).toString();
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines = text.split('\r\n');
    expect(lines).toContain('Барлығы;3;0;0;0;;0;0');
    expect(lines.some((line) => line.startsWith('Қабылданған өтініштер;іс;3;0;3'))).toBe(true);
    expect(lines).toContain('Әдістеме');
  });

  it('is printed, in each language', async () => {
    const monthly = textOf(await make({ format: 'PDF', language: 'kk' }));
    expect(monthly).toContain('Ай сайынғы нысан');
    expect(monthly).toContain('Барлығы');
    const printed = textOf(await make({ format: 'PDF', language: 'en', report: 'NORM', period: YEAR }));
    expect(printed).toContain('Compliance with norms');
    expect(printed).toContain('The numbers are counted from the providers’ acts');
  });

  it('has names that begin like a formula as nothing but text', async () => {
    await app.rows(`update directory.provider set name_ru = '=HYPERLINK("http://x")' where id = $1`, [other!.id]);
    const cells = [...readWorkbook(await make({})).values()].flat(2);
    expect(cells.filter(({ value }) => value.startsWith('=HYPERLINK'))[0]).toMatchObject({ kind: 'text', format: '@' });
    const csv = (await make({ format: 'CSV' })).toString();
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('is written down with what was asked for, and so is each download', async () => {
    const colleague = await app.given.official(regionId);
    const id = await ask(official, { type: 'CORRECTION_CABINET', district: one!.districtId });
    await ready(id);
    await fileOf(colleague, id).expect(200);
    const rows = await app.rows<{ action: string; actor: string; detail: object }>(
      `select action, actor, detail from audit.event where object_id = $1 order by id`,
      [id],
    );
    expect(rows).toMatchObject([
      { action: 'export.asked', actor: official.userId, detail: { report: 'MONTHLY', ofDistrict: one!.districtId } },
      { action: 'export.read', actor: colleague.userId, detail: {} },
    ]);
  });

  it('is listed page by page, the latest first, for its own region alone', async () => {
    const stranger = await app.given.official(await app.given.region());
    const ids = [await ask(official, {}), await ask(official, { indicator: 'normShare', by: ['action'] })];
    const { body: first } = await app.as(official).get('/exports?limit=1').expect(200);
    expect(first.exports).toMatchObject([
      { id: ids[1], report: null, indicator: 'normShare', by: ['action'], madeBy: official.userId },
    ]);
    expect(first.exports[0].madeByName).toMatch(/^Мысалов Тест/);
    const { body: second } = await app.as(official).get(`/exports?limit=1&after=${first.next}`).expect(200);
    expect(second.exports[0].id).toBe(ids[0]);
    expect((await app.as(stranger).get('/exports').expect(200)).body).toEqual({ exports: [], next: null });
    for (const path of [`/exports/${ids[0]}`, `/exports/${ids[0]}/file`])
      expect((await app.as(stranger).get(path).expect(404)).body.type).toBe('urn:problem:export.not-found');
    await app.as(stranger).post(`/exports/${ids[0]}/retry`).expect(404);
    for (const id of ids) await ready(id);
  });

  it('is not asked for of another region’s provider or district', async () => {
    const elsewhere = await app.given.provider({ regionId: await app.given.region() });
    for (const filter of [{ provider: elsewhere.id }, { district: elsewhere.districtId }, { provider: randomUUID() }]) {
      const { body: problem } = await app.as(official).post('/exports').send(body(filter)).expect(404);
      expect(problem.type).toBe('urn:problem:resource.not-found');
    }
  });

  it.each([
    [{ report: 'EVERYTHING' }, '/report'],
    [{ report: undefined }, '/report'],
    [{ format: 'DOCX' }, '/format'],
    [{ language: 'de' }, '/language'],
    [{ period: '2026-13' }, '/period'],
    [{ period: YEAR }, '/period'],
    [{ indicator: 'normShare', by: ['form'] }, '/by'],
    [{ indicator: 'normShare', by: ['provider', 'district'] }, '/by'],
    [{ indicator: 'normShare', by: [] }, '/by'],
    [{ indicator: 'normShare', by: ['action', 'action'] }, '/by'],
    [{ report: 'NORM', indicator: 'normShare', by: ['action'] }, '/indicator'],
    [{ provider: 'one' }, '/provider'],
    [{ child: true }, '/child'],
  ])('is refused for %j', async (change, pointer) => {
    const { body: problem } = await app.as(official).post('/exports').send(body(change)).expect(422);
    expect(problem.errors.map((each: { pointer: string }) => each.pointer)).toEqual([pointer]);
  });

  it('is not asked for of a period that has not begun, nor by another role', async () => {
    const next = `${Number(YEAR) + 1}-01`;
    const { body: problem } = await app
      .as(official)
      .post('/exports')
      .send(body({ period: next }))
      .expect(422);
    expect(problem.type).toBe('urn:problem:period.not-begun');
    await app.as(one!.head).post('/api/department/exports').send(body({})).expect(401);
  });

  it('is not ready before it is made, and its file is gone when it has expired', async () => {
    const id = await ask(official, {});
    await ready(id);
    const path = join(app.http.get(Config).filesDir, regionId, 'exports', `${id}.xlsx`);
    expect(existsSync(path)).toBe(true);
    await app.rows(`update core.report_export set expires_at = now() - interval '1 second' where id = $1`, [id]);
    expect((await app.as(official).get(`/exports/${id}`).expect(404)).body.type).toBe('urn:problem:export.not-found');
    await app.rows(
      `update core.outbox set not_before = null where queue = 'export.forget' and data ->> 'exportId' = $1`,
      [id],
    );
    await eventually(
      async () => app.rows(`select from core.report_export where id = $1`, [id]),
      (rows) => rows.length === 0,
    );
    expect(existsSync(path)).toBe(false);
  });

  it('is made once, however often the work is delivered', async () => {
    const id = await ask(official, {});
    const { size } = await ready(id);
    const [row] = await app.rows<{ id: string }>(
      `select id from core.outbox where queue = 'export.make' and data ->> 'exportId' = $1`,
      [id],
    );
    await deliver(app, 'export.make', row!.id, 5);
    const [kept] = await app.rows<{ sha256: Buffer; size: number; tables: number; made: number }>(
      `select sha256, size, tables, tables_made as made from core.report_export where id = $1`,
      [id],
    );
    expect(kept).toMatchObject({ size, tables: 4, made: 4 });
  });

  it('that was given up says why, is tried once more, and no other is', async () => {
    const id = await ask(official, {});
    await ready(id);
    expect((await app.as(official).post(`/exports/${id}/retry`).expect(409)).body.type).toBe(
      'urn:problem:making.wrong-state',
    );
    const failing = jest.spyOn(FileStore.prototype, 'putPieces').mockRejectedValue(new RangeError('no'));
    const lost = await ask(official, {});
    await eventually(
      async () => (await app.as(official).get(`/exports/${lost}`).expect(200)).body,
      ({ making }) => making.state === 'FAILED',
    );
    failing.mockRestore();
    const { body: failed } = await app.as(official).get(`/exports/${lost}`).expect(200);
    expect(failed).toMatchObject({ making: { state: 'FAILED', failure: 'BROKEN' } });
    const { body: again } = await app.as(official).post(`/exports/${lost}/retry`).expect(201);
    expect(again).toMatchObject({ making: { state: 'WAITING', failure: null } });
    expect(await ready(lost)).toMatchObject({ making: { state: 'READY' } });
    await app.as(official).post(`/exports/${lost}/retry`).expect(409);
  }, 60_000);

  it('is one, however often one press of a button arrives; an official waits for five at most', async () => {
    const busy = await app.given.official(regionId);
    await app.stopWorker();
    const press = () => app.as(busy).post('/exports').set('idempotency-key', 'press-of-button').send(body({}));
    const [first, second] = [await press().expect(201), await press().expect(201)];
    expect(second.body.id).toBe(first.body.id);
    expect((await app.as(busy).get(`/exports/${first.body.id}/file`).expect(409)).body.type).toBe(
      'urn:problem:document.not-ready',
    );
    const tries = await Promise.all(
      Array.from({ length: MOST_OPEN_EXPORTS + 2 }, () => app.as(busy).post('/exports').send(body({}))),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 201, 409, 409, 409]);
    expect(tries.find(({ status }) => status === 409)!.body).toMatchObject({
      type: 'urn:problem:export.too-many',
      params: { max: 5 },
    });
  });
});
