import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { isOnItsWay } from '@onaltu/domain/making';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

const WHILE_RENDERING = 2_000;

/** One case with all its page shows; asks again while a document is being made. */
export function useCaseFile(id: MaybeRefOrGetter<string>) {
  const queryKey = computed(() => ['case-file', toValue(id)]);
  const {
    data: caseFile,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey,
    queryFn: () => {
      const path = { caseFileId: toValue(id) };
      return resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}', { params: { path } }));
    },
    refetchInterval: ({ state }) =>
      state.data?.documents.some(({ making }) => isOnItsWay(making)) ? WHILE_RENDERING : false,
  });
  return { caseFile, error, isPending, refetch };
}
