import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type TimetableLesson = Schemas['TimetableLessonView'];
export type Roster = Schemas['RosterView'];
export type RosterChild = Schemas['RosterChildView'];
export type ChildMark = Schemas['MarkOfChild'];

const DAYS_BACK = 14;
const DAYS_AHEAD = 14;

/** The lessons of two weeks before and after today: of one specialist, or of everybody. */
export function useLessons(specialistId: MaybeRefOrGetter<string | undefined>, asked: MaybeRefOrGetter<boolean>) {
  const read = () => {
    const today = almatyDay(new Date());
    const span = { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) };
    const query = { ...span, specialistId: toValue(specialistId) };
    return resultOf(providerApi.GET('/api/provider/timetable', { params: { query } }));
  };
  return useQuery({
    queryKey: computed(() => ['lessons', 'span', toValue(specialistId) ?? '']),
    queryFn: read,
    enabled: computed(() => toValue(asked)),
  });
}

export const rosterKey = (id: string) => ['lessons', 'roster', id];
export const readRoster = (plannedLessonId: string): Promise<Roster> =>
  resultOf(
    providerApi.GET('/api/provider/timetable/lessons/{plannedLessonId}/roster', {
      params: { path: { plannedLessonId } },
    }),
  );

export const useLessonRoster = (id: MaybeRefOrGetter<string>) =>
  useQuery({ queryKey: computed(() => rosterKey(toValue(id))), queryFn: () => readRoster(toValue(id)) });
