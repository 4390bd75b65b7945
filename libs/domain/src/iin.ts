import { isDay, type Day } from './clock/day';

export const SEXES = ['MALE', 'FEMALE'] as const;
export type Sex = (typeof SEXES)[number];

export type NumberFault = 'NOT_TWELVE_DIGITS' | 'WRONG_FORM' | 'CHECK_DIGIT';
export type NumberCheck = { valid: true } | { valid: false; reason: NumberFault };

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/** The control digit of an IIN or a BIN; null where no such number exists. */
export function checkDigitOf(number: string): number | null {
  const remainder = (weights: number[]) => weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11;
  const first = remainder(FIRST_WEIGHTS);
  const digit = first === 10 ? remainder(SECOND_WEIGHTS) : first;
  return digit === 10 ? null : digit;
}

/** The checksum is the only hard check: it cannot see the 11th digit, whose weight is 0 modulo 11. */
export function checkIin(text: string): NumberCheck {
  if (!/^\d{12}$/.test(text)) return { valid: false, reason: 'NOT_TWELVE_DIGITS' };
  return checkDigitOf(text) === Number(text[11]) ? { valid: true } : { valid: false, reason: 'CHECK_DIGIT' };
}

const CENTURY_AND_SEX: Readonly<Record<string, readonly [century: string, sex: Sex]>> = {
  1: ['18', 'MALE'],
  2: ['18', 'FEMALE'],
  3: ['19', 'MALE'],
  4: ['19', 'FEMALE'],
  5: ['20', 'MALE'],
  6: ['20', 'FEMALE'],
};

/** The date written in the number, to prefill only: since 2013 it need not be the birth date. Null when impossible. */
export function birthDateIn(iin: string): Day | null {
  const [century] = CENTURY_AND_SEX[iin.charAt(6)] ?? [];
  const date = `${century}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
  return isDay(date) ? date : null;
}

export function sexIn(iin: string): Sex | null {
  return CENTURY_AND_SEX[iin.charAt(6)]?.[1] ?? null;
}

export type IinWarning = 'IMPOSSIBLE_BIRTH_DATE' | 'FUTURE_BIRTH_DATE' | 'BIRTH_DATE_DIFFERS' | 'SEX_DIFFERS';

/** What to point out about a valid number. A warning, not an error: the digits are untied from personal data. */
export function iinWarnings(
  iin: string,
  given: { birthDate?: Day | null; sex?: Sex | null },
  today: Day,
): IinWarning[] {
  const [date, sex] = [birthDateIn(iin), sexIn(iin)];
  const warnings: [IinWarning, boolean][] = [
    ['IMPOSSIBLE_BIRTH_DATE', date === null],
    ['FUTURE_BIRTH_DATE', date !== null && date > today],
    ['BIRTH_DATE_DIFFERS', date !== null && !!given.birthDate && given.birthDate !== date],
    ['SEX_DIFFERS', sex !== null && !!given.sex && given.sex !== sex],
  ];
  return warnings.filter(([, found]) => found).map(([warning]) => warning);
}

/** What a list may show of an IIN: its last four digits. */
export function maskIin(iin: string): string {
  return '•'.repeat(8) + iin.slice(-4).padStart(4, '•');
}
