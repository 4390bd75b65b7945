import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { periodOf } from '@onaltu/domain/period';
import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';

type Schemas = components['schemas'];
export type Month = Schemas['MonthView'];
export type OwnMonth = Schemas['OwnMonthView'];
export type MonthCause = Schemas['MonthCauseView'];

/** Hears of an answer of the department (live-topics). */
export const MONTHS_KEY = ['months'] as const;
const at = (month: string) => ({ params: { path: { month } } });

export const useMonths = () =>
  useQuery({
    queryKey: [...MONTHS_KEY, 'list'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/months')),
    refetchOnWindowFocus: 'always',
  });

export const useMonth = (month: () => string) =>
  useQuery({
    queryKey: computed(() => [...MONTHS_KEY, month()]),
    queryFn: () => resultOf(providerApi.GET('/api/provider/months/{month}', at(month()))),
    refetchOnWindowFocus: 'always',
  });

export function useSealing(month: () => string) {
  const queries = useQueryClient();
  const seal = async (reason?: string): Promise<void> => {
    await resultOf(
      providerApi.POST('/api/provider/months/{month}/seal', { ...at(month()), body: reason ? { reason } : {} }),
    );
  };
  const again = () => queries.invalidateQueries({ queryKey: MONTHS_KEY });
  return { seal, again };
}

/** What was said to the department of the last months, and how more is said of this one. */
export function useExplanations(month: () => string) {
  const queries = useQueryClient();
  const queryKey = [...MONTHS_KEY, 'explanations'];
  const { data: all } = useQuery({
    queryKey,
    queryFn: () => resultOf(providerApi.GET('/api/provider/months/explanations')),
  });
  const explain = async (words: string): Promise<void> => {
    const said = await resultOf(
      providerApi.POST('/api/provider/months/{month}/explanations', { ...at(month()), body: { words } }),
    );
    queries.setQueryData(queryKey, said);
  };
  return { all, explain };
}

export const isMonth = (key: string): boolean => periodOf(key)?.kind === 'MONTH';
