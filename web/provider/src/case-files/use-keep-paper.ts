import { providerApi } from '@onaltu/api-client/provider';
import type { Day } from '@onaltu/domain/clock/day';
import type { PaperKind } from '@onaltu/domain/regulation';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, ref, toValue } from 'vue';
import { uploadFile } from './upload-file';

type Paper = { kind: PaperKind; number: string; issuedOn: Day | null; expiresOn: Day | null; file: File | null };

/** Takes a paper into the case: the copy first, then the paper that names it. */
export function useKeepPaper(caseFileId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  const id = computed(() => toValue(caseFileId));
  const kept = ref(false);
  const keep = useMutation({
    mutationFn: async ({ kind, number, issuedOn, expiresOn, file }: Paper) => {
      kept.value = false;
      const copy = file && (await uploadFile(id.value, file));
      const body = {
        kind,
        keeping: copy ? ('COPY' as const) : ('SEEN' as const),
        ...(number ? { number } : {}),
        ...(issuedOn ? { issuedOn } : {}),
        ...(expiresOn ? { expiresOn } : {}),
        ...(copy ? { fileId: copy } : {}),
      };
      await providerApi.PUT('/api/provider/case-files/{caseFileId}/papers', {
        params: { path: { caseFileId: id.value } },
        body,
      });
    },
    onSuccess: async () => {
      kept.value = true;
      await queries.invalidateQueries({ queryKey: ['case-file', id.value] });
      await queries.invalidateQueries({ queryKey: ['work'] });
    },
  });
  return { keep, kept };
}
