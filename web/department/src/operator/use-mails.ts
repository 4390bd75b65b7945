import { useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { keepPreviousData, type QueryKey } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { type MailFilter, PLATFORM, type Schemas } from './use-platform';

export type WatchedMail = Schemas['WatchedMail'];

/** Every owner's mails, the latest first, a page at a time. */
export function useMails(standing: MaybeRefOrGetter<MailFilter | undefined>) {
  const list = useInfiniteQuery({
    queryKey: computed((): QueryKey => ['mails', 'list', toValue(standing) ?? 'ALL']),
    queryFn: ({ pageParam }) =>
      PLATFORM.mails({ standing: toValue(standing), ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const rows = computed(() => list.data.value?.pages.flatMap((page) => page.rows));
  return { list, rows };
}

export const useMailCounts = () => useQuery({ queryKey: ['mails', 'counts'], queryFn: PLATFORM.mailCounts });
