import type { IndicatorUnit } from '@onaltu/domain/indicators';
import { figureText, periodName as periodNameIn } from '@onaltu/i18n/figure-words';
import { formatChange, formatMonth, isLocale, shortMonth } from '@onaltu/i18n/formats';
import { useI18n } from 'vue-i18n';

/** A figure beside the same one of last year; a norm in the unit of its action. */
type Compared = { value: number | null; lastYear: { value: number | null; base: number } };
type Norm = { unit: IndicatorUnit; max: number };

const NOTHING = '–';

/** Figures and periods as this product writes them. */
export function useFigureWords() {
  const { t, locale } = useI18n();
  const here = () => (isLocale(locale.value) ? locale.value : 'kk');
  const sayer = () => ({ locale: here(), t });

  const format = (unit: IndicatorUnit, value: number | null | undefined) => figureText(sayer(), unit, value);
  const periodName = (key: string) => periodNameIn(sayer(), key);

  /** Shares change by points, everything else by parts of itself. */
  function changeOf(unit: IndicatorUnit, { value, lastYear }: Compared): string | null {
    if (value === null || lastYear.value === null || lastYear.base === 0) return null;
    if (unit === 'SHARE') return t('figure.unit.points', { n: formatChange((value - lastYear.value) * 100) });
    return lastYear.value === 0 ? null : `${formatChange(((value - lastYear.value) / lastYear.value) * 100)}\u00a0%`;
  }

  /** Months below an axis: 11.26; whole when they are said. */
  const stepsOf = (series: readonly { from: string }[]) =>
    series.map(({ from }) => ({ short: shortMonth(from), whole: formatMonth(here(), from) }));

  const normText = (norm: Norm | undefined) => (norm ? format(norm.unit, norm.max) : NOTHING);
  return { format, changeOf, periodName, stepsOf, normText };
}
