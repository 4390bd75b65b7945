import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { CASE_STATES, type CaseState } from '@onaltu/domain/case-process';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

export type CaseFileRow = components['schemas']['CaseFileRow'];
export type CaseView = NonNullable<components['schemas']['SearchCaseFiles']['view']>;
/** A saved view and a state may stand in an address; what somebody searches for may not. */
export type CaseFilter = { view: CaseView | null; state: CaseState | null; text: string };

export const CASE_VIEWS = ['MINE', 'LATE', 'ENDING'] as const satisfies readonly CaseView[];

export function isCaseState(value: unknown): value is CaseState {
  return CASE_STATES.some((state) => state === value);
}

export function isCaseView(value: unknown): value is CaseView {
  return CASE_VIEWS.some((view) => view === value);
}

function readPage({ view, state, text }: CaseFilter, after: string | null) {
  const query = { view: view ?? undefined, state: state ?? undefined, after: after ?? undefined };
  return text
    ? resultOf(providerApi.POST('/api/provider/case-files/search', { body: { text, ...query } }))
    : resultOf(providerApi.GET('/api/provider/case-files', { params: { query } }));
}

/** The provider's cases, the latest move first, a page at a time; the old rows stay while new ones are on their way. */
export function useCaseFileList(filter: MaybeRefOrGetter<CaseFilter>) {
  const queryKey = computed(() => ['case-files', toValue(filter)] as const);
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ queryKey: [, wanted], pageParam }) => readPage(wanted, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const rows = computed(() => list.data.value?.pages.flatMap((page) => page.rows));
  return { list, rows };
}
