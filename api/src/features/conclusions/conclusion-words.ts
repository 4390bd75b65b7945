import type { ConclusionSentence, EvidenceGap, SentenceParam } from '@onaltu/domain/conclusion';
import { formatDay, formatNumber } from '@onaltu/i18n/formats';
import type { Translator } from '@onaltu/i18n/translator';

function textOf(param: SentenceParam, { t }: Translator): string {
  if ('word' in param) return t(param.word);
  if ('day' in param) return formatDay(param.day);
  if ('number' in param) return formatNumber(param.number, param.digits);
  return param.text;
}

/** A sentence or a gap of the draft in the words of one language. */
export function sentenceText(
  words: Translator,
  { key, params }: Pick<ConclusionSentence | EvidenceGap, 'key' | 'params'>,
): string {
  const said = Object.entries(params).map(([name, param]) => [name, textOf(param, words)]);
  return words.t(key, Object.fromEntries(said) as Record<string, string>);
}
