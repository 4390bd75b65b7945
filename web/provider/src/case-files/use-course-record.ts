import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

/** The approved programme of a case and what became of it. */
export function useCourseRecord(caseFileId: MaybeRefOrGetter<string>) {
  const { data: record } = useQuery({
    queryKey: computed(() => ['course', toValue(caseFileId)]),
    queryFn: () => {
      const path = { caseFileId: toValue(caseFileId) };
      return resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}/course', { params: { path } }));
    },
  });
  return record;
}
