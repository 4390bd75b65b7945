import { resultOf, seen } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { mayStandIn, STAFF_STATES, type StaffState } from '@onaltu/domain/staff';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Schemas = components['schemas'];
export type StaffMember = Schemas['StaffMember'];
export type StaffPage = Schemas['StaffPage'];
export type Leave = Schemas['LeaveView'];
export type StaffFilter = { state: StaffState | null; text: string };

export const isStaffState = (value: unknown): value is StaffState => STAFF_STATES.some((state) => state === value);

const of = (personId: string) => ({ path: { personId } });

export const STAFF = {
  list: ({ state, text }: StaffFilter, after: string | null) => {
    const query = { state: state ?? undefined, after: after ?? undefined };
    return text
      ? resultOf(providerApi.POST('/api/provider/staff/search', { body: { text, ...query } }))
      : resultOf(providerApi.GET('/api/provider/staff', { params: { query } }));
  },
  read: (id: string) => resultOf(providerApi.GET('/api/provider/staff/{personId}', { params: of(id) })),
  invite: (body: Schemas['InviteMember']) => resultOf(providerApi.POST('/api/provider/staff/invitations', { body })),
  renew: (invitationId: string) =>
    resultOf(
      providerApi.POST('/api/provider/staff/invitations/{invitationId}/renewal', {
        params: { path: { invitationId } },
      }),
    ),
  withdraw: (invitationId: string) =>
    providerApi.DELETE('/api/provider/staff/invitations/{invitationId}', { params: { path: { invitationId } } }),
  change: (id: string, body: Schemas['ChangeMember'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/staff/{personId}', { params: of(id), body, ...seen(version) })),
  end: (id: string, version: number) =>
    resultOf(providerApi.POST('/api/provider/staff/{personId}/end', { params: of(id), ...seen(version) })),
  takeBack: (id: string, version: number) =>
    resultOf(providerApi.POST('/api/provider/staff/{personId}/return', { params: of(id), ...seen(version) })),
  signOut: (id: string) => providerApi.POST('/api/provider/staff/{personId}/sign-out', { params: of(id) }),
  recordLeave: (id: string, body: Schemas['WriteLeave']) =>
    resultOf(providerApi.POST('/api/provider/staff/{personId}/leaves', { params: of(id), body })),
  changeLeave: (leaveId: string, body: Schemas['WriteLeave'], version: number) =>
    resultOf(
      providerApi.PUT('/api/provider/leaves/{leaveId}', { params: { path: { leaveId } }, body, ...seen(version) }),
    ),
  cancelLeave: (leaveId: string, version: number) =>
    providerApi.DELETE('/api/provider/leaves/{leaveId}', { params: { path: { leaveId } }, ...seen(version) }),
} as const;

/** Who works here, by name, a page at a time. */
export function useStaffList(filter: MaybeRefOrGetter<StaffFilter>) {
  const list = useInfiniteQuery({
    queryKey: computed(() => ['staff', 'list', toValue(filter)] as const),
    queryFn: ({ queryKey: [, , wanted], pageParam }) => STAFF.list(wanted, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const people = computed(() => list.data.value?.pages.flatMap((page) => page.people));
  return { list, people };
}

export function useStaffPage(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['staff', 'person', toValue(id)] as const),
    queryFn: ({ queryKey: [, , wanted] }) => STAFF.read(wanted),
  });
}

/** Whoever does such work and is here: page after page, there are few. */
export function useSubstitutes(absent: MaybeRefOrGetter<StaffMember>) {
  const { data } = useQuery({
    queryKey: ['staff', 'active'],
    queryFn: async () => {
      const people: StaffMember[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page: Schemas['StaffList'] = await STAFF.list({ state: 'ACTIVE', text: '' }, after ?? null);
        people.push(...page.people);
        after = page.next;
      }
      return people;
    },
  });
  return computed(() => {
    const { id, roles } = toValue(absent);
    return (data.value ?? []).filter((one) => one.id !== id && mayStandIn(roles, one.roles));
  });
}
