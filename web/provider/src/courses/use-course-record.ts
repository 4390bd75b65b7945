import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type CourseRecord = Schemas['CourseRecordView'];
export type Goal = Schemas['GoalView'];
export type LessonOf = Schemas['LessonView'];

export const courseKey = (caseFileId: string) => ['course', caseFileId];
export const readCourse = (caseFileId: string): Promise<CourseRecord> =>
  resultOf(providerApi.GET('/api/provider/case-files/{caseFileId}/course', { params: { path: { caseFileId } } }));

/** The programme of a case and what became of it; nothing is asked before there can be one. */
export function useCourseRecord(caseFileId: MaybeRefOrGetter<string>, asked: MaybeRefOrGetter<boolean> = true) {
  const {
    data: record,
    isLoading,
    error,
    refetch,
  } = useQuery({
    queryKey: computed(() => courseKey(toValue(caseFileId))),
    queryFn: () => readCourse(toValue(caseFileId)),
    enabled: computed(() => toValue(asked)),
  });
  return { record, isLoading, error, refetch };
}
