import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { isLocale } from '@onaltu/i18n/formats';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

const MINUTES_15 = 900_000;

/** The provider's problem groups in its order, national and own ones, in the reader's language. */
export function useProblemGroups() {
  const { t, te, locale } = useI18n();
  const { data: dictionaries } = useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/settings/dictionaries')),
    staleTime: MINUTES_15,
  });
  const groups = computed(() => dictionaries.value?.find(({ kind }) => kind === 'PROBLEM_GROUP')?.entries ?? []);
  /** A national group is known before the list has come. */
  function groupName(code: string): string {
    const own = groups.value.find((group) => group.code === code);
    if (own && isLocale(locale.value)) return own.names[locale.value];
    return te(`problem.${code}`) ? t(`problem.${code}`) : code;
  }
  return { groups, groupName };
}
