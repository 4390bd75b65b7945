import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';

/** Keeps a copy with a case; answers its id. */
export async function uploadFile(caseFileId: string, file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const { id } = await resultOf(
    providerApi.POST('/api/provider/case-files/{caseFileId}/files', {
      params: { path: { caseFileId } },
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  );
  return id;
}
