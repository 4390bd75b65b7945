import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

export type Work = components['schemas']['WorkView'];
export type Task = components['schemas']['TaskView'];

/** What is this person's to do now. */
export function useWork(enabled: MaybeRefOrGetter<boolean> = true) {
  const {
    data: work,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['work'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/work')),
    enabled: computed(() => toValue(enabled)),
  });
  return { work, error, isPending, refetch };
}

/** Where the provider's open cases stand now. */
export function useProcess(enabled: MaybeRefOrGetter<boolean> = true) {
  const {
    data: process,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['process'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/process')),
    enabled: computed(() => toValue(enabled)),
  });
  return { process, error, isPending, refetch };
}
