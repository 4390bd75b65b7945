import { addDays, type Day, day } from '@onaltu/domain/clock/day';
import { PROVIDER_KINDS, type ProviderKind } from '@onaltu/domain/directory';
import { INDICATOR_IDS, type IndicatorId } from '@onaltu/domain/indicators';
import { PERIOD_KINDS, type PeriodKind, periodKeyOn, periodOf } from '@onaltu/domain/period';
import {
  type Breakdown,
  BREAKDOWNS,
  breakdownsOf,
  EXPORT_FORMATS,
  type ExportFormat,
  REPORT_KINDS,
  type ReportKind,
  REPORTS,
  snapshotOf,
} from '@onaltu/domain/reports';
import { type Locale, LOCALES } from '@onaltu/i18n/formats';
import type { LocationQuery } from 'vue-router';
import type { AskedExport } from './use-exports';

/** What is asked for: one of the reports, or a table of one's own. Empty is not chosen. */
export type ReportForm = {
  report: ReportKind | 'OWN';
  indicator: IndicatorId | '';
  first: Breakdown | '';
  second: Breakdown | '';
  period: string;
  district: string;
  type: ProviderKind | '';
  provider: string;
  format: ExportFormat;
  language: Locale;
};
export const CHOICES = [...REPORT_KINDS, 'OWN'] as const;

const one = <Value extends string>(values: readonly Value[], asked: unknown): Value | undefined =>
  values.find((value) => value === asked);
const text = (asked: unknown): string => (typeof asked === 'string' ? asked : '');

export const periodsOf = (report: ReportForm['report']): readonly PeriodKind[] =>
  report === 'OWN' ? PERIOD_KINDS.filter((kind) => kind !== 'DAY') : REPORTS[report].periods;

/** A month is asked for when it is over; a quarter and a year while they run. */
export function usualPeriod(report: ReportForm['report'], today: Day): string {
  if (report === 'MONTHLY') return periodKeyOn('MONTH', addDays(day(`${today.slice(0, 7)}-01`), -1));
  return periodKeyOn(report === 'QUARTER' ? 'QUARTER' : 'YEAR', today);
}

/** The period that is asked for where the report can be made of it and it has begun, else the usual one. */
export function periodFor(report: ReportForm['report'], asked: string, today: Day): string {
  const found = periodOf(asked);
  return found && found.from <= today && periodsOf(report).includes(found.kind)
    ? found.key
    : usualPeriod(report, today);
}

/** Another report has its own usual period, unless a period was chosen that it can be made of too. */
export function periodAfter(form: ReportForm, report: ReportForm['report'], today: Day): string {
  const asChosen = form.period !== usualPeriod(form.report, today);
  return asChosen ? periodFor(report, form.period, today) : usualPeriod(report, today);
}

/** What the address asks for; what it says wrongly is not asked for. */
export function formIn(query: LocationQuery, today: Day, here: Locale): ReportForm {
  const report = one(CHOICES, query['report']) ?? 'MONTHLY';
  const [first, second] = [query['by'] ?? []].flat();
  return fitted({
    report,
    indicator: one(INDICATOR_IDS, query['indicator']) ?? '',
    first: one(BREAKDOWNS, first) ?? '',
    second: one(BREAKDOWNS, second) ?? '',
    period: periodFor(report, text(query['period']), today),
    district: text(query['district']),
    type: one(PROVIDER_KINDS, query['type']) ?? '',
    provider: text(query['provider']),
    format: one(EXPORT_FORMATS, query['format']) ?? 'XLSX',
    language: one(LOCALES, query['language']) ?? here,
  });
}

const WHOLE_REGION = { district: '', type: '', provider: '' } as const;

/** Breakdowns that do not go with the figure, or with each other, are not chosen; nor are places of what is of the whole region. */
export function fitted(form: ReportForm): ReportForm {
  const { indicator, report } = form;
  const whole = report !== 'OWN' && snapshotOf(report).length > 0 ? WHOLE_REGION : {};
  const first = indicator && form.first && breakdownsOf(indicator).includes(form.first) ? form.first : '';
  const second = indicator && first && form.second && breakdownsOf(indicator, first).includes(form.second);
  return { ...form, ...whole, first, second: second ? form.second : '' };
}

export const addressOf = ({ first, second, ...form }: ReportForm): Record<string, string | string[]> => {
  const own = form.report === 'OWN';
  const chosen = Object.entries({ ...form, ...(own ? {} : { indicator: '' }) }).filter(([, value]) => value !== '');
  const by = own ? [first, second].filter((each) => each !== '') : [];
  return { ...Object.fromEntries(chosen), ...(by.length > 0 ? { by } : {}) };
};

export function bodyOf(form: ReportForm): AskedExport {
  const { report, indicator, first, second, period, district, type, provider, format, language } = form;
  const by = [first, second].filter((each) => each !== '');
  return {
    ...(report === 'OWN' ? { ...(indicator ? { indicator } : {}), by } : { report }),
    ...(district ? { district } : {}),
    ...(type ? { type } : {}),
    ...(provider ? { provider } : {}),
    ...{ period, format, language },
  };
}
