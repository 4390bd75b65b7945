import { resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import type { ImportKind } from '@onaltu/domain/import-columns';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, ref, watch } from 'vue';

type Schemas = components['schemas'];
export type Report = Schemas['ImportReport'];
export type Fault = Schemas['ImportFault'];
export type TemplateFormat = 'XLSX' | 'CSV';

export const templateOf = (kind: ImportKind, format: TemplateFormat, language: string): string =>
  `/api/provider/imports/${kind}/template?format=${format}&language=${language}`;

type Sent = { importKind: ImportKind; file: File };
function formOf({ importKind, file }: Sent) {
  const form = new FormData();
  form.append('file', file);
  return {
    params: { path: { importKind } },
    body: form as never,
    bodySerializer: (body: unknown) => body as FormData,
  };
}
const check = (sent: Sent): Promise<Report> =>
  resultOf(providerApi.POST('/api/provider/imports/{importKind}/check', formOf(sent)));
const make = (sent: Sent): Promise<Report> =>
  resultOf(providerApi.POST('/api/provider/imports/{importKind}', formOf(sent)));

/** A file is checked as soon as it is chosen; entered, it is let go. */
export function useImport() {
  const queries = useQueryClient();
  const kind = ref<ImportKind>('CHILDREN');
  const file = ref<File>();
  const rehearsal = useMutation({ mutationFn: check });
  const import_ = useMutation({
    mutationFn: make,
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => {
      if (error instanceof Problem && error.status === 422) again(); // something has changed since it was checked
    },
  });
  function again(): void {
    if (file.value) rehearsal.mutate({ importKind: kind.value, file: file.value });
  }
  function choose(chosen: File | undefined): void {
    rehearsal.reset();
    import_.reset();
    file.value = chosen;
    again();
  }
  function enter(): void {
    if (file.value) import_.mutate({ importKind: kind.value, file: file.value });
  }
  watch(kind, () => choose(undefined));
  return {
    ...{ kind, file, choose, again, enter },
    found: computed(() => rehearsal.data.value),
    done: computed(() => import_.data.value),
    error: computed(() => rehearsal.error.value ?? import_.error.value),
    isChecking: rehearsal.isPending,
    isEntering: import_.isPending,
  };
}
