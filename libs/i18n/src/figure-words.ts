import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { periodOf } from '@onaltu/domain/period';
import { formatDay, formatMonth, formatNumber, formatShare, type Locale } from './formats';
import type { MessageKey } from './messages';

/** How whoever shows a figure says a word: a page or a file. */
export type Sayer = { readonly locale: Locale; t(key: MessageKey, params: Readonly<Record<string, unknown>>): string };

const NOTHING = '–';
const FINE = 10;
const [AN_HOUR, HOURS_FROM] = [60, 120];
const ROMAN = ['', 'I', 'II', 'III', 'IV'];
const digitsOf = (value: number): number => (Number.isInteger(value) || value >= FINE ? 0 : 1);

function lengthIn({ t }: Sayer, minutes: number): string {
  const hours = minutes / AN_HOUR;
  return minutes >= HOURS_FROM
    ? t('figure.unit.hours', { n: formatNumber(hours, digitsOf(hours)) })
    : t('figure.unit.WORKING_MINUTES', { n: formatNumber(minutes, digitsOf(minutes)) });
}

/** Lengths are known to 5 %: a tenth of a minute says enough of a short one. */
export function figureText(words: Sayer, unit: IndicatorUnit, value: number | null | undefined): string {
  if (value === null || value === undefined) return NOTHING;
  if (unit === 'SHARE') return formatShare(value);
  if (unit === 'WORKING_MINUTES') return lengthIn(words, value);
  if (unit === 'CALENDAR_DAYS') return words.t('figure.unit.CALENDAR_DAYS', { n: formatNumber(value) });
  return formatNumber(value, Number.isInteger(value) ? 0 : 1); // a median may lie between two counts
}

export function periodName({ t, locale }: Sayer, key: string): string {
  const period = periodOf(key);
  if (!period) return key;
  const { kind, from } = period;
  const [year, part = ''] = key.split('-');
  if (kind === 'MONTH') return formatMonth(locale, from);
  if (kind === 'DAY') return formatDay(from);
  if (kind === 'YEAR') return t('figure.periodName.YEAR', { year });
  if (kind === 'SCHOOL_YEAR') return t('figure.periodName.SCHOOL_YEAR', { year: `${year}/${part}` });
  return t(`figure.periodName.${kind}`, { year, part: ROMAN[Number(part.slice(1))] });
}
