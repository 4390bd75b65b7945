import { checkBin } from './bin';

describe('a BIN', () => {
  it.each(['210140000006', '150640000010', '220640000708'])('%s is valid', (bin) => {
    expect(checkBin(bin)).toEqual({ valid: true });
  });

  it('22064000071 has no check digit at all', () => {
    for (let last = 0; last <= 9; last++) {
      expect(checkBin(`22064000071${last}`)).toEqual({ valid: false, reason: 'CHECK_DIGIT' });
    }
  });

  it.each(['211340000006', '210040000006', '210130000006', '210170000006', '480229600012'])(
    '%s is of no month or no type of organisation',
    (bin) => {
      expect(checkBin(bin).valid).toBe(false);
    },
  );

  it('is twelve digits', () => {
    expect(checkBin('21014000000')).toEqual({ valid: false, reason: 'NOT_TWELVE_DIGITS' });
  });
});
