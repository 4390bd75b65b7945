import { resultOf, seen } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { Day } from '@onaltu/domain/clock/day';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type Timetable = Schemas['TimetableView'];
export type Lesson = Schemas['TimetableLessonView'];
export type SeriesBody = Schemas['BookSeries'];
export type Series = Schemas['SeriesView'];
export type Cancellation = Schemas['CancelLesson'];
export type Preview = Schemas['SeriesPreview'];

/** Hears of every change of a lesson (live-topics). */
export const TIMETABLE_KEY = ['timetable'] as const;
export type Of = { specialistId?: string; caseFileId?: string; seriesId?: string };

const lessonAt = (plannedLessonId: string) => ({ params: { path: { plannedLessonId } } });
const seriesAt = (seriesId: string) => ({ params: { path: { seriesId } } });

export const TIMETABLE = {
  preview: (body: SeriesBody) => resultOf(providerApi.POST('/api/provider/timetable/series/preview', { body })),
  bookSeries: (body: SeriesBody) => resultOf(providerApi.POST('/api/provider/timetable/series', { body })),
  series: (id: string) => resultOf(providerApi.GET('/api/provider/timetable/series/{seriesId}', seriesAt(id))),
  changeSeries: (id: string, body: SeriesBody, version: number) =>
    resultOf(
      providerApi.POST('/api/provider/timetable/series/{seriesId}/change', { ...seriesAt(id), body, ...seen(version) }),
    ),
  endSeries: (id: string, from: string, version: number) =>
    providerApi.POST('/api/provider/timetable/series/{seriesId}/end', {
      ...seriesAt(id),
      body: { from },
      ...seen(version),
    }),
  bookLesson: (body: Schemas['BookLesson']) => resultOf(providerApi.POST('/api/provider/timetable/lessons', { body })),
  move: (id: string, body: Schemas['MoveLesson'], version: number) =>
    resultOf(
      providerApi.POST('/api/provider/timetable/lessons/{plannedLessonId}/move', {
        ...lessonAt(id),
        body,
        ...seen(version),
      }),
    ),
  makeUp: (plannedLessonId: string, caseFileId?: string) =>
    resultOf(
      providerApi.GET('/api/provider/timetable/lessons/{plannedLessonId}/make-up', {
        params: { path: { plannedLessonId }, query: caseFileId ? { caseFileId } : {} },
      }),
    ),
  cancel: (id: string, body: Cancellation, version: number) =>
    resultOf(
      providerApi.POST('/api/provider/timetable/lessons/{plannedLessonId}/cancellation', {
        ...lessonAt(id),
        body,
        ...seen(version),
      }),
    ),
  substitute: (id: string, body: Schemas['SubstituteSpecialist'], version: number) =>
    resultOf(
      providerApi.POST('/api/provider/timetable/lessons/{plannedLessonId}/substitute', {
        ...lessonAt(id),
        body,
        ...seen(version),
      }),
    ),
} as const;

/** The lessons of some days; what is shown stays while the next days are fetched. */
export function useTimetable(
  span: () => { from: Day; to: Day },
  of: () => Of,
  asked: MaybeRefOrGetter<boolean> = true,
) {
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuery({
    queryKey: computed(() => [...TIMETABLE_KEY, span(), of()]),
    queryFn: () => resultOf(providerApi.GET('/api/provider/timetable', { params: { query: { ...span(), ...of() } } })),
    enabled: computed(() => toValue(asked)),
    placeholderData: keepPreviousData,
  });
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: TIMETABLE_KEY });
  return { timetable: data, updatedAt: dataUpdatedAt, error, isPending, refetch, again };
}
