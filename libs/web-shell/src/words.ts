import { isLocale, type Locale } from '@onaltu/i18n/formats';
import type { Messages } from '@onaltu/i18n/kk-messages';
import { PLURAL_RULES } from '@onaltu/i18n/plural-rules';
import { createI18n } from 'vue-i18n';

const KEY = 'onaltu.locale';
const DEFAULT: Locale = 'kk';

const LOADERS: Readonly<Record<Locale, () => Promise<Messages>>> = {
  kk: async () => (await import('./kk-words')).messages,
  ru: async () => (await import('./ru-words')).messages,
  en: async () => (await import('./en-words')).messages,
};

/** A word that is missing must be seen while the page is made, not by its reader: there is no other language behind it. */
export const words = createI18n({
  legacy: false,
  locale: DEFAULT,
  fallbackLocale: false,
  messages: {} as Record<Locale, Messages>,
  pluralRules: PLURAL_RULES,
  missing: (locale, key) => {
    if (import.meta.env.DEV) throw new Error(`No message ${key} in ${locale}`);
  },
});

function chosen(): Locale | null {
  const kept = localStorage.getItem(KEY);
  return isLocale(kept) ? kept : null;
}

async function speak(locale: Locale): Promise<void> {
  const { global } = words;
  if (!global.availableLocales.includes(locale)) global.setLocaleMessage(locale, await LOADERS[locale]());
  global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** The language chosen on this device, Kazakh before any choice. */
export const speakFirst = (): Promise<void> => speak(chosen() ?? DEFAULT);

/** The person's own language, unless this device was told another. */
export async function speakTo(locale: string): Promise<void> {
  if (!chosen() && isLocale(locale)) await speak(locale);
}

export async function chooseLanguage(locale: Locale): Promise<void> {
  localStorage.setItem(KEY, locale);
  await speak(locale);
}
