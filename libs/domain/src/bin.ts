import { checkDigitOf, type NumberCheck } from './iin';

/** Year and month of registration, then the type: 4 resident, 5 non-resident, 6 joint entrepreneurship. */
const FORM = /^\d{2}(0[1-9]|1[0-2])[4-6]\d{7}$/;

export function checkBin(text: string): NumberCheck {
  if (!/^\d{12}$/.test(text)) return { valid: false, reason: 'NOT_TWELVE_DIGITS' };
  if (!FORM.test(text)) return { valid: false, reason: 'WRONG_FORM' };
  return checkDigitOf(text) === Number(text[11]) ? { valid: true } : { valid: false, reason: 'CHECK_DIGIT' };
}
