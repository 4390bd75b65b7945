import { createCoreContext, translate } from '@intlify/core';
import type { Locale } from './formats';
import { MESSAGES, type MessageKey } from './messages';
import { PLURAL_RULES } from './plural-rules';

export type Params = Readonly<Record<string, unknown>>;
export type Translator = {
  readonly locale: Locale;
  t(key: MessageKey, params?: Params): string;
  /** For keys made at run time (`refusal.<code>`): the caller asks first instead of meeting an exception. */
  has(key: string): key is MessageKey;
};

function contextOf(locale: Locale) {
  return createCoreContext({
    locale,
    messages: { [locale]: MESSAGES[locale] },
    pluralRules: { [locale]: PLURAL_RULES[locale] },
    fallbackWarn: false,
    missingWarn: false,
    missing: (_context, _locale, key) => {
      throw new Error(`No message ${key} in ${locale}`);
    },
  });
}

function hasText(locale: Locale, key: string): boolean {
  let node: unknown = MESSAGES[locale];
  for (const part of key.split('.')) {
    node = Object.entries(Object(node) as object).find(([name]) => name === part)?.[1];
  }
  return typeof node === 'string';
}

function create(locale: Locale): Translator {
  const context = contextOf(locale);
  const said = (key: MessageKey, params: Params) => String(translate(context, key, { ...params }));
  const always = new Map<MessageKey, string>(); // without params a message says the same each time
  const alwaysSaid = (key: MessageKey) => {
    const text = always.get(key) ?? said(key, {});
    always.set(key, text);
    return text;
  };
  return {
    locale,
    t: (key, params) => (params ? said(key, params) : alwaysSaid(key)),
    has: (key): key is MessageKey => hasText(locale, key),
  };
}

const TRANSLATORS: Readonly<Record<Locale, Translator>> = { kk: create('kk'), ru: create('ru'), en: create('en') };

/** The words of one locale; `n` in the params picks the plural form. A key without a message throws. */
export function translator(locale: Locale): Translator {
  return TRANSLATORS[locale];
}
