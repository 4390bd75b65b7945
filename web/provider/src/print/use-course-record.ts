import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

/** What was planned and held of a course; nothing is asked before there is one. */
export function useCourseRecord(id: MaybeRefOrGetter<string>, begun: MaybeRefOrGetter<boolean>) {
  const {
    data: record,
    isLoading,
    error,
    refetch,
  } = useQuery({
    queryKey: computed(() => ['course', toValue(id)]),
    queryFn: () => {
      const path = { caseFileId: toValue(id) };
      return resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}/course', { params: { path } }));
    },
    enabled: computed(() => toValue(begun)),
  });
  return { record, isLoading, error, refetch };
}
