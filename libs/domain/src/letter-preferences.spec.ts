import { addDays, day } from './clock/day';
import {
  ANY_LETTERS,
  digestHour,
  faultsInPreferences,
  isObligatory,
  isWithout,
  LATEST_DIGEST,
  type LetterPreferences,
  maySendOn,
  UNCHOSEN,
  without,
} from './letter-preferences';
import { LADDER_IDS } from './reminders';

const MONDAY = day('2026-11-23');
const told = (over: object = {}) => ({
  ...({ ladder: 'SIGNATURE', dueOn: addDays(MONDAY, -2), alone: false, escalated: false } as const),
  ...over,
});
const chosen = (over: Partial<LetterPreferences> = {}, rules = ANY_LETTERS) => ({
  preferences: { ...UNCHOSEN, ...over },
  rules,
});

describe('what somebody wants of his letters', () => {
  it('is everything, from the first hour on, until he says otherwise', () => {
    expect(maySendOn(told(), chosen(), MONDAY)).toBe(true);
    expect(digestHour(UNCHOSEN, ANY_LETTERS)).toBe(8);
  });

  it('holds for a quiet weekday and for what was silenced', () => {
    expect(maySendOn(told(), chosen({ quietDays: [1] }), MONDAY)).toBe(false);
    expect(maySendOn(told(), chosen({ quietDays: [1] }), addDays(MONDAY, 1))).toBe(true);
    expect(maySendOn(told(), chosen({ silenced: ['SIGNATURE'] }), MONDAY)).toBe(false);
    expect(maySendOn(told(), chosen({ silenced: ['REVIEW'] }), MONDAY)).toBe(true);
  });

  it.each([
    ['what waits for no digest', { alone: true }, ANY_LETTERS],
    ['what others left unseen', { escalated: true }, ANY_LETTERS],
    ['what the provider fixed', {}, { ...ANY_LETTERS, fixed: ['SIGNATURE' as const] }],
    ['the day itself', { ladder: 'PMPC', dueOn: MONDAY }, ANY_LETTERS],
    ['what is overdue', { ladder: 'REVIEW', dueOn: addDays(MONDAY, -1) }, ANY_LETTERS],
  ])('does not hold for %s', (_, over, rules) => {
    const wanted = chosen({ quietDays: [1], silenced: LADDER_IDS }, rules);
    expect(maySendOn(told(over), wanted, MONDAY)).toBe(true);
  });

  it('is not obligatory before its day, nor because it waits', () => {
    expect(isObligatory(told({ ladder: 'PMPC', dueOn: addDays(MONDAY, 1) }), ANY_LETTERS, MONDAY)).toBe(false);
    expect(isObligatory(told(), ANY_LETTERS, MONDAY)).toBe(false);
  });

  it('keeps to what the provider leaves, also when that changed afterwards', () => {
    const rules = { latestHour: 10, fixed: ['MONTH' as const] };
    expect(faultsInPreferences({ ...UNCHOSEN, hour: 11, silenced: ['PMPC', 'MONTH'] }, rules)).toEqual([
      { pointer: '/hour', code: 'max' },
      { pointer: '/silenced/1', code: 'isFixed' },
    ]);
    expect(faultsInPreferences({ ...UNCHOSEN, hour: LATEST_DIGEST }, ANY_LETTERS)).toEqual([]);
    expect(digestHour({ hour: 12 }, rules)).toBe(10);
  });

  it.each(['DAILY', 'WEEKLY'] as const)('ends the letters of a kind, %s, as far as they may be', (kind) => {
    const rules = { ...ANY_LETTERS, fixed: ['MONTH' as const] };
    expect(isWithout(kind, UNCHOSEN, rules)).toBe(false);
    const ended = without(kind, UNCHOSEN, rules);
    expect(isWithout(kind, ended, rules)).toBe(true);
    expect(faultsInPreferences(ended, rules)).toEqual([]);
    expect(isWithout(kind === 'DAILY' ? 'WEEKLY' : 'DAILY', ended, rules)).toBe(false);
  });
});
