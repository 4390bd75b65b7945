import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type Assessment = Schemas['AssessmentView'];
export type Section = Schemas['SectionView'];
export type GivenScore = Schemas['ScoreView'];
export type AssessmentRow = Schemas['AssessmentRow'];
export type TemplateDomain = Schemas['TemplateDomainView'];

const OF_CASE = '/api/provider/case-files/{caseFileId}/assessments';
/** Changes are heard as they come; this is for a line that hears nothing. */
const EVERY = 20_000;

/** Which records of a case there are, and beginning another. */
export function useAssessments(caseFileId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  const params = computed(() => ({ path: { caseFileId: toValue(caseFileId) } }));
  const queryKey = computed(() => ['assessments', toValue(caseFileId)]);
  const query = useQuery({
    queryKey,
    queryFn: () => resultOf(providerApi.GET(OF_CASE, { params: params.value })),
  });
  const begin = useMutation({
    mutationFn: (body: Schemas['BeginAssessment']) =>
      resultOf(providerApi.POST(OF_CASE, { params: params.value, body })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKey.value }),
        queries.invalidateQueries({ queryKey: ['case-file', toValue(caseFileId)] }),
      ]),
  });
  return { query, begin };
}

export const keyOfAssessment = (id: string | null) => ['assessment', id] as const;

/** One joint record; while it is open the others' sections fill before one's eyes. */
export function useAssessment(id: MaybeRefOrGetter<string | null>) {
  return useQuery({
    queryKey: computed(() => keyOfAssessment(toValue(id))),
    queryFn: () => {
      const params = { path: { assessmentId: toValue(id) ?? '' } };
      return resultOf(providerApi.GET('/api/provider/assessments/{assessmentId}', { params }));
    },
    enabled: () => toValue(id) !== null,
    refetchInterval: ({ state }) => (state.data?.closedAt === null ? EVERY : false),
  });
}
