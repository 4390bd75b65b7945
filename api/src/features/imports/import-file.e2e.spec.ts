import { IMPORT_COLUMNS } from '@onaltu/domain/import-columns';
import { translator } from '@onaltu/i18n/translator';
import { inventedChild } from '../../demo/invented-people';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { family, fileOf, type Row, sender } from '../../../test/import-files';
import type { Person } from '../../../test/person';
import { xlsxOf } from '../../../test/sheets';
import { readWorkbook } from '../../../test/workbook-reader';

const COLUMNS = IMPORT_COLUMNS.CHILDREN;
const childFile = (...rows: Row[]): Promise<Buffer> => fileOf('CHILDREN', rows);

describe('the file of an import', () => {
  const app = startApp();
  const send = sender(app);
  const check = (person: Person, bytes: Buffer) => send(person, bytes, { check: true });
  const children = ({ id }: TestProvider) =>
    app.rows(
      `select last_name || ' ' || first_name as name, birth_date::text as born, sex, language, impairments from core.child where provider_id = $1`,
      [id],
    );
  const count = async (provider: TestProvider): Promise<number> => (await children(provider)).length;

  it('may come as a text, with titles of any language in any order', async () => {
    const provider = await app.given.provider();
    const { iin, birthDate } = inventedChild(60);
    const text = `Пол ребёнка *;Фамилия ребёнка;Имя ребёнка;IIN of the child;Дата рождения ребёнка;Язык общения с ребёнком;Ескертпе\r\nДевочка;Иванова;"Анна-Мария";${iin};${birthDate.split('-').toReversed().join('.')};Русский;өзіміз үшін\r\n`;
    await send(provider.head, Buffer.from(`\uFEFF${text}`), { name: 'дети.csv' }).expect(201);
    expect(await children(provider)).toEqual([
      expect.objectContaining({
        name: 'Иванова Анна-Мария',
        born: birthDate,
        sex: 'FEMALE',
        language: 'ru',
        impairments: [],
      }),
    ]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string, object]>([
    ['no spreadsheet', () => Buffer.from('%PDF-1.7\n\u0001'), 'a.pdf', { pointer: '/file', code: 'isSpreadsheet' }],
    ['no row', () => childFile(), 'a.xlsx', { pointer: '/file', code: 'isFilled' }],
    ['other columns', () => xlsxOf([['Аты'], ['Әли']]), 'a.xlsx', { pointer: '/file/lastName', code: 'isColumn' }],
    ['too many rows', () => Buffer.from('a;b\n'.repeat(1002)), 'a.csv', { pointer: '/file', code: 'isNotTooLong' }],
  ])('is not read of %s', async (_, made, name, fault) => {
    const { head } = await app.given.provider();
    const { body } = await send(head, await made(), { name }).expect(422);
    expect(body.errors).toContainEqual(fault);
  });

  it('is not read where it is too large, nor of anything but a form', async () => {
    const { head } = await app.given.provider();
    await send(head, Buffer.alloc(2 * 1024 * 1024 + 1, 'a')).expect(413);
    await app.as(head).post('/imports/CHILDREN').send({}).expect(415);
    await send(head, await childFile(family(80)), { kind: 'NOTHING' as never }).expect(404);
    await app.as(head).get('/imports/NOTHING/template?format=XLSX&language=kk').expect(404);
    await app.as(head).get('/imports/CHILDREN/template?format=PDF&language=kk').expect(422);
  });

  it('is brought by the head alone, and its rows stay with their provider', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const file = await childFile(family(90));
    for (const person of [ours.clerk, ours.specialists[0], ours.admin]) {
      await send(person, file).expect(403);
      await check(person, file).expect(403);
      await app.as(person).get('/imports/CHILDREN/template?format=CSV&language=kk').expect(403);
    }
    await send(ours.head, file).expect(201);
    const { body } = await check(theirs.head, file).expect(200);
    expect(body).toMatchObject({ entered: 1, known: 0 }); // who is at another provider is not told
    await send(theirs.head, file).expect(201);
    expect([await count(ours), await count(theirs)]).toEqual([1, 1]);
  });

  it.each(['kk', 'ru', 'en'] as const)('has a template to fill in, and filled in it is read: %s', async (language) => {
    const provider = await app.given.provider();
    const { body, headers } = await app
      .as(provider.head)
      .get(`/imports/CHILDREN/template?format=XLSX&language=${language}`)
      .buffer(true)
      .parse((answer, done) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(headers['content-disposition']).toContain(`children-${language}.xlsx`);
    const [sheet, guide] = [...readWorkbook(body as Buffer).values()];
    const titles = sheet![0]!.map(({ value }) => value);
    expect(titles).toHaveLength(COLUMNS.length);
    expect(titles.filter((title) => title.endsWith(' *'))).toHaveLength(5);
    expect(sheet![1]!.every(({ kind, format }) => kind === 'empty' && format === '@')).toBe(true); // an IIN keeps its zeros
    expect(
      guide!
        .flat()
        .map(({ value }) => value)
        .join('\n'),
    ).toContain(translator(language).t('relation.MOTHER'));
    const filled = await xlsxOf([titles, COLUMNS.map(({ key }) => family(95)[key] ?? null)]);
    const answer = await check(provider.head, filled).expect(200);
    expect(answer.body).toMatchObject({ rows: 1, entered: 1, faulty: 0 });
  });
});
