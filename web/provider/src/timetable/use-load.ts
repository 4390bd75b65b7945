import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { Day } from '@onaltu/domain/clock/day';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { byLoad } from './load';
import { TIMETABLE_KEY } from './use-timetable';

/** How much each specialist has between two days, whoever has the most of his time taken first. */
export function useLoad(span: () => { from: Day; to: Day }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: computed(() => [...TIMETABLE_KEY, 'load', span()]),
    queryFn: () => resultOf(providerApi.GET('/api/provider/timetable/load', { params: { query: span() } })),
    placeholderData: keepPreviousData,
  });
  return { people: computed(() => data.value && byLoad(data.value.people)), error, isPending, refetch };
}
