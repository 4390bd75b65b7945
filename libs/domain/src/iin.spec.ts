import { day } from './clock/day';
import { birthDateIn, checkDigitOf, checkIin, iinWarnings, maskIin, sexIn } from './iin';

const today = day('2026-11-23');

describe('an IIN', () => {
  it.each([
    ['150101500001', 'is valid'],
    ['150101500011', 'differs from the one before in the eleventh digit only, which the checksum cannot see'],
    ['200229600016', 'has a leap day'],
    ['850308400017', 'is of a woman born in 1985'],
    ['991231300003', 'is of the last day of 1999'],
    ['190101501807', 'needs the second pass'],
    ['190101501820', 'needs the second pass, which gives 0'],
    ['180229600000', 'is valid though its date is impossible'],
    ['450101500004', 'is valid though its date is to come'],
    ['480229600012', 'is valid though its date is to come'],
    ['451231600070', 'is valid though its date is to come'],
  ])('%s %s', (iin) => {
    expect(checkIin(iin)).toEqual({ valid: true });
  });

  it('150101500002 has a wrong check digit', () => {
    expect(checkIin('150101500002')).toEqual({ valid: false, reason: 'CHECK_DIGIT' });
  });

  it('19010150187 has no check digit at all', () => {
    expect(checkDigitOf('19010150187')).toBeNull();
    for (let last = 0; last <= 9; last++) expect(checkIin(`19010150187${last}`).valid).toBe(false);
  });

  it.each(['15010150000', '1501015000011', '15010150000A', '', ' 150101500001', '١٥٠١٠١٥٠٠٠٠١'])(
    '%j is not twelve digits',
    (text) => {
      expect(checkIin(text)).toEqual({ valid: false, reason: 'NOT_TWELVE_DIGITS' });
    },
  );

  it('lets nine in ten slips of one digit be seen, and every one but in the eleventh when the first pass decides', () => {
    const iin = '150101500001';
    const slips = [...iin].flatMap((digit, at) =>
      [...'0123456789']
        .filter((other) => other !== digit)
        .map((other) => ({ at, text: iin.slice(0, at) + other + iin.slice(at + 1) })),
    );
    const unseen = slips.filter(({ text }) => checkIin(text).valid);
    expect(unseen.length / slips.length).toBeLessThan(0.15);
    expect(unseen.filter(({ at }) => at === 10)).toHaveLength(9);
  });

  it('holds a date and a sex to prefill', () => {
    expect([birthDateIn('150101500001'), sexIn('150101500001')]).toEqual(['2015-01-01', 'MALE']);
    expect([birthDateIn('200229600016'), sexIn('200229600016')]).toEqual(['2020-02-29', 'FEMALE']);
    expect([birthDateIn('850308400017'), sexIn('850308400017')]).toEqual(['1985-03-08', 'FEMALE']);
    expect([birthDateIn('991231300003'), sexIn('991231300003')]).toEqual(['1999-12-31', 'MALE']);
    expect([birthDateIn('180229600000'), sexIn('180229600000')]).toEqual([null, 'FEMALE']);
    expect([birthDateIn('150101900001'), sexIn('150101900001')]).toEqual([null, null]);
  });

  it('warns, and only warns, of an impossible or future date and of what differs from the papers', () => {
    expect(iinWarnings('150101500001', { birthDate: day('2015-01-01'), sex: 'MALE' }, today)).toEqual([]);
    expect(iinWarnings('150101500001', {}, today)).toEqual([]);
    expect(iinWarnings('180229600000', { birthDate: day('2018-02-28') }, today)).toEqual(['IMPOSSIBLE_BIRTH_DATE']);
    expect(iinWarnings('480229600012', {}, today)).toEqual(['FUTURE_BIRTH_DATE']);
    expect(iinWarnings('150101500001', { birthDate: day('2015-01-02'), sex: 'FEMALE' }, today)).toEqual([
      'BIRTH_DATE_DIFFERS',
      'SEX_DIFFERS',
    ]);
  });

  it('shows its last four digits in a list', () => {
    expect(maskIin('450101504217')).toBe('••••••••4217');
  });
});
