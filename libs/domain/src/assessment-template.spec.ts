import { ASSESSMENT_TEMPLATE_1, meansByDomain } from './assessment';
import { comparable, faultsInTemplate, NATIONAL_TEMPLATE, templateFrom } from './assessment-template';

const words = { kk: 'Кезек сақтайды', ru: 'Соблюдает очередь', en: 'Keeps the queue' };

describe('the assessment template', () => {
  it('is the national one to begin with', () => {
    expect(templateFrom(1, NATIONAL_TEMPLATE)).toEqual(ASSESSMENT_TEMPLATE_1);
    expect(faultsInTemplate(NATIONAL_TEMPLATE, [])).toEqual([]);
  });

  it.each([
    [{ code: 'SOCIAL.GREETS', ...words }, 'code', 'isNational'],
    [{ code: 'SOCIAL.NEW', ...words }, 'code', 'isKnown'],
    [{ code: 'SPEECH.OWN', ...words }, 'code', 'isKnown'],
    [{ code: 'SOCIAL.OWN', kk: 'Кезек' }, 'ru', 'isString'],
    [{ kk: 'Кезек', ru: 'Очередь' }, 'en', 'isString'],
  ])('refuses the indicator %j', (indicator, field, code) => {
    const domains = [{ domain: 'SOCIAL', indicators: [{ code: 'SOCIAL.SHARES' }, indicator] }] as const;
    expect(faultsInTemplate(domains, ['SOCIAL.OWN', 'SPEECH.OWN'])[0]).toEqual({
      pointer: `/domains/0/indicators/1/${field}`,
      code,
    });
  });

  it('takes an own indicator, new or known', () => {
    const indicators = [words, { code: 'SOCIAL.OWN', ...words }];
    expect(faultsInTemplate([{ domain: 'SOCIAL', indicators }], ['SOCIAL.OWN'])).toEqual([]);
  });

  it('compares by what both versions ask', () => {
    const [initial, final] = comparable(
      { 'MOTOR.JUMPS': 1, 'MOTOR.KEEPS_BALANCE': 0, 'SPEECH.NAMES_OBJECTS': 2 },
      { 'MOTOR.JUMPS': 3, 'MOTOR.OWN': 4, 'SOCIAL.GREETS': 4 },
    );
    expect([meansByDomain(initial), meansByDomain(final)]).toEqual([{ MOTOR: 1 }, { MOTOR: 3 }]);
  });
});
