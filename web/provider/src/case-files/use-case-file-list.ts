import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

export type CaseFileRow = components['schemas']['CaseFileRow'];

export function isCaseState(value: unknown): value is CaseState {
  return CASE_STATES.some((state) => state === value);
}

/** The provider's cases, the latest move first, a page at a time. */
export function useCaseFileList(state: MaybeRefOrGetter<CaseState | null>) {
  const queryKey = computed(() => ['case-files', toValue(state)]);
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => {
      const query = { state: toValue(state) ?? undefined, after: pageParam ?? undefined };
      return resultOf(providerApi.GET('/api/provider/case-files', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = computed(() => list.data.value?.pages.flatMap((page) => page.rows));
  return { list, rows };
}
