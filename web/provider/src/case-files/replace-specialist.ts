import { providerApi } from '@onaltu/api-client/provider';

export type Replacement = { who: string; by: string; reason: string };

/** Somebody takes another's place in a case. */
export const replaceSpecialist = (caseFileId: string, { who, by, reason }: Replacement) =>
  providerApi.POST('/api/provider/case-files/{caseFileId}/team/{specialistId}/replacement', {
    params: { path: { caseFileId, specialistId: who } },
    body: { by, reason },
  });
