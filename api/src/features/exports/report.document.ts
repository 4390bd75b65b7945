import { ATTRIBUTE_INDICATORS } from '@onaltu/domain/attribute-tables';
import { almatyDay } from '@onaltu/domain/clock/day';
import { type IndicatorId, INDICATORS } from '@onaltu/domain/indicators';
import type { Source } from '@onaltu/domain/regulation';
import { snapshotOf, tablesOf } from '@onaltu/domain/reports';
import { periodName } from '@onaltu/i18n/figure-words';
import { formatDay, formatInstant } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import { type Translator, translator } from '@onaltu/i18n/translator';
import type { Labelled } from '../../platform/documents/document-models';
import type { ReportHead, ReportMethod } from '../../platform/documents/report-model';
import type { FiguresView } from '../statistics/figures.view';
import type { SnapshotMonthView } from '../statistics/snapshots.view';
import type { ReportExport } from './export.entity';
import { type Names, namesOf, type Places } from './report-names';
import { frozenFacts, frozenNotes } from './snapshot-tables';

type Asked = Pick<
  ReportExport,
  'report' | 'indicator' | 'brokenBy' | 'period' | 'ofProvider' | 'ofType' | 'ofDistrict' | 'language'
>;

export const wantedOf = ({ report, indicator, brokenBy, period }: Asked) => ({
  ...(report ? { report } : {}),
  ...(indicator ? { indicator } : {}),
  by: brokenBy,
  period,
});

/** What a report is called: its name, or what it counts and by what. */
export function titleOf({ report, indicator, brokenBy }: Asked, { t }: Translator): string {
  if (report) return t(`report.name.${report}`);
  return [indicator ? t(`indicator.${indicator}.name`) : '', ...brokenBy.map((by) => t(`report.by.${by}`))].join(', ');
}

function filtersOf({ ofProvider, ofType, ofDistrict }: Asked, names: Names, { t }: Translator): string {
  const chosen = [
    ...(ofDistrict ? [names.district(ofDistrict)] : []),
    ...(ofType ? [names.type(ofType)] : []),
    ...(ofProvider ? [names.provider(ofProvider)] : []),
  ];
  return chosen.length > 0 ? chosen.join('; ') : t('document.report.all');
}

/** What every file says at its beginning. */
export function headOf(asked: Asked, places: Places, madeAt: Date): ReportHead {
  const words = translator(asked.language);
  const { t, locale } = words;
  return {
    language: locale,
    title: titleOf(asked, words),
    subtitle: periodName(words, asked.period),
    department: places.region?.[locale] ?? '',
    facts: [
      { label: t('document.report.dataTime'), value: formatInstant(madeAt) },
      { label: t('document.report.filters'), value: filtersOf(asked, namesOf(places, words), words) },
    ],
    footer: t('document.system'),
    issuedOn: almatyDay(madeAt),
    empty: t('document.report.empty'),
  };
}

const spanOf = ({ t }: Translator, from: string, until: string): string =>
  t('document.report.span', { from: formatDay(from), until: formatDay(until) });

const sourceOf = (source: Source, { t }: Translator): string =>
  source === 'unverified' ? t('document.report.unverified') : t('document.report.paragraph', { n: source.slice(1) });

function definition(id: IndicatorId, words: Translator): string[] {
  const { unit, source } = INDICATORS[id];
  const { t } = words;
  return [
    ...[t(`indicator.${id}.name`), t(`figure.unitName.${unit}`), t(`indicator.${id}.formula`)],
    sourceOf(source, words),
  ];
}

const methodWords = ({ t }: Translator) => ({
  sheet: t('document.report.method'),
  title: t('document.report.method'),
  definitionsTitle: t('document.report.definitions'),
  columns: (['indicator', 'unit', 'formula', 'source'] as const).map((key) => t(`document.report.${key}`)),
});

/** How the figures of a file are made, and what is not in it. */
export function methodOf(asked: Asked, head: ReportHead, read: FiguresView | undefined): ReportMethod {
  const words = translator(asked.language);
  const { t } = words;
  const ids = [...new Set(tablesOf(wantedOf(asked)).flatMap(({ indicators }) => indicators))];
  const spans: Labelled[] = read
    ? [
        { label: t('document.report.counted'), value: spanOf(words, read.period.from, read.period.countedUntil) },
        { label: t('document.report.compared'), value: spanOf(words, read.lastYear.from, read.lastYear.until) },
      ]
    : [];
  return {
    ...methodWords(words),
    facts: [...head.facts, ...spans],
    notes: (['exact', 'stock', 'nothing', 'noChild'] as const).map((key) => t(`document.report.${key}`)),
    definitions: ids.map((id) => definition(id, words)),
  };
}

/** How the children of a frozen month were counted, and what may be seen of it. */
export function frozenMethodOf({ report, language }: Asked, head: ReportHead, kept: SnapshotMonthView): ReportMethod {
  const words = translator(language);
  const { t } = words;
  const tables = ATTRIBUTE_INDICATORS.filter(({ id }) => snapshotOf(report).includes(id));
  return {
    ...methodWords(words),
    facts: [...head.facts, ...frozenFacts(kept, words)],
    notes: frozenNotes(kept, words),
    definitions: tables.map(({ name, formula, source }) => [
      ...[t(name as MessageKey), t('snapshot.unit'), t(formula as MessageKey)],
      sourceOf(source, words),
    ]),
  };
}
