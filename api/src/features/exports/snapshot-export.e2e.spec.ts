import { rawTablesOf } from '@onaltu/domain/attribute-tables';
import { protect, protectionOf } from '@onaltu/domain/disclosure';
import { textOf } from '../../platform/documents/pdf-text';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { readWorkbook } from '../../../test/workbook-reader';

const MONTH = '2026-08';

describe('an export of a frozen month', () => {
  const app = startApp({ worker: true });
  let regionId: string;
  let districtId: string;
  let official: Person;

  beforeEach(async () => {
    regionId = await app.given.region();
    official = await app.given.official(regionId);
    ({ districtId } = await app.given.provider({ regionId }));
    const counted = [
      { table: 'servedByGroup', row: districtId, column: 'SPEECH', n: 63 },
      { table: 'servedByGroup', row: districtId, column: 'HEARING', n: 21 },
      { table: 'servedByGroup', row: districtId, column: 'VISION', n: 9 },
      { table: 'servedByAge', row: '3-6', column: 'MALE', n: 42 },
      { table: 'servedByAge', row: '3-6', column: 'FEMALE', n: 9 },
      { table: 'servedByAge', row: '7-10', column: 'MALE', n: 42 },
      { table: 'servedByAge', row: '7-10', column: 'FEMALE', n: 12 },
      { table: 'refusalGrounds', row: 'OBLAST', column: 'COURT_DECISION', n: 17 },
      { table: 'refusalGrounds', row: 'OBLAST', column: 'FALSE_DOCUMENTS', n: 23 },
    ] as const;
    const tables = protect(rawTablesOf(counted, { district: [districtId] }), protectionOf(10));
    await app.rows(`select stats.keep_snapshot($1, $2, 'PUBLISHED', 10, 5, 0, $3)`, [
      ...[regionId, `${MONTH}-01`, JSON.stringify({ tables })],
    ]);
  });

  const body = (wanted: object) => ({ report: 'CHILDREN', period: MONTH, format: 'XLSX', language: 'ru', ...wanted });
  const ask = (wanted: object, person = official) => app.as(person).post('/exports').send(body(wanted));
  async function make(wanted: object): Promise<Buffer> {
    const { id } = (await ask(wanted).expect(201)).body;
    await eventually(
      async () => (await app.as(official).get(`/exports/${id}`).expect(200)).body,
      ({ making }) => making.state === 'READY',
    );
    const file = app.as(official).get(`/exports/${id}/file`).buffer(true);
    const { body: bytes } = await file
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return bytes as Buffer;
  }

  it('is what the page shows of it: rounded, small ones by the threshold, totals of their own', async () => {
    const sheets = readWorkbook(await make({}));
    expect([...sheets.keys()]).toEqual([
      ...['Группы проблем', 'Организации', 'Возраст и пол', 'Язык курса', 'Виды организаций'],
      'Методика',
    ]);
    const lines = sheets.get('Возраст и пол')!.map((line) => line.map(({ value }) => value));
    expect(lines).toContainEqual(['Возраст', 'Мальчики', 'Девочки', 'Всего']);
    expect(lines).toContainEqual(['3–6', '40', '<10', '50']);
    expect(lines).toContainEqual(['Всего', '85', '20', '105']);
    const cells = [...sheets.values()].flat(2);
    expect(cells.filter(({ kind, format }) => kind === 'text' && format !== '@')).toEqual([]);
    expect(cells.filter(({ value }) => /^(9|12|21|42|63|93)$/.test(value))).toEqual([]);
    const method = sheets.get('Методика')!.map(([first]) => first?.value ?? '');
    expect(method.filter((line) => line.startsWith('Контрольная сумма (SHA-256): '))).toHaveLength(1);
    expect(method.some((line) => line.includes('меньше 10 показано как «<10»'))).toBe(true);
    expect(method).toContain('Дети, получавшие услугу: возраст и пол');
  });

  it('is a CSV and a printed report of the same figures, reasons below each other', async () => {
    const csv = (await make({ report: 'DEVELOPMENT', format: 'CSV', language: 'kk' })).toString().split('\r\n');
    expect(csv).toContain('Бас тарту негізі;бала');
    expect(csv.filter((line) => line.endsWith(';25') || line.endsWith(';15'))).toHaveLength(2);
    expect(csv).toContain('Барлығы;40');
    const printed = textOf(await make({ report: 'DEVELOPMENT', format: 'PDF', language: 'kk' }));
    expect(printed).toContain('Бас тарту негіздері');
    expect(printed).toContain('Даму серпіні');
  });

  it.each([{ provider: true }, { district: true }, { type: true }])('is of the whole region: %j', async (filter) => {
    const [of] = Object.keys(filter);
    const value = of === 'type' ? 'CORRECTION_CABINET' : districtId;
    const { body: problem } = await ask({ [of!]: value }).expect(422);
    expect(problem.errors).toEqual([{ pointer: `/${of}`, code: 'isWholeRegion' }]);
  });

  it('is refused of a month that is not made or withheld, and makes nothing', async () => {
    await app.rows(`select stats.keep_snapshot($1, '2026-09-01', 'WITHHELD', 10, 5, 3, null)`, [regionId]);
    const { body: withheld } = await ask({ period: '2026-09' }).expect(409);
    expect(withheld.type).toBe('urn:problem:snapshot.withheld');
    const { body: none } = await ask({ period: '2026-07' }).expect(409);
    expect(none.type).toBe('urn:problem:snapshot.not-made');
    const stranger = await app.given.official(await app.given.region());
    expect((await ask({}, stranger).expect(409)).body.type).toBe('urn:problem:snapshot.not-made');
    expect(await app.rows(`select from core.report_export where owner_id = $1`, [regionId])).toEqual([]);
  });

  it('is not of a year', async () => {
    const { body: problem } = await ask({ period: '2026' }).expect(422);
    expect(problem.errors).toEqual([{ pointer: '/period', code: 'isPeriodOfReport' }]);
  });
});
