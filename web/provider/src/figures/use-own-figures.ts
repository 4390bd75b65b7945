import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { IndicatorId } from '@onaltu/domain/indicators';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

export type Figure = components['schemas']['IndicatorFiguresView'];
export type Counted = components['schemas']['CountedView'];

/** Some figures of the own organisation over a period. */
export const useOwnFigures = (question: () => { indicator: IndicatorId[]; period: string }) =>
  useQuery({
    queryKey: computed(() => ['figures', question()]),
    queryFn: () => resultOf(providerApi.GET('/api/provider/statistics/figures', { params: { query: question() } })),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
  });
