import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import type { LateEntry } from '../case-files/late-entry';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

export type Terms = {
  lengthDays: number;
  language: 'kk' | 'ru';
  signedByRepresentativeAt: string;
  late?: LateEntry;
  /** Who joins the team; who is on it already is not asked twice. */
  newcomers: readonly string[];
};

/** Action 2: the head takes the package up, assigns the team and concludes the contract. */
export function useReview(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  const params = computed(() => ({ path: { caseFileId: toValue(id) } }));
  const onSettled = () => queries.invalidateQueries();
  const takeUp = useMutation({
    mutationFn: (body: { late?: LateEntry }) =>
      resultOf(providerApi.POST('/api/provider/case-files/{caseFileId}/review', { params: params.value, body })),
    onSettled,
  });
  const conclude = useMutation({
    mutationFn: async ({ newcomers, ...terms }: Terms) => {
      for (const specialistId of newcomers)
        await providerApi.POST('/api/provider/case-files/{caseFileId}/team', {
          params: params.value,
          body: { specialistId },
        });
      return resultOf(
        providerApi.POST('/api/provider/case-files/{caseFileId}/contract', {
          params: params.value,
          body: { ...terms, signedByHead: true },
        }),
      );
    },
    onSettled,
  });
  return { takeUp, conclude };
}
