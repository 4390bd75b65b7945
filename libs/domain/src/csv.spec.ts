import { csvOf } from './csv';

describe('rows for a spreadsheet', () => {
  it('begin with the mark of UTF-8, and lie between semicolons with a comma in a fraction', () => {
    expect(
      csvOf([
        ['Ұйым', 'Үлес'],
        ['«Үлгі»', 0.934],
        ['«Мысал»', null],
      ]),
    ).toBe('\uFEFFҰйым;Үлес\r\n«Үлгі»;0,934\r\n«Мысал»;\r\n');
  });

  it.each(['=1+1', '+7 701', '-2', '@sum', '\tx', '\rx'])('are never a formula: %j', (text) => {
    expect(csvOf([[text]])).toContain(`'${text}`);
  });

  it('keep a negative number a number, and quotes, semicolons and lines in their cell', () => {
    expect(csvOf([[-2.5, 'a;b', 'the "last"', 'two\nlines']])).toBe('\uFEFF-2,5;"a;b";"the ""last""";"two\nlines"\r\n');
  });
});
