import { resultOf, seen } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useMutation, useQueryClient } from '@tanstack/vue-query';
import type { Assessment, GivenScore } from './use-assessment';
import type { JointRecord } from './use-joint-record';

type Schemas = components['schemas'];
type Versioned<Body> = { seen: number; body: Body };

const ONE = '/api/provider/assessments/{assessmentId}';

/** Words beside a score: they go with the score they belong to. */
const comment =
  (assessmentId: string) =>
  ({ indicator, value, note, version }: GivenScore) => {
    const params = { path: { assessmentId, indicator } };
    return resultOf(providerApi.PUT(`${ONE}/scores/{indicator}`, { params, body: { value, note }, ...seen(version) }));
  };

/** What a specialist does with an open record beside scoring. */
export function useAssessmentActs(assessmentId: string, { query, put, putScore }: JointRecord) {
  const queries = useQueryClient();
  const params = { path: { assessmentId } };
  const onError = async (error: Error) => {
    if (error instanceof Problem) await query.refetch();
  };
  const onSuccess = async (answered: Assessment) => {
    await put(() => answered);
    if (answered.closedAt === null) return;
    const { caseFileId } = answered;
    for (const queryKey of [['assessments', caseFileId], ['case-file', caseFileId], ['case-files']])
      await queries.invalidateQueries({ queryKey });
  };
  const act = <Input>(mutationFn: (input: Input) => Promise<Assessment>) =>
    useMutation({ mutationFn, onSuccess, onError });

  return {
    finish: act<undefined>(() => resultOf(providerApi.POST(`${ONE}/section/finish`, { params }))),
    writeNotes: act(({ seen: version, body }: Versioned<Schemas['WriteNotes']>) =>
      resultOf(providerApi.PUT(`${ONE}/section`, { params, body, ...seen(version) })),
    ),
    writeSummary: act(({ seen: version, body }: Versioned<Schemas['WriteSummary']>) =>
      resultOf(providerApi.PUT(`${ONE}/summary`, { params, body, ...seen(version) })),
    ),
    answer: act(({ seen: version, body }: Versioned<Schemas['AnswerSummary']>) =>
      resultOf(providerApi.POST(`${ONE}/answer`, { params, body, ...seen(version) })),
    ),
    writeComment: useMutation({
      mutationFn: comment(assessmentId),
      onSuccess: (score) => putScore(score.indicator, score),
      onError,
    }),
  };
}
