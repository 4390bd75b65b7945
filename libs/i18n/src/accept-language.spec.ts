import { localeFrom } from './accept-language';

describe('the language of a request', () => {
  it.each([
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['kk-KZ,kk;q=0.9,ru;q=0.8', 'kk'],
    ['de-DE,en;q=0.5', 'en'],
    ['en;q=0.3, ru;q=0.7', 'ru'],
    ['ru;q=0, en;q=0.1', 'en'],
    ['fr', 'kk'],
    ['*', 'kk'],
    ['', 'kk'],
    [';;;q=9,,', 'kk'],
  ])('%s is %s', (header, locale) => expect(localeFrom(header)).toBe(locale));

  it('is Kazakh when nothing is said', () => expect(localeFrom(undefined)).toBe('kk'));
});
