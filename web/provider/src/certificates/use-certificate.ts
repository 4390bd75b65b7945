import { resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { isOnItsWay } from '@onaltu/domain/making';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type Certificate = Schemas['CertificateView'];

const BASE = '/api/provider/case-files/{caseFileId}/certificate';
const WHILE_PRINTED = 1_500;
const isAwaited = ({ making, copies }: Certificate) => [{ making }, ...copies].some((one) => isOnItsWay(one.making));

/** The result of a case: prepared, printed, handed over, copied, given anew. */
export function useCertificate(id: MaybeRefOrGetter<string>, due: () => boolean) {
  const queries = useQueryClient();
  const params = computed(() => ({ path: { caseFileId: toValue(id) } }));
  const queryKey = computed(() => ['certificate', toValue(id)]);
  const query = useQuery({
    queryKey,
    queryFn: () => resultOf(providerApi.GET(BASE, { params: params.value })),
    enabled: due,
    refetchInterval: ({ state }) => (state.data && isAwaited(state.data) ? WHILE_PRINTED : false),
  });
  const onSuccess = (certificate: Certificate) => queries.setQueryData(queryKey.value, certificate);
  /** Whatever became of it, the case and its lists are asked for anew. */
  const onSettled = () =>
    Promise.all(
      [queryKey.value, ['case-file', toValue(id)], ['case-files'], ['work']].map((key) =>
        queries.invalidateQueries({ queryKey: key }),
      ),
    );
  const act = <Input>(mutationFn: (input: Input) => Promise<Certificate>) =>
    useMutation({ mutationFn, onSuccess, onSettled });
  return {
    query,
    notPrepared: computed(
      () => query.error.value instanceof Problem && query.error.value.code === 'certificate.not-found',
    ),
    prepare: act((body: Schemas['PrepareCertificate']) =>
      resultOf(providerApi.POST(BASE, { params: params.value, body })),
    ),
    copy: act<undefined>(() => resultOf(providerApi.POST(`${BASE}/copies`, { params: params.value }))),
    reissue: act((body: Schemas['ReissueCertificate']) =>
      resultOf(providerApi.POST(`${BASE}/reissue`, { params: params.value, body })),
    ),
    handOver: useMutation({
      mutationFn: (body: Schemas['HandOver']) =>
        resultOf(providerApi.POST(`${BASE}/handing-over`, { params: params.value, body })),
      onSettled,
    }),
  };
}
