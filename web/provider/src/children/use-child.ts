import { resultOf, seen } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

export type Schemas = components['schemas'];
export type ChildCard = Schemas['ChildCard'];
export type ChildRow = Schemas['ChildRow'];

const of = (childId: string) => ({ path: { childId } });

export const CHILDREN = {
  search: (body: Schemas['SearchChildren']) => resultOf(providerApi.POST('/api/provider/children/search', { body })),
  read: (id: string) => resultOf(providerApi.GET('/api/provider/children/{childId}', { params: of(id) })),
  courses: (id: string) => resultOf(providerApi.GET('/api/provider/children/{childId}/courses', { params: of(id) })),
  correct: (id: string, body: Schemas['CorrectChild'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/children/{childId}', { params: of(id), body, ...seen(version) })),
  merge: (id: string, body: Schemas['MergeChild']) =>
    resultOf(providerApi.POST('/api/provider/children/{childId}/merge', { params: of(id), body })),
} as const;

/** One child's card, and what stands behind it. */
export function useChild(id: MaybeRefOrGetter<string>) {
  const card = useQuery({
    queryKey: computed(() => ['child', toValue(id), 'card'] as const),
    queryFn: ({ queryKey: [, wanted] }) => CHILDREN.read(wanted),
  });
  const courses = useQuery({
    queryKey: computed(() => ['child', toValue(id), 'courses'] as const),
    queryFn: ({ queryKey: [, wanted] }) => CHILDREN.courses(wanted),
  });
  return { card, courses };
}
