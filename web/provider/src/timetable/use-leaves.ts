import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { TIMETABLE_KEY } from './use-timetable';

type Schemas = components['schemas'];
export type LeaveLeft = Schemas['LeaveLeftView'];
export type LeaveLesson = Schemas['LeaveLessonView'];

const at = (leaveId: string) => ({ params: { path: { leaveId } } });

export const LEAVES = {
  cover: (id: string, body: Schemas['CoverLeave']) =>
    resultOf(providerApi.POST('/api/provider/leaves/{leaveId}/lessons', { ...at(id), body })),
  cancel: (id: string, body: Schemas['CancelLeaveLessons']) =>
    resultOf(providerApi.POST('/api/provider/leaves/{leaveId}/lessons/cancellation', { ...at(id), body })),
} as const;

/** Whose leave leaves lessons behind, the soonest first. */
export function useLeavesLeft(asked: MaybeRefOrGetter<boolean> = true) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...TIMETABLE_KEY, 'leaves'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/timetable/leaves')),
    enabled: computed(() => toValue(asked)),
  });
  return { leaves: data, error, isPending, refetch };
}

/** The lessons of one leave with who could hold each. */
export function useLeaveLessons(id: MaybeRefOrGetter<string>) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: computed(() => [...TIMETABLE_KEY, 'leaves', toValue(id)]),
    queryFn: () => resultOf(providerApi.GET('/api/provider/leaves/{leaveId}/lessons', at(toValue(id)))),
  });
  return { leave: data, error, isPending, refetch };
}
