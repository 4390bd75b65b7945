import { resultOf } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components } from '@onaltu/api-client/department.schema';
import { useQuery } from '@tanstack/vue-query';

export type ProviderCount = components['schemas']['ProviderCount'];

const LIVE = 30_000;

/** How many cases stand in each action now: the figures renew themselves while someone looks at them. */
export function useCasesPerAction() {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['cases-per-action'],
    queryFn: () => resultOf(departmentApi.GET('/api/department/statistics/cases-per-action')),
    refetchInterval: LIVE,
    refetchOnWindowFocus: 'always',
  });
  return { figures: data, error, isPending, isFetching, refetch };
}
