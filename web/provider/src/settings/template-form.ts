import { type Domain, DOMAINS } from '@onaltu/domain/assessment';
import { type DomainWanted, faultsInTemplate, NATIONAL_TEMPLATE } from '@onaltu/domain/assessment-template';
import type { Fault } from '@onaltu/web-shell/use-edit';
import type { Schemas } from './use-settings';

export type IndicatorForm = { code: string; own: boolean; names: { kk: string; ru: string; en: string } };
export type DomainForm = { domain: Domain; on: boolean; indicators: IndicatorForm[] };
export type TemplateForm = { domains: DomainForm[] };
type Content = Schemas['TemplateDraftView'];

/** Every domain there is, those of the draft in its order first. */
export function templateFormOf({ domains }: Content): TemplateForm {
  const used = domains.map(({ domain, indicators }): DomainForm => ({
    ...{ domain, on: true },
    indicators: indicators.map(({ code, own, names: { kk, ru, en } }) => ({ code, own, names: { kk, ru, en } })),
  }));
  const left = DOMAINS.filter((domain) => !domains.some((one) => one.domain === domain));
  return { domains: [...used, ...left.map((domain) => ({ domain, on: false, indicators: [] }))] };
}

const LANGUAGES = ['kk', 'ru', 'en'] as const;
function wantedOf({ code, own, names }: IndicatorForm): DomainWanted['indicators'][number] {
  const known = code ? { code } : {};
  if (!own) return known;
  const given = LANGUAGES.flatMap((one) => (names[one].trim() ? [[one, names[one].trim()] as const] : []));
  return { ...known, ...Object.fromEntries(given) };
}
const chosen = ({ domains }: TemplateForm): DomainForm[] => domains.filter(({ on }) => on);
export const templateBodyOf = (form: TemplateForm): Schemas['DraftTemplate'] => ({
  domains: chosen(form).map(({ domain, indicators }) => ({ domain, indicators: indicators.map(wantedOf) })),
});

/** The place a fault has in the body, told by the domain and not by its number among those that are assessed. */
export const placeOf = (domain: Domain, index?: number, field = 'kk'): string =>
  index === undefined ? `/${domain}` : `/${domain}/${index}/${field}`;

export function templateFaultsOf(form: TemplateForm): Fault[] {
  const domains = chosen(form);
  const known = domains.flatMap(({ indicators }) => indicators.flatMap(({ code, own }) => (own && code ? [code] : [])));
  const empty = domains
    .filter(({ indicators }) => indicators.length === 0)
    .map(({ domain }) => ({ pointer: placeOf(domain), code: 'arrayMinSize' }));
  const wrong = faultsInTemplate(templateBodyOf(form).domains, known).flatMap(({ pointer, code }) => {
    const [, , d = '0', , i = '0', field] = pointer.split('/');
    const domain = domains[Number(d)]?.domain;
    return domain
      ? [{ pointer: placeOf(domain, Number(i), field), code: code === 'isString' ? 'required' : code }]
      : [];
  });
  const none = domains.length === 0 ? [{ pointer: placeOf(DOMAINS[0]), code: 'arrayMinSize' }] : [];
  return [...none, ...empty, ...wrong];
}

/** The common indicators of a domain that are not in it now. */
export const nationalsLeft = ({ domain, indicators }: DomainForm): string[] =>
  (NATIONAL_TEMPLATE.find((one) => one.domain === domain)?.indicators ?? [])
    .map(({ code }) => code)
    .filter((code) => !indicators.some((one) => one.code === code));
