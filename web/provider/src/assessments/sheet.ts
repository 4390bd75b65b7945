import { type Domain, type IndicatorCode, meansByDomain, type Score, type Scores } from '@onaltu/domain/assessment';
import { comparable } from '@onaltu/domain/assessment-template';
import type { Locale } from '@onaltu/i18n/formats';
import type { ChangePoint } from '@onaltu/ui/change-point';
import type { Assessment, Section, TemplateDomain } from './use-assessment';

export type Line = { code: string; name: string; value: Score | null; earlier?: Score; note: string; version: number };
export type SheetDomain = { domain: Domain; section: Section | null; mine: boolean; locked: boolean; lines: Line[] };

type Given = ReadonlyMap<string, { value: Score | null }>;
type Known = Partial<Scores>;

export const filledIn = ({ lines }: SheetDomain): number => lines.filter(({ value }) => value !== null).length;

/** Every score of a record, by indicator. */
export function scoresOf(record: Assessment | undefined): Known {
  const all = (record?.sections ?? []).flatMap(({ scores }) => scores);
  return Object.fromEntries(all.map(({ indicator, value }) => [indicator, value as Score]));
}

type Sheet = { record: Assessment; template: readonly TemplateDomain[]; earlier: Assessment | undefined; given: Given };
type Reader = { userId: string; locale: Locale; open: boolean };

/** The record as one person sees it: what he has given and not sent yet stands over what the server knows. */
export function sheetOf({ record, template, earlier, given }: Sheet, { userId, locale, open }: Reader): SheetDomain[] {
  const before = scoresOf(earlier);
  return template.map(({ domain, indicators }) => {
    const section = record.sections.find(({ domains }) => domains.includes(domain)) ?? null;
    const mine = section?.specialistId === userId;
    const lines = indicators.map(({ code, names }): Line => {
      const kept = section?.scores.find(({ indicator }) => indicator === code);
      const waiting = given.get(code);
      const value = waiting ? waiting.value : ((kept?.value ?? null) as Score | null);
      const was = before[code as IndicatorCode];
      const about = { code, name: names[locale], note: kept?.note ?? '', version: kept?.version ?? 0 };
      return { ...about, value, ...(was === undefined ? {} : { earlier: was }) };
    });
    return { domain, section, mine, locked: !mine || !open || section.finishedAt !== null, lines };
  });
}

/** The means of each domain now and before, over the indicators both records have. */
export function changesIn(
  sheet: readonly SheetDomain[],
  earlier: Assessment | undefined,
  nameOf: (domain: Domain) => string,
): ChangePoint[] {
  const now: Known = Object.fromEntries(
    sheet.flatMap(({ lines }) => lines.flatMap(({ code, value }) => (value === null ? [] : [[code, value] as const]))),
  );
  const before = scoresOf(earlier);
  const [was, is] = earlier ? comparable(before, now) : [{}, now];
  const [meansBefore, meansNow] = [meansByDomain(was), meansByDomain(is)];
  const allBefore = meansByDomain(before);
  return sheet.map(({ domain }) => ({
    key: domain,
    label: nameOf(domain),
    before: meansBefore[domain] ?? allBefore[domain],
    after: meansNow[domain],
  }));
}
