import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { AssessmentKind } from '@onaltu/domain/assessment';
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

/** The record of a kind to look at, the open one first; and the one before it, to compare with. */
export function chooseRecord(rows: readonly AssessmentRow[], kind: AssessmentKind) {
  const index = rows.findLastIndex((row) => row.kind === kind);
  const before = (index < 0 ? rows : rows.slice(0, index)).filter(({ closedAt }) => closedAt !== null);
  const earlier = kind === 'FINAL' ? before.find((row) => row.kind === 'INITIAL') : before.at(-1);
  return { row: rows[index] ?? null, earlier: earlier ?? null };
}

/** One joint record; while it is open the others' sections fill before one's eyes. */
export function useAssessment(id: MaybeRefOrGetter<string | null>) {
  const queries = useQueryClient();
  const queryKey = computed(() => ['assessment', toValue(id)]);
  const query = useQuery({
    queryKey,
    queryFn: () => {
      const params = { path: { assessmentId: toValue(id) ?? '' } };
      return resultOf(providerApi.GET('/api/provider/assessments/{assessmentId}', { params }));
    },
    enabled: () => toValue(id) !== null,
    refetchInterval: ({ state }) => (state.data?.closedAt === null ? EVERY : false),
  });
  /** Puts an answer in place; one that was asked before it is behind it: it is asked anew, for what others gave meanwhile. */
  async function put(change: (record: Assessment) => Assessment): Promise<void> {
    const asked = { queryKey: queryKey.value };
    const wasAsked = queries.isFetching(asked) > 0;
    await queries.cancelQueries(asked);
    queries.setQueryData<Assessment>(asked.queryKey, (record) => record && change(record));
    if (wasAsked) void queries.invalidateQueries(asked);
  }
  const putScore = (indicator: string, score: GivenScore | null) =>
    put((record) => withScore(record, indicator, score));
  return { query, put, putScore };
}

function withScore(record: Assessment, indicator: string, score: GivenScore | null): Assessment {
  const inSection = (section: Section) => section.domains.some((domain) => indicator.startsWith(`${domain}.`));
  return {
    ...record,
    sections: record.sections.map((section) => {
      if (!inSection(section)) return section;
      const others = section.scores.filter((one) => one.indicator !== indicator);
      const missing = section.missing.filter((code) => code !== indicator);
      return score
        ? { ...section, scores: [...others, score], missing }
        : { ...section, scores: others, missing: [...missing, indicator] };
    }),
  };
}

/** What a version of the template asks, with its words. */
export function useTemplate(version: MaybeRefOrGetter<string | null>) {
  return useQuery({
    queryKey: computed(() => ['assessment-template', toValue(version)]),
    queryFn: () => {
      const params = { path: { version: toValue(version) ?? '' } };
      return resultOf(providerApi.GET('/api/provider/assessment-templates/{version}', { params }));
    },
    enabled: () => toValue(version) !== null,
    staleTime: Infinity,
  });
}
