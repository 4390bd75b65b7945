import { resultOf, seen } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { Making } from '@onaltu/domain/making';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type Conclusion = Schemas['ConclusionView'];
export type Versioned<Body> = { seen: number; body: Body };

const BASE = '/api/provider/case-files/{caseFileId}/conclusion';
const WHILE_DRAFTED = 3_000;
const isCode = (error: unknown, code: string) => error instanceof Problem && error.code === code;

/** The conclusion of a case, and the three things its signers do with it. */
export function useConclusion(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  const params = computed(() => ({ path: { caseFileId: toValue(id) } }));
  const queryKey = computed(() => ['conclusion', toValue(id)]);
  const query = useQuery({
    queryKey,
    queryFn: () => resultOf(providerApi.GET(BASE, { params: params.value })),
    refetchInterval: ({ state }) => (isCode(state.error, 'conclusion.not-drafted') ? WHILE_DRAFTED : false),
  });
  const keep = {
    onSuccess: async (conclusion: Conclusion) => {
      queries.setQueryData(queryKey.value, conclusion);
      await queries.invalidateQueries({ queryKey: ['case-file', toValue(id)] });
      await queries.invalidateQueries({ queryKey: ['case-files'] });
    },
    /** Somebody was quicker: their words are fetched, mine stay in the field; nobody signs a text not yet read. */
    onError: async (error: Error) => {
      if (isCode(error, 'version.stale') || isCode(error, 'case-file.wrong-state')) await query.refetch();
    },
  };
  const writePart = useMutation({
    mutationFn: ({ seen: version, body }: Versioned<Schemas['WritePart']>) =>
      resultOf(providerApi.PUT(`${BASE}/part`, { params: params.value, body, ...seen(version) })),
    ...keep,
  });
  const writeRecommendations = useMutation({
    mutationFn: ({ seen: version, body }: Versioned<Schemas['WriteRecommendations']>) =>
      resultOf(providerApi.PUT(`${BASE}/recommendations`, { params: params.value, body, ...seen(version) })),
    ...keep,
  });
  const sign = useMutation({
    mutationFn: (body: Schemas['SignConclusion']) =>
      resultOf(providerApi.POST(`${BASE}/signature`, { params: params.value, body })),
    gcTime: 0, // its variables hold a password
    ...keep,
  });
  const notDrafted = computed(() => isCode(query.error.value, 'conclusion.not-drafted'));
  return { query, notDrafted, writePart, writeRecommendations, sign };
}

/** How far the draft is that is not there yet, and one more try when it was given up. */
export function useDrafting(id: MaybeRefOrGetter<string>, { query }: Pick<ReturnType<typeof useConclusion>, 'query'>) {
  const drafting = computed((): Making => {
    const told: Partial<Making> = query.error.value instanceof Problem ? query.error.value.params : {};
    const { state = 'WAITING', failure = null } = told;
    return { state, failure };
  });
  const again = useMutation({
    mutationFn: () => resultOf(providerApi.POST(`${BASE}/drafting`, { params: { path: { caseFileId: toValue(id) } } })),
    onSettled: () => query.refetch(),
  });
  return { drafting, again };
}
