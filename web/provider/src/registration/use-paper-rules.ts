import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { parseDate } from '@onaltu/domain/dates';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

/** Which papers the regulation asks for, and the norm of action 1: as it holds today, or on the typed day of receipt. */
export function usePaperRules(typedDay: MaybeRefOrGetter<string>) {
  const on = computed(() => parseDate(toValue(typedDay)) ?? undefined);
  const { data: regulation, error } = useQuery({
    queryKey: computed(() => ['regulation', on.value]),
    queryFn: () =>
      resultOf(
        providerApi.GET('/api/provider/settings/regulation', { params: { query: on.value ? { on: on.value } : {} } }),
      ),
    staleTime: 3_600_000,
    placeholderData: (before) => before,
  });
  return {
    rules: computed(() => regulation.value?.papers ?? []),
    normMinutes: computed(() => regulation.value?.norms.find(({ action }) => action === 1)?.max),
    error,
  };
}
