import { LOCALES } from './formats';
import { MESSAGES, type MessageKey } from './messages';
import { translator } from './translator';

describe('the translator', () => {
  it('fills a sentence in each language', () => {
    const subject = (locale: 'kk' | 'ru' | 'en') =>
      translator(locale).t('mail.signatureAwaited.subject', { number: '2026-0042' });
    expect(LOCALES.map(subject)).toEqual([
      'іс 2026-0042: қол қоюыңыз күтілуде',
      'дело 2026-0042: ожидается ваша подпись',
      'case 2026-0042: your signature is awaited',
    ]);
  });

  it.each([
    [1, '1 дело'],
    [2, '2 дела'],
    [5, '5 дел'],
    [11, '11 дел'],
    [21, '21 дело'],
    [112, '112 дел'],
    [0, '0 дел'],
  ])('counts in Russian: %i is %s', (n, text) => {
    expect(translator('ru').t('provider.cases.count', { n })).toBe(text);
  });

  it('keeps the noun singular after a number in Kazakh', () => {
    expect([1, 2, 5, 21].map((n) => translator('kk').t('provider.cases.count', { n }))).toEqual([
      '1 іс',
      '2 іс',
      '5 іс',
      '21 іс',
    ]);
  });

  it('counts in English', () => {
    expect([0, 1, 2].map((n) => translator('en').t('provider.cases.count', { n }))).toEqual([
      '0 cases',
      '1 case',
      '2 cases',
    ]);
  });

  it('puts what a person typed into a sentence as it is', () => {
    const number = '<b>|{x} @:state.DRAFT';
    expect(translator('ru').t('provider.case.paperNumber', { number })).toBe(`№ ${number}`);
  });

  it('throws on a key that has no message', () => {
    expect(() => translator('kk').t('state.NOWHERE' as MessageKey)).toThrow('state.NOWHERE');
  });

  it('answers whether a key made at run time has a message', () => {
    const { has } = translator('ru');
    expect([has('state.DRAFT'), has('state'), has('state.NOWHERE'), has('constructor.name')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('speaks three languages', () => {
    expect(Object.keys(MESSAGES)).toEqual([...LOCALES]);
  });
});
