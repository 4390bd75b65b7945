import { resultOf, seen } from '@onaltu/api-client/connect';
import { departmentApi } from '@onaltu/api-client/department';
import type { components } from '@onaltu/api-client/department.schema';
import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

type Schemas = components['schemas'];
export type RegionMonths = Schemas['RegionMonthsView'];
export type ProviderMonths = Schemas['ProviderMonthsView'];
export type Month = Schemas['MonthView'];
export type SealedMonth = Schemas['SealedMonthView'];

const KEY = ['months'] as const;
const LIVE = 60_000;

/** Providers by months; it renews itself while someone looks. */
export const useRegionMonths = () =>
  useQuery({
    queryKey: [...KEY, 'grid'],
    queryFn: () => resultOf(departmentApi.GET('/api/department/months')),
    refetchInterval: LIVE,
    refetchOnWindowFocus: 'always',
  });

type Place = { providerId: string; month: string };
const at = (path: Place) => ({ params: { path } });

export const useSealedMonth = (place: () => Place) =>
  useQuery({
    queryKey: computed(() => [...KEY, place()]),
    queryFn: () => resultOf(departmentApi.GET('/api/department/providers/{providerId}/months/{month}', at(place()))),
    refetchOnWindowFocus: 'always',
  });

/** What the department says of the version that is shown. */
export function useAnswer(place: () => Place, version: () => number) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  const accept = async (): Promise<void> => {
    await departmentApi.POST('/api/department/providers/{providerId}/months/{month}/acceptance', {
      ...at(place()),
      ...seen(version()),
    });
  };
  const giveBack = async (comment: string): Promise<void> => {
    await departmentApi.POST('/api/department/providers/{providerId}/months/{month}/return', {
      ...at(place()),
      ...seen(version()),
      body: { comment },
    });
  };
  return { accept, giveBack, again };
}
