import { resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import { problemText } from '@onaltu/ui/problem-text';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { useI18n } from 'vue-i18n';
import { type Replacement, replaceSpecialist } from './replace-specialist';
import type { CaseFileRow } from './use-case-file-list';

/** What became of one of several cases; no reason where it is done. */
export type Outcome = { id: string; number: string; why: string | null };

/** One act on several cases: each succeeds or says why not, and none stands for another. */
export function useManyCases() {
  const { t, te } = useI18n();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries();
  const said = (code: string) => (te(`refusal.${code}`) ? t(`refusal.${code}`) : code);

  const takeUp = useMutation({
    mutationFn: async (rows: readonly CaseFileRow[]): Promise<Outcome[]> => {
      const body = { caseFileIds: rows.map(({ id }) => id) };
      const { results } = await resultOf(providerApi.POST('/api/provider/reviews', { body }));
      return rows.map(({ id, number }) => {
        const refusal = results.find(({ caseFileId }) => caseFileId === id)?.refusal ?? null;
        return { id, number: number ?? '–', why: refusal && said(refusal) };
      });
    },
    onSettled,
  });

  async function replaceIn({ id, number }: CaseFileRow, terms: Replacement): Promise<Outcome> {
    const outcome = { id, number: number ?? '–' };
    try {
      await replaceSpecialist(id, terms);
      return { ...outcome, why: null };
    } catch (error) {
      if (error instanceof Problem) return { ...outcome, why: problemText(error, { t, te }) };
      throw error;
    }
  }
  const replace = useMutation({
    mutationFn: async ({ rows, ...terms }: Replacement & { rows: readonly CaseFileRow[] }) => {
      const outcomes: Outcome[] = [];
      for (const row of rows) outcomes.push(await replaceIn(row, terms));
      return outcomes;
    },
    onSettled,
  });
  return { takeUp, replace };
}
