import {
  checkPersonName,
  fold,
  fullName,
  initialsOf,
  mixedScripts,
  normalizePersonName,
  shortName,
  searchWords,
} from './person-name';

describe('a part of a name', () => {
  it.each([
    'Үлгібаева',
    'Әбдіқадырқызы',
    'О’Коннор',
    "Д'Артаньян",
    'Римский-Корсаков',
    'Smith',
    'Ян',
    'Абу Али',
    'Ө',
    'Мл. Иван',
  ])('%s is kept as it is', (name) => {
    expect(checkPersonName(name)).toBe(true);
    expect(normalizePersonName(name)).toBe(name);
  });

  it('is composed, trimmed and has one space between words', () => {
    expect(normalizePersonName('  Али\u00a0  Хан ')).toBe('Али Хан');
    expect(normalizePersonName('Андреи\u0306')).toBe('Андрей');
  });

  it.each([
    ['a zero-width space', 'Али\u200bхан'],
    ['a right-to-left override', '\u202eнахилА'],
    ['a line break', 'Али\nхан'],
    ['a null', 'Али\u0000'],
    ['a digit', 'Али2'],
    ['markup', '<b>Али</b>'],
    ['a formula', '=cmd'],
    ['an invisible letter', 'Али\u3164'],
    ['a loose accent', 'Али\u0334'],
    ['an emoji', 'Али🙂'],
    ['a hyphen to begin with', '-Али'],
  ])('is refused with %s', (_what, text) => {
    expect(checkPersonName(text)).toBe(false);
  });

  it('is neither empty nor longer than a hundred letters', () => {
    expect(checkPersonName('   ')).toBe(false);
    expect(checkPersonName('А'.repeat(100))).toBe(true);
    expect(checkPersonName('А'.repeat(101))).toBe(false);
  });

  it('with a Latin look-alike among Cyrillic letters is pointed out', () => {
    expect(mixedScripts('Үлгiбаева')).toBe(true);
    expect(mixedScripts('Үлгібаева')).toBe(false);
    expect(mixedScripts('Smith Иван')).toBe(false);
  });
});

describe('folding for search', () => {
  it.each([
    ['Қасымова', 'касымова'],
    ['Гүлнұр', 'гулнур'],
    ['Жаһангер', 'жахангер'],
    ['Артём', 'артем'],
    ['Үлгібаева', 'улгибаева'],
    ['Үлгiбаева', 'улгибаева'],
    ['Əбенов', 'абенов'],
    ['Әбенов', 'абенов'],
    ['ӨҢЕЖ  Ғани', 'онеж гани'],
  ])('%s is found by %s', (name, typed) => {
    expect(fold(name)).toBe(fold(typed));
  });

  it('of what is folded changes nothing more', () => {
    expect(fold(fold('Жаһангер Ілияс'))).toBe(fold('Жаһангер Ілияс'));
  });
});

describe('a full name', () => {
  const child = { lastName: 'Үлгібаева', firstName: 'Томирис', middleName: 'Қайратқызы' };

  it('is surname, given name, patronymic', () => {
    expect(fullName(child)).toBe('Үлгібаева Томирис Қайратқызы');
    expect(fullName({ ...child, middleName: null })).toBe('Үлгібаева Томирис');
    expect(fullName({ firstName: 'Томирис' })).toBe('Томирис');
  });

  it('has initials for the public and a short form for lists', () => {
    expect(initialsOf({ ...child, middleName: '' })).toBe('Ү.Т.');
    expect(initialsOf(child)).toBe('Ү.Т.Қ.');
    expect(shortName(child)).toBe('Үлгібаева Т.');
    expect(shortName({ lastName: 'Үлгібаева' })).toBe('Үлгібаева');
    expect(shortName({ firstName: 'Томирис' })).toBe('Томирис');
  });
});

describe('the words of a search', () => {
  it.each([
    ['Қасымова Гүлнұр', ['касымова', 'гулнур']],
    ['  касымова,  касымова ', ['касымова']],
    ['Жаһангер-Іңкәр О’Һилал', ['жахангер', 'инкар', 'о', 'хилал']],
    ['Артём Ёлкин', ['артем', 'елкин']],
    ['...', []],
  ])('of %s are folded, each once', (text, words) => expect(searchWords(text)).toEqual(words));
});
