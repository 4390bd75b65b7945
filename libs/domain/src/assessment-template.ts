import {
  ASSESSMENT_TEMPLATE_1,
  type AssessmentTemplate,
  type Domain,
  type IndicatorCode,
  type Score,
  type Scores,
} from './assessment';
import type { Fault } from './clock/working-time';
import type { Names } from './dictionaries';

/** An indicator: a national one has its words from the translations, an own one brings them. The code is what makes it the same in two versions. */
export type Indicator = { code: IndicatorCode; own?: Names };
export type TemplateDomain = { domain: Domain; indicators: readonly Indicator[] };
export type IndicatorWanted = Partial<Names> & { code?: string };
export type DomainWanted = { domain: Domain; indicators: readonly IndicatorWanted[] };

export const NATIONAL_TEMPLATE: readonly TemplateDomain[] = ASSESSMENT_TEMPLATE_1.domains.map(
  ({ domain, indicators }) => ({ domain, indicators: indicators.map((code) => ({ code })) }),
);

/** A published version as assessments are held by it. */
export const templateFrom = (version: number, domains: readonly TemplateDomain[]): AssessmentTemplate => ({
  version,
  domains: domains.map(({ domain, indicators }) => ({ domain, indicators: indicators.map(({ code }) => code) })),
});

export const isNational = (domain: Domain, code: string): boolean =>
  NATIONAL_TEMPLATE.some((one) => one.domain === domain && one.indicators.some((indicator) => indicator.code === code));

/** What is wrong with a template as it is wanted; `known` are the own codes of every version before. */
export function faultsInTemplate(domains: readonly DomainWanted[], known: readonly string[]): Fault[] {
  return domains.flatMap(({ domain, indicators }, d) =>
    indicators.flatMap(({ code, ...names }, i) => {
      const unnamed = (['kk', 'ru', 'en'] as const).filter((language) => !names[language]);
      const at = (field: string, fault: string): Fault => ({
        pointer: `/domains/${d}/indicators/${i}/${field}`,
        code: fault,
      });
      if (code && isNational(domain, code)) return unnamed.length === 3 ? [] : [at('code', 'isNational')];
      if (code && !(code.startsWith(`${domain}.`) && known.includes(code))) return [at('code', 'isKnown')];
      return unnamed.map((language) => at(language, 'isString'));
    }),
  );
}

/** The scores that two assessments can be compared by: the indicators both have. */
export function comparable(initial: Partial<Scores>, final: Partial<Scores>): [Partial<Scores>, Partial<Scores>] {
  const both = (Object.keys(initial) as IndicatorCode[]).filter((code) => final[code] !== undefined);
  const only = (scores: Partial<Scores>): Partial<Scores> =>
    Object.fromEntries(both.map((code): [string, Score | undefined] => [code, scores[code]]));
  return [only(initial), only(final)];
}
