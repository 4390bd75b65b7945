import { once, resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { isOnItsWay } from '@onaltu/domain/making';
import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';

type Schemas = components['schemas'];
export type Journal = Schemas['JournalView'];
export type JournalWanted = Schemas['PrintJournal'];

export const JOURNALS_KEY = ['journals'] as const;
const SOON_MS = 1_500;

export const isMaking = ({ making }: Journal): boolean => isOnItsWay(making);

/** A key of its own for each press: asked again after a lost answer, it is the same journal. */
export const printJournal = (body: JournalWanted): Promise<Journal> =>
  resultOf(providerApi.POST('/api/provider/journals', { body, ...once(crypto.randomUUID()) }));

export const retryJournal = (journalId: string): Promise<Journal> =>
  resultOf(providerApi.POST('/api/provider/journals/{journalId}/retry', { params: { path: { journalId } } }));

export const fileOf = ({ id }: Journal): string => `/api/provider/journals/${id}/file`;

/** The journals of the last week; asked again and again while one of them is being made. */
export function useJournals() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: JOURNALS_KEY,
    queryFn: () => resultOf(providerApi.GET('/api/provider/journals')),
    refetchInterval: ({ state }) => (state.data?.journals.some(isMaking) ? SOON_MS : false),
  });
  return { journals: computed(() => data.value?.journals), error, isPending, refetch };
}
