import { certificateNumber, contractNumber, registrationNumber } from './registration-number';

describe('a number of a series', () => {
  it('has the year of entry and at least four digits', () => {
    expect(registrationNumber(2026, 287)).toBe('2026-0287');
    expect(registrationNumber(2026, 12_345)).toBe('2026-12345');
  });

  it('tells a contract and a certificate from a registration', () => {
    expect(contractNumber(2026, 249)).toBe('2026/0249');
    expect(certificateNumber(2026, 113)).toBe('2026-000113');
  });

  it.each([0, -1, 1.5, NaN])('is never %s', (n) => {
    expect(() => registrationNumber(2026, n)).toThrow(RangeError);
    expect(() => contractNumber(2026, n)).toThrow(RangeError);
    expect(() => certificateNumber(2026, n)).toThrow(RangeError);
  });
});
