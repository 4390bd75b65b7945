import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

/** What a version of the template asks, with its words. */
export function useTemplate(version: MaybeRefOrGetter<string | null>) {
  return useQuery({
    queryKey: computed(() => ['assessment-template', toValue(version)]),
    queryFn: () => {
      const params = { path: { version: toValue(version) ?? '' } };
      return resultOf(providerApi.GET('/api/provider/assessment-templates/{version}', { params }));
    },
    enabled: () => toValue(version) !== null,
    staleTime: Infinity,
  });
}
