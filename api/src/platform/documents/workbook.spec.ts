import type { JournalModel } from './document-models';
import { workbookOf } from './workbook';
import { readWorkbook } from '../../../test/workbook-reader';

const column = (title: string) => ({ title, align: 'start' as const, width: 10 });
const model = (rows: JournalModel['parts'][number]['rows'], heading?: string): JournalModel => ({
  language: 'kk',
  templateVersion: '1',
  title: 'Журнал',
  letterhead: { department: '', name: '=Орталық', lines: [] },
  number: 'Кезең',
  date: '',
  issuedOn: '2026-12-31',
  footer: '',
  facts: [],
  empty: 'Жазба жоқ',
  signatures: [],
  parts: [
    { sheet: 'Бет', ...(heading ? { heading } : {}), columns: [column('Мәтін'), column('Күні'), column('Саны')], rows },
  ],
});
const sheetOf = async (one: JournalModel) => readWorkbook(await workbookOf(one)).get('Бет')!;

describe('a workbook', () => {
  it.each([
    '=1+1',
    '+7 701',
    '-2',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '=HYPERLINK("http://x";"y")',
    '<b>&"\'',
  ])('holds %j as a text, also when it is typed over', async (value) => {
    const rows = await sheetOf(model([[value, null, null]], value));
    const cells = rows.flat().filter(({ kind }) => kind !== 'empty');
    expect(cells.every(({ kind, format }) => kind === 'text' && format === '@')).toBe(true);
    expect(cells.filter((cell) => cell.value === value)).toHaveLength(2);
  });

  it('has dates that are dates and numbers that are numbers', async () => {
    const rows = await sheetOf(model([['Қ', { day: '2026-03-01' }, 12]]));
    const serial = (Date.UTC(2026, 2, 1) - Date.UTC(1899, 11, 30)) / 86_400_000;
    expect(rows.at(-1)!.length > 0 ? rows.at(-1) : rows.at(-2)).toEqual([
      { kind: 'text', value: 'Қ', format: '@' },
      { kind: 'number', value: String(serial), format: 'dd.mm.yyyy' },
      { kind: 'number', value: '12', format: null },
    ]);
  });

  it('says that there is nothing', async () => {
    expect((await sheetOf(model([]))).flat().map(({ value }) => value)).toContain('Жазба жоқ');
  });

  it('of ten thousand rows takes no more memory than a worker has', async () => {
    const before = process.memoryUsage().rss;
    const bytes = await workbookOf(
      model(Array.from({ length: 10_000 }, (_, n) => [`Мысалова ${n}`, { day: '2026-03-01' }, n])),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
    expect(
      readWorkbook(bytes)
        .get('Бет')!
        .filter((row) => row.length === 3),
    ).toHaveLength(10_001);
  });
});
