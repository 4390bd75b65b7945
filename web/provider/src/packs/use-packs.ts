import { once, resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { isOnItsWay } from '@onaltu/domain/making';
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, ref, toValue } from 'vue';

type Schemas = components['schemas'];
export type Pack = Schemas['PackView'];
export type PackWanted = Schemas['MakePack'];

const SOON_MS = 1_500;
export const isMaking = ({ making }: Pack): boolean => isOnItsWay(making);

/** The packs of one child of the last week; asked again and again while one of them is being made. */
export function usePacks(childId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient();
  const key = computed(() => ['packs', toValue(childId)] as const);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ queryKey: [, wanted] }) =>
      resultOf(providerApi.GET('/api/provider/children/{childId}/packs', { params: { path: { childId: wanted } } })),
    refetchInterval: ({ state }) => (state.data?.packs.some(isMaking) ? SOON_MS : false),
  });
  const hasAsked = ref(false);
  const asked = () => queries.invalidateQueries({ queryKey: key.value });
  /** A key of its own for each press: asked again after a lost answer, it is the same pack. */
  const make = useMutation({
    mutationFn: (body: PackWanted) =>
      resultOf(
        providerApi.POST('/api/provider/children/{childId}/packs', {
          params: { path: { childId: toValue(childId) } },
          body,
          ...once(crypto.randomUUID()),
        }),
      ),
    onSuccess: () => (hasAsked.value = true),
    onSettled: asked,
  });
  const again = useMutation({
    mutationFn: (packId: string) =>
      resultOf(providerApi.POST('/api/provider/packs/{packId}/retry', { params: { path: { packId } } })),
    onSettled: asked,
  });
  return { packs: computed(() => data.value?.packs), error, isPending, refetch, make, again, hasAsked };
}
