import { sourcesInWords } from '@onaltu/i18n/source-words';
import { useI18n } from 'vue-i18n';

/** Where a norm stands, in words. */
export function useSources() {
  const { t } = useI18n();
  const sourcesOf = (sources: readonly string[]): string =>
    sourcesInWords((key, values) => t(key, values ?? {}), sources);
  return { sourcesOf };
}
