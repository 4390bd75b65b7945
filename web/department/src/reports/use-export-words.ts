import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { nameIn } from '../directory/names-form';
import { useProviders } from '../figures/use-providers';
import { DIRECTORY } from '../settings/use-directory';
import type { Export } from './use-exports';

/** What a file is called, and what it is filtered by. */
export function useExportWords() {
  const { t, locale } = useI18n();
  const { nameOf } = useProviders();
  const { data: districts } = useQuery({ queryKey: ['directory', 'districts'], queryFn: DIRECTORY.districts });
  const placeNames = computed(
    () => new Map(districts.value?.map(({ id, names }) => [id, nameIn(names, locale.value)])),
  );

  function titleOf({ report, indicator, by }: Export): string {
    if (report) return t(`report.name.${report}`);
    return [t(`indicator.${indicator}.name`), ...by.map((one) => t(`report.by.${one}`))].join(', ');
  }
  function filtersOf({ district, type, provider }: Export): string {
    const chosen = [
      ...(district ? [placeNames.value.get(district) ?? '–'] : []),
      ...(type ? [t(`provider.type.${type}`)] : []),
      ...(provider ? [nameOf(provider)] : []),
    ];
    return chosen.length > 0 ? chosen.join('; ') : t('report.all');
  }
  return { titleOf, filtersOf };
}
