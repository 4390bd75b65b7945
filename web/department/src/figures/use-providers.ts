import type { ProviderKind } from '@onaltu/domain/directory';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { nameIn } from '../directory/names-form';
import { DIRECTORY } from '../settings/use-directory';
import type { Filters } from './use-filters';

/** Names and places of the providers, as the directory has them. */
export function useProviders() {
  const { locale } = useI18n();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['directory', 'providers'],
    queryFn: DIRECTORY.providers,
  });
  const byId = computed(() => new Map(data.value?.map((provider) => [provider.id, provider])));
  const providerOf = (id: string) => byId.value.get(id);
  function nameOf(id: string): string {
    const found = providerOf(id);
    return found ? nameIn(found.names, locale.value) : '–';
  }
  function placeOf(id: string): string {
    const found = providerOf(id);
    return found ? nameIn(found.districtNames, locale.value) : '–';
  }
  /** Whether a provider is among those that are looked at. */
  function isWithin(id: string, { type, district }: { type?: ProviderKind; district?: Filters['district'] }): boolean {
    const found = providerOf(id);
    return (!type || found?.kind === type) && (!district || found?.districtId === district);
  }
  return { providers: data, nameOf, placeOf, providerOf, isWithin, error, isPending, refetch };
}
