import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { DictionaryKind } from '@onaltu/domain/dictionaries';
import { isLocale } from '@onaltu/i18n/formats';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

const MINUTES_15 = 900_000;
/** Where a national entry has its words. */
const WORDS: Readonly<Record<DictionaryKind, string>> = {
  PROBLEM_GROUP: 'problem',
  ABSENCE_REASON: 'dictionary.ABSENCE_REASON',
  WITHDRAWAL_REASON: 'dictionary.WITHDRAWAL_REASON',
  EARLY_END_REASON: 'dictionary.EARLY_END_REASON',
  PAUSE_REASON: 'dictionary.PAUSE_REASON',
};

/** One of the provider's lists in its order, national and own entries, in the reader's language. */
export function useDictionary(kind: DictionaryKind) {
  const { t, te, locale } = useI18n();
  const { data: dictionaries } = useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/settings/dictionaries')),
    staleTime: MINUTES_15,
  });
  const entries = computed(() => dictionaries.value?.find((one) => one.kind === kind)?.entries ?? []);
  /** A national entry is known before the list has come. */
  function nameOf(code: string): string {
    const own = entries.value.find((entry) => entry.code === code);
    if (own && isLocale(locale.value)) return own.names[locale.value];
    const key = `${WORDS[kind]}.${code}`;
    return te(key) ? t(key) : code;
  }
  /** What may be chosen now. */
  const options = computed(() =>
    entries.value.filter(({ active }) => active).map(({ code }) => ({ value: code, text: nameOf(code) })),
  );
  return { entries, options, nameOf };
}
