import { checkDigitOf } from './iin';
import { IMPORT_COLUMNS } from './import-columns';
import { type Cell, dayOf, placesOf, readRow, textOf, timeOf } from './import-rows';

const { CASES, CHILDREN } = IMPORT_COLUMNS;
const LISTS = {
  SEX: [
    { code: 'MALE', names: ['Ұл', 'Мальчик', 'Boy'] },
    { code: 'FEMALE', names: ['Қыз', 'Девочка', 'Girl'] },
  ],
  LANGUAGE: [{ code: 'kk', names: ['Қазақша', 'Казахский', 'Kazakh'] }],
  RELATION: [{ code: 'MOTHER', names: ['Анасы', 'Мать', 'Mother'] }],
  PROBLEM_GROUP: [
    { code: 'SPEECH', names: ['Сөйлеу бұзылысы', 'Нарушение речи'] },
    { code: 'own-1', names: ['Тұтығу (кекештену)', 'Заикание'] },
  ],
};
const read = (cells: Record<string, Cell>) => readRow(CHILDREN, ({ key }) => cells[key], LISTS);
const WHOLE = { lastName: 'Мысалов', firstName: 'Ерік', birthDate: '22.11.2018', sex: 'Ұл', language: 'қазақша' };

describe('a date in a cell', () => {
  it.each<[string, Cell]>([
    ['as people write it', '22.11.2018'],
    ['as machines write it', '2018-11-22'],
    ['as a spreadsheet keeps it', new Date('2018-11-22T00:00:00Z')],
    ['as its serial number', 43_426],
    ['as its serial number in a text', '43426'],
  ])('is read %s', (_, cell) => expect(dayOf(cell)).toBe('2018-11-22'));

  it.each<[string, Cell]>([
    ['that is in no calendar', '30.02.2020'],
    ['with the month first', '11/22/2018'],
    ['of a number that is none', 5_000_000],
    ['of a broken value', new Date(Number.NaN)],
    ['of words', 'кеше'],
  ])('is not read of one %s', (_, cell) => expect(dayOf(cell)).toBeNull());
});

describe('a time in a cell', () => {
  it.each<[string, Cell]>([
    ['as people write it', '9:40'],
    ['with a dot', '09.40'],
    ['with seconds', '09:40:00'],
    ['as a part of a day', (9 * 60 + 40) / 1440],
    ['as a spreadsheet keeps it', new Date(Date.UTC(1899, 11, 30, 9, 40))],
  ])('is read %s', (_, cell) => expect(timeOf(cell)).toBe('09:40'));

  it.each<[string, Cell]>([
    ['past midnight', '24:10'],
    ['of a day', 45_000],
    ['of words', 'таңертең'],
    ['of a broken value', new Date(Number.NaN)],
  ])('is not read of one %s', (_, cell) => expect(timeOf(cell)).toBeNull());
});

describe('a row', () => {
  it('says what a form would say, by the words of any language', () => {
    expect(read({ ...WHOLE, sex: ' мальчик ', impairments: 'Нарушение речи; тұтығу (кекештену);' })).toEqual({
      faults: [],
      wanted: {
        child: {
          lastName: 'Мысалов',
          firstName: 'Ерік',
          birthDate: '2018-11-22',
          sex: 'MALE',
          language: 'kk',
          impairments: ['SPEECH', 'own-1'],
        },
      },
    });
  });

  it('names what is missing, what is no date and what is in no list, each by its column', () => {
    expect(
      read({ ...WHOLE, firstName: ' ', birthDate: '31.06.2018', sex: 'Бала', impairments: 'Ештеңе' }).faults,
    ).toEqual([
      { column: 'birthDate', code: 'isDay' },
      { column: 'sex', code: 'isIn' },
      { column: 'impairments', code: 'isIn' },
      { column: 'firstName', code: 'required' },
    ]);
  });

  it('needs a whole representative or none', () => {
    expect(read({ ...WHOLE, phone: 77010000000 }).faults.map(({ column }) => column)).toEqual([
      'adultLastName',
      'adultFirstName',
      'relation',
      'adultLanguage',
    ]);
    expect(read(WHOLE).faults).toEqual([]);
  });

  it('gives an IIN back the zeros a spreadsheet has dropped', () => {
    const start = '04123160001';
    const iin = `${start}${checkDigitOf(start)}`;
    for (const cell of [Number(iin), String(Number(iin)), `${iin.slice(0, 6)} ${iin.slice(6)}`])
      expect(read({ ...WHOLE, iin: cell }).wanted['child']).toMatchObject({ iin });
    expect(read({ ...WHOLE, iin: '7,01E+11' }).wanted['child']).toMatchObject({ iin: '7,01E+11' }); // refused by its form then
  });

  it('takes nobody where two have one name, and needs a whole contract or none', () => {
    const SPECIALIST = ['a', 'b'].map((code) => ({ code, names: ['Сынақова Әсел', `${code}@example.test`] }));
    const lists = { SPECIALIST, PAPER: [{ code: 'APPLICATION', names: ['Өтініш'] }] };
    const row = (cells: Record<string, Cell>) => readRow(CASES, ({ key }) => cells[key], lists);
    const registered = { knownIin: '1', receivedOn: '01.10.2026', papers: 'өтініш' };
    expect(row(registered)).toEqual({
      faults: [],
      wanted: { child: { iin: '1' }, registration: { receivedOn: '2026-10-01', papers: ['APPLICATION'] } },
    });
    const contract = { ...registered, contractOn: '02.10.2026', lengthDays: 180 };
    expect(row({ ...contract, specialists: 'Сынақова Әсел' }).faults).toEqual([
      { column: 'specialists', code: 'isIn' },
    ]);
    expect(row({ ...contract, specialists: 'b@example.test' }).faults).toEqual([]);
    expect(row({ ...contract, lengthDays: 'жарты жыл' }).faults).toEqual([
      { column: 'lengthDays', code: 'isInt' },
      { column: 'specialists', code: 'required' },
    ]);
  });

  it('reads whole numbers whole', () => {
    expect(textOf(77_012_345_678_901_234)).not.toContain('e');
    expect(textOf(true)).toBe('true');
    expect(textOf(undefined)).toBe('');
  });
});

describe('titles', () => {
  const titlesOf = ({ key }: { key: string }) => [key, `${key} (ru)`];

  it('are found in any order, in any language, with the mark of a needed one', () => {
    const found = placesOf(
      ['SEX *', 'lastname (RU)', null, 'firstName', 'birthDate', 'language', 'other'],
      CHILDREN,
      titlesOf,
    );
    expect(found.missing).toEqual([]);
    expect(Object.fromEntries(found.places)).toEqual({ sex: 0, lastName: 1, firstName: 3, birthDate: 4, language: 5 });
  });

  it('are told where a needed one is missing and where one stands twice', () => {
    const { missing, twice } = placesOf(['sex', 'sex (ru)', 'lastName'], CHILDREN, titlesOf);
    expect(missing.map(({ key }) => key)).toEqual(['firstName', 'birthDate', 'language']);
    expect(twice.map(({ key }) => key)).toEqual(['sex']);
  });
});
