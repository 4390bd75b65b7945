import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { xlsxOf } from '../../../test/sheets';
import { repacked } from './repack';
import { readSheet, UnreadableSheet } from './read-sheet';

const SEED = 93_000;
const MOST = 50;
const faultOf = (bytes: Buffer): Promise<unknown> =>
  readSheet(bytes, MOST).then(
    () => null,
    (error: unknown) => (error instanceof UnreadableSheet ? error.code : error),
  );
const rowsOf = async (bytes: Buffer) => (await readSheet(bytes, MOST)).map(({ n, cells }) => [n, ...cells]);

async function zipOf(entries: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** The least a workbook is, around a sheet. */
const workbookAround = (sheet: string): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  });

describe('a sheet', () => {
  it('is read of a workbook: texts, numbers, dates, and the numbers of its rows', async () => {
    const day = new Date('2018-11-22T00:00:00Z');
    const bytes = await xlsxOf([['Тегі', 'Күні', 'ЖСН'], [null], ['Қасым', day, 60_101_500_012]]);
    expect(await rowsOf(bytes)).toEqual([
      [1, 'Тегі', 'Күні', 'ЖСН'],
      [3, 'Қасым', day, 60_101_500_012],
    ]);
  });

  it('is read of a formula as what it showed', async () => {
    const bytes = await workbookAround(
      '<row r="1"><c r="A1" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>',
    );
    expect(await rowsOf(bytes)).toEqual([[1, 'ab', 2]]);
  });

  it.each([
    ['UTF-8 with its mark and semicolons', Buffer.from('\uFEFFТегі;Аты\r\nҚасым;"Ә;і"\r\n')],
    ['UTF-8 with commas', Buffer.from('Тегі,Аты\nҚасым,"Ә;і"\n')],
    ['what a spreadsheet calls Unicode', Buffer.from('\uFEFFТегі\tАты\r\nҚасым\tӘ;і\r\n', 'utf16le')],
  ])('is read of a text: %s', async (_, bytes) =>
    expect(await rowsOf(bytes)).toEqual([
      [1, 'Тегі', 'Аты'],
      [2, 'Қасым', 'Ә;і'],
    ]),
  );

  it('is read of Windows-1251 where it lost no letter, and says so where it did', async () => {
    const russian = Buffer.from([0xd4, 0xe0, 0xec, 0xe8, 0xeb, 0xe8, 0xff, 0x3b, 0xc8, 0xec, 0xff, 0x0a]); // Фамилия;Имя
    expect(await rowsOf(russian)).toEqual([[1, 'Фамилия', 'Имя']]);
    expect(await faultOf(Buffer.concat([russian, Buffer.from([0x3f, 0xe0, 0xf1, 0xfb, 0xec])]))).toBe('isWholeText'); // ?асым
  });

  it.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['nothing', () => Buffer.alloc(0), 'none'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'isSpreadsheet'],
    ['an old or a locked workbook', () => Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'), 'isOpenWorkbook'],
    ['an archive of something else', () => zipOf({ 'a.txt': 'a' }), 'isSpreadsheet'],
    ['the beginning of a workbook', async () => (await xlsxOf([['a']])).subarray(0, 400), 'isSpreadsheet'],
    ['more rows than are taken', () => Buffer.from('a\n'.repeat(MOST + 1)), 'isNotTooLong'],
    [
      'more rows of a workbook than are taken',
      () => xlsxOf(Array.from({ length: MOST + 1 }, () => ['a'])),
      'isNotTooLong',
    ],
  ])('is not read of %s, and it says why', async (_, made, code) => {
    expect(await faultOf(await made())).toBe(code === 'none' ? null : code);
  });

  it('does not unpack what would fill the memory, whatever its directory says', async () => {
    const bomb = await zipOf({ 'xl/worksheets/sheet1.xml': ' '.repeat(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await faultOf(bomb)).toBe('isSpreadsheet');
    const lying = Buffer.from(bomb); // says it is small
    const directory = lying.lastIndexOf(Buffer.from('504b0102', 'hex'));
    lying.writeUInt32LE(10, directory + 24);
    expect(await faultOf(lying)).toBe('isSpreadsheet');
    await expect(repacked(bomb, 1024)).rejects.toThrow('too large');
  });

  it.each([
    ['in the last row and column there may be', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
    ['past every row and column', '<row r="99999999"><c r="ZZZZZZ99999999"><v>1</v></c></row>'],
  ])('reads a cell %s without making all the others', async (_, sheet) => {
    const before = process.memoryUsage().heapUsed;
    const bytes = await workbookAround(`<row r="1"><c r="A1"><v>5</v></c></row>${sheet}`);
    await readSheet(bytes, MOST).catch((error: unknown) => expect(error).toBeInstanceOf(UnreadableSheet));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('takes an entity that calls itself again and again for no more than its letters', async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>';
    const bytes = await workbookAround(`${laughs}<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>`);
    const rows = await readSheet(bytes, MOST).catch(() => []);
    expect(JSON.stringify(rows).length).toBeLessThan(200);
  });

  it('answers random bytes, and workbooks with random bytes in them, with rows or with a reason', async () => {
    const whole = await xlsxOf([
      ['Тегі', 'Аты'],
      ['Қасым', 'Әли'],
      ['Үміт', 5],
    ]);
    const broken = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
      .map((hits) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of hits) bytes[at] = value;
        return bytes;
      });
    const cell = fc.oneof(fc.string(), fc.constantFrom('"', ';', ',', '\r\n', '\0', '"a""', '\uFEFF', '=1+1'));
    const text = fc.array(cell, { maxLength: 40 }).map((parts) => Buffer.from(parts.join('')));
    const random = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          broken,
          text,
          random,
          random.map((bytes) => Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])),
        ),
        async (bytes) => {
          const found = await faultOf(bytes);
          expect(found === null || typeof found === 'string').toBe(true);
        },
      ),
      { numRuns: 400, seed: SEED },
    );
  });
});
