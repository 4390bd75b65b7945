import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

/** Every specialist of the provider with how many open cases he has: whom to ask. */
export function useSpecialists(asked: MaybeRefOrGetter<boolean> = true) {
  const { data: specialists, error } = useQuery({
    queryKey: ['specialists'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/specialists')),
    enabled: computed(() => toValue(asked)),
  });
  return { specialists, error };
}
