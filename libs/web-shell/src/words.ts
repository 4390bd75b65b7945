import { isLocale, type Locale } from '@onaltu/i18n/formats';
import type { DailyMessages } from '@onaltu/i18n/kk-daily-messages';
import type { FigureMessages } from '@onaltu/i18n/kk-figure-messages';
import type { LessonMessages } from '@onaltu/i18n/kk-lesson-messages';
import type { Messages } from '@onaltu/i18n/kk-messages';
import type { OfficeMessages } from '@onaltu/i18n/kk-office-messages';
import type { ReportMessages } from '@onaltu/i18n/kk-report-messages';
import type { ScheduleMessages } from '@onaltu/i18n/kk-schedule-messages';
import type { ScoringMessages } from '@onaltu/i18n/kk-scoring-messages';
import type { SealingMessages } from '@onaltu/i18n/kk-sealing-messages';
import { PLURAL_RULES } from '@onaltu/i18n/plural-rules';
import { createI18n } from 'vue-i18n';

const KEY = 'onaltu.locale';
const DEFAULT: Locale = 'kk';

/** Words are fetched in parts: those of the day with the first page, the others with the pages that show them. */
const DAILY: Readonly<Record<Locale, () => Promise<DailyMessages>>> = {
  kk: async () => (await import('./kk-words')).messages,
  ru: async () => (await import('./ru-words')).messages,
  en: async () => (await import('./en-words')).messages,
};
const PARTS = {
  /** An office's settings, journals and certificates. */
  office: {
    kk: async () => (await import('./kk-office-words')).messages,
    ru: async () => (await import('./ru-office-words')).messages,
    en: async () => (await import('./en-office-words')).messages,
  },
  /** The pages of lessons and of a course. */
  lessons: {
    kk: async () => (await import('./kk-lesson-words')).messages,
    ru: async () => (await import('./ru-lesson-words')).messages,
    en: async () => (await import('./en-lesson-words')).messages,
  },
  /** The pages of figures. */
  figures: {
    kk: async () => (await import('./kk-figure-words')).messages,
    ru: async () => (await import('./ru-figure-words')).messages,
    en: async () => (await import('./en-figure-words')).messages,
  },
  /** The page of reports. */
  reports: {
    kk: async () => (await import('./kk-report-words')).messages,
    ru: async () => (await import('./ru-report-words')).messages,
    en: async () => (await import('./en-report-words')).messages,
  },
  /** The timetable. */
  schedule: {
    kk: async () => (await import('./kk-schedule-words')).messages,
    ru: async () => (await import('./ru-schedule-words')).messages,
    en: async () => (await import('./en-schedule-words')).messages,
  },
  /** The sheet of an assessment, and the conclusion. */
  scoring: {
    kk: async () => (await import('./kk-scoring-words')).messages,
    ru: async () => (await import('./ru-scoring-words')).messages,
    en: async () => (await import('./en-scoring-words')).messages,
  },
  /** The pages of confirmed months. */
  sealing: {
    kk: async () => (await import('./kk-sealing-words')).messages,
    ru: async () => (await import('./ru-sealing-words')).messages,
    en: async () => (await import('./en-sealing-words')).messages,
  },
} as const satisfies Record<
  string,
  Record<
    Locale,
    () => Promise<
      | OfficeMessages
      | LessonMessages
      | FigureMessages
      | ReportMessages
      | ScheduleMessages
      | ScoringMessages
      | SealingMessages
    >
  >
>;
export type WordsPart = keyof typeof PARTS;
const wanted = new Set<WordsPart>();
const known = new Set<string>();

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

async function fetchPart(part: WordsPart, locale: Locale): Promise<void> {
  const name = `${part} ${locale}`;
  if (known.has(name)) return;
  words.global.mergeLocaleMessage(locale, await PARTS[part][locale]());
  known.add(name);
}

async function fetchWords(locale: Locale): Promise<void> {
  const { global } = words;
  if (!global.availableLocales.includes(locale)) global.setLocaleMessage(locale, (await DAILY[locale]()) as Messages);
  for (const part of wanted) await fetchPart(part, locale);
}

async function speak(locale: Locale): Promise<void> {
  await fetchWords(locale);
  words.global.locale.value = locale;
  document.documentElement.lang = locale;
}

/** Before a page that shows them opens; from then on in every language that is chosen. */
export async function speakOf(part: WordsPart): Promise<void> {
  wanted.add(part);
  await fetchWords(words.global.locale.value);
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
