import type { Locale } from './formats';

type PluralRule = (count: number, forms: number) => number;

const RUSSIAN_FORMS: Partial<Record<Intl.LDMLPluralRule, number>> = { one: 0, few: 1, many: 2 };
const russian = new Intl.PluralRules('ru');

/** Which of the forms in “one | few | many” fits the count; shared by the API and vue-i18n, so both say the same. */
export const PLURAL_RULES: Readonly<Record<Locale, PluralRule>> = {
  kk: () => 0, // after a number the noun stays singular
  ru: (count, forms) => Math.min(RUSSIAN_FORMS[russian.select(count)] ?? 1, forms - 1),
  en: (count, forms) => (count === 1 ? 0 : Math.min(1, forms - 1)),
};
