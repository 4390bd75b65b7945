import { once, resultOf } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components } from '@onaltu/api-client/department.schema';
import { isOnItsWay } from '@onaltu/domain/making';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

type Schemas = components['schemas'];
export type Export = Schemas['ExportView'];
export type AskedExport = Schemas['AskExport'];

const EXPORTS = ['exports'] as const;
const SUBSCRIPTION = ['export-subscription'] as const;
const SOON_MS = 1_500;

export const isMaking = ({ making }: Export): boolean => isOnItsWay(making);
export const fileOf = ({ id }: Export): string => `/api/department/exports/${id}/file`;

const pageAfter = (after: string) =>
  resultOf(departmentApi.GET('/api/department/exports', { params: { query: after ? { after } : {} } }));

/** The files of the last weeks, page by page; asked again and again while one of them is being made. */
export function useExports() {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: EXPORTS,
    queryFn: ({ pageParam }) => pageAfter(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.exports.some(isMaking)) ? SOON_MS : false),
  });
  const exports = computed(() => data.value?.pages.flatMap((page) => page.exports));
  return { exports, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage };
}

/** A key of its own for each press: asked again after a lost answer, it is the same file. */
export function useAskExport(done: () => void) {
  const queries = useQueryClient();
  const onSuccess = async () => {
    done();
    await queries.invalidateQueries({ queryKey: EXPORTS });
  };
  const ask = useMutation({
    mutationFn: (body: AskedExport) =>
      resultOf(departmentApi.POST('/api/department/exports', { body, ...once(crypto.randomUUID()) })),
    onSuccess,
  });
  const retry = useMutation({
    mutationFn: (exportId: string) =>
      resultOf(departmentApi.POST('/api/department/exports/{exportId}/retry', { params: { path: { exportId } } })),
    onSuccess,
  });
  return { ask, retry };
}

/** Whether the monthly form comes by mail. */
export function useSubscription() {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: SUBSCRIPTION,
    queryFn: () => resultOf(departmentApi.GET('/api/department/exports/subscription')),
  });
  const change = useMutation({
    mutationFn: (monthly: boolean) =>
      resultOf(departmentApi.PUT('/api/department/exports/subscription', { body: { monthly } })),
    onSuccess: (now) => queries.setQueryData(SUBSCRIPTION, now),
  });
  return { subscription: data, error, isPending, refetch, change };
}
