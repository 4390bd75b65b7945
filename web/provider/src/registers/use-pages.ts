import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Page<Row> = { rows: Row[]; next: string | null };
type Read<Row, Filter> = (filter: Filter, after: string | undefined) => Promise<Page<Row>>;

/** A list, a page at a time; the old rows stay while new ones are on their way. */
export function usePages<Row, Filter>(name: string, filter: MaybeRefOrGetter<Filter>, read: Read<Row, Filter>) {
  const list = useInfiniteQuery({
    queryKey: computed((): QueryKey => [name, 'list', toValue(filter)]),
    queryFn: ({ pageParam }) => read(toValue(filter), pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const rows = computed(() => list.data.value?.pages.flatMap((page) => page.rows));
  return { list, rows };
}
export type Pages<Row> = ReturnType<typeof usePages<Row, unknown>>;
