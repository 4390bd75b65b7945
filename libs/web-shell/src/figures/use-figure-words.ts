import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { periodOf } from '@onaltu/domain/period';
import { formatChange, formatDay, formatMonth, formatNumber, formatShare, isLocale } from '@onaltu/i18n/formats';
import { useI18n } from 'vue-i18n';

/** A figure beside the same one of last year; a norm in the unit of its action. */
type Compared = { value: number | null; lastYear: { value: number | null; base: number } };
type Norm = { unit: IndicatorUnit; max: number };

const NOTHING = '–';
const FINE = 10;
const [AN_HOUR, HOURS_FROM] = [60, 120];
const digitsOf = (value: number) => (Number.isInteger(value) || value >= FINE ? 0 : 1);
const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** Figures and periods as this product writes them. */
export function useFigureWords() {
  const { t, locale } = useI18n();
  const here = () => (isLocale(locale.value) ? locale.value : 'kk');

  function lengthOf(minutes: number): string {
    const hours = minutes / AN_HOUR;
    return minutes >= HOURS_FROM
      ? t('figure.unit.hours', { n: formatNumber(hours, digitsOf(hours)) })
      : t('figure.unit.WORKING_MINUTES', { n: formatNumber(minutes, digitsOf(minutes)) });
  }

  /** Lengths are known to 5 %: a tenth of a minute says enough of a short one. */
  function format(unit: IndicatorUnit, value: number | null | undefined): string {
    if (value === null || value === undefined) return NOTHING;
    if (unit === 'SHARE') return formatShare(value);
    if (unit === 'WORKING_MINUTES') return lengthOf(value);
    return unit === 'CALENDAR_DAYS' ? t('figure.unit.CALENDAR_DAYS', { n: formatNumber(value) }) : formatNumber(value);
  }

  /** Shares change by points, everything else by parts of itself. */
  function changeOf(unit: IndicatorUnit, { value, lastYear }: Compared): string | null {
    if (value === null || lastYear.value === null || lastYear.base === 0) return null;
    if (unit === 'SHARE') return t('figure.unit.points', { n: formatChange((value - lastYear.value) * 100) });
    return lastYear.value === 0 ? null : `${formatChange(((value - lastYear.value) / lastYear.value) * 100)}\u00a0%`;
  }

  function periodName(key: string): string {
    const period = periodOf(key);
    if (!period) return key;
    const { kind, from } = period;
    const [year, part = ''] = key.split('-');
    if (kind === 'MONTH') return formatMonth(here(), from);
    if (kind === 'DAY') return formatDay(from);
    if (kind === 'YEAR') return t('figure.periodName.YEAR', { year });
    if (kind === 'SCHOOL_YEAR') return t('figure.periodName.SCHOOL_YEAR', { year: `${year}/${part}` });
    return t(`figure.periodName.${kind}`, { year, part: ROMAN[Number(part.slice(1))] });
  }

  /** Months below an axis: 11.26; whole when they are said. */
  const stepsOf = (series: readonly { from: string }[]) =>
    series.map(({ from }) => ({ short: `${from.slice(5, 7)}.${from.slice(2, 4)}`, whole: formatMonth(here(), from) }));

  const normText = (norm: Norm | undefined) => (norm ? format(norm.unit, norm.max) : NOTHING);
  return { format, changeOf, periodName, stepsOf, normText };
}
