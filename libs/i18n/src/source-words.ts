import type { MessageKey } from './messages';

type Say = (key: MessageKey, values?: Record<string, string>) => string;

/** A paragraph is not broken at its hyphen. */
const KEPT_HYPHEN = '\u2060-\u2060';
const PARAGRAPH = /^¶(\d+)(?:\((\d+)\))?$/;

/** Where a norm stands, in words: «5-тармақ, 4)»; what no text confirms is never shown as law. */
export function sourceInWords(t: Say, source: string): string {
  const [, n, m] = PARAGRAPH.exec(source) ?? [];
  if (!n) return t('settings.norms.practice');
  return m ? t('settings.norms.subparagraph', { n, m }) : t('settings.norms.paragraph', { n });
}

export const sourcesInWords = (t: Say, sources: readonly string[]): string =>
  sources.map((source) => sourceInWords(t, source).replaceAll('-', KEPT_HYPHEN)).join('; ');
