import { resultOf, seen } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { Goal } from './use-course-record';

type Schemas = components['schemas'];
export type Correction = Schemas['CorrectAttendance'] & { lessonId: string };

const CASE = '/api/provider/case-files/{caseFileId}';

/** What is done in action 4; whatever the answer, the pages are read anew. */
export function useCourseActs(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  const path = computed(() => ({ caseFileId: toValue(id) }));
  const act = <Input, Output>(mutationFn: (input: Input) => Promise<Output>) =>
    useMutation({ mutationFn, onSettled: () => queries.invalidateQueries() });
  return {
    approve: act((body: Schemas['ApproveProgramme']) =>
      resultOf(providerApi.POST(`${CASE}/programme/approval`, { params: { path: path.value }, body })),
    ),
    judge: act(({ id: goalId, version, state }: Pick<Goal, 'id' | 'version' | 'state'>) =>
      resultOf(
        providerApi.PUT('/api/provider/goals/{goalId}', {
          params: { path: { goalId } },
          body: { state },
          ...seen(version),
        }),
      ),
    ),
    record: act((body: Schemas['RecordLesson']) => resultOf(providerApi.POST('/api/provider/lessons', { body }))),
    correct: act(({ lessonId, ...body }: Correction) =>
      resultOf(
        providerApi.POST('/api/provider/lessons/{lessonId}/attendance/{caseFileId}/correction', {
          params: { path: { lessonId, ...path.value } },
          body,
        }),
      ),
    ),
    complete: act((body: Schemas['CompleteCourse']) =>
      resultOf(providerApi.POST(`${CASE}/completion`, { params: { path: path.value }, body })),
    ),
  };
}
