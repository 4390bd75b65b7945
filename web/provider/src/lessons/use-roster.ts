import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type Roster = Schemas['RosterView'];
export type RosterChild = Schemas['RosterChildView'];
export type ChildMark = Schemas['MarkOfChild'];

export const rosterKey = (id: string) => ['lessons', 'roster', id];
export const readRoster = (plannedLessonId: string): Promise<Roster> =>
  resultOf(
    providerApi.GET('/api/provider/timetable/lessons/{plannedLessonId}/roster', {
      params: { path: { plannedLessonId } },
    }),
  );

/** Who has a place in a lesson, and who came. */
export const useRoster = (id: MaybeRefOrGetter<string>) =>
  useQuery({ queryKey: computed(() => rosterKey(toValue(id))), queryFn: () => readRoster(toValue(id)) });
