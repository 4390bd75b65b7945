import { normalizePhone, showPhone } from './phone';

describe('a phone', () => {
  it.each([
    '+77011234567',
    '87011234567',
    '77011234567',
    '7011234567',
    '8 (701) 123-45-67',
    '+7 701 123 45 67',
    ' 8-701-123-45-67 ',
  ])('%s is +77011234567', (typed) => {
    expect(normalizePhone(typed)).toBe('+77011234567');
  });

  it('may be a landline', () => {
    expect(normalizePhone('8 7212 42-10-20')).toBe('+77212421020');
  });

  it.each([
    '',
    '112',
    '701123456',
    '870112345678',
    '+1 701 123 45 67',
    '8701123456a',
    '+7 101 123 45 67',
    '++77011234567',
  ])('%j is none', (typed) => {
    expect(normalizePhone(typed)).toBeNull();
  });

  it('is shown in groups, and read back the same', () => {
    expect(showPhone('+77011234567')).toBe('+7 701 123 45 67');
    expect(normalizePhone(showPhone('+77212421020'))).toBe('+77212421020');
  });
});
