import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

export type Reminder = components['schemas']['ReminderView'];
type Reminders = components['schemas']['RemindersView'];
const KEY = ['reminders'] as const;

/** What this person is reminded of and is not done yet. */
export function useReminders(enabled: MaybeRefOrGetter<boolean> = true) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => resultOf(providerApi.GET('/api/provider/reminders')),
    enabled: computed(() => toValue(enabled)),
  });
  return {
    reminders: computed(() => data.value?.reminders),
    unseen: computed(() => data.value?.unseen ?? 0),
    error,
    isPending,
    refetch,
  };
}

/** Says that some of them were seen. */
export function useSeen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => resultOf(providerApi.POST('/api/provider/reminders/seen', { body: { ids } })),
    onSuccess: (left: Reminders) => queries.setQueryData(KEY, left),
    onError: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
