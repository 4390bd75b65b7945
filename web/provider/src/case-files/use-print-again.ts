import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { type MaybeRefOrGetter, toValue } from 'vue';

/** Has a form of a case printed whose printing was given up; whatever became of it, the case is asked for anew. */
export function usePrintAgain(caseFileId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (documentId: string) =>
      resultOf(
        providerApi.POST('/api/provider/case-files/{caseFileId}/documents/{documentId}/printing', {
          params: { path: { caseFileId: toValue(caseFileId), documentId } },
        }),
      ),
    onSettled: () =>
      Promise.all(
        ['case-file', 'certificate'].map((topic) =>
          queries.invalidateQueries({ queryKey: [topic, toValue(caseFileId)] }),
        ),
      ),
  });
}
