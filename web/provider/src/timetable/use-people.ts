import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useSession } from '@onaltu/web-shell/session';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { useSpecialists } from '../contracts/use-specialists';
import { sessionDoor } from '../sessions/session-door';
import { SETTINGS } from '../settings/use-settings';
import { TIMETABLE_KEY } from './use-timetable';

/** Rooms that lessons are held in now. */
export function useRooms() {
  const { data } = useQuery({ queryKey: ['settings', 'rooms'], queryFn: SETTINGS.rooms });
  const rooms = computed(() => (data.value ?? []).filter(({ active }) => active));
  const options = computed(() => rooms.value.map(({ id, name }) => ({ value: id, text: name })));
  return { rooms, options };
}

/** Whose timetable somebody looks at or plans: clerk and head each one's, a specialist his own. */
export function useSpecialistNames() {
  const { can, session } = useSession(sessionDoor);
  const everybody = computed(() => can('process.read'));
  const { specialists } = useSpecialists(everybody);
  const options = computed(() => {
    if (everybody.value) return (specialists.value ?? []).map(({ id, name }) => ({ value: id, text: name }));
    const own = session.value;
    return own ? [{ value: own.userId, text: own.name }] : [];
  });
  return { options };
}

export type Child = { id: string; name: string; number: string | null };
async function inCourse(everybody: boolean): Promise<Child[]> {
  const rows: Child[] = [];
  let after: string | undefined;
  do {
    const mine = everybody ? {} : { view: 'MINE' as const };
    const query = { ...mine, state: 'IN_REHABILITATION' as const, after };
    const page = await resultOf(providerApi.GET('/api/provider/case-files', { params: { query } }));
    rows.push(...page.rows.map(({ id, childName, number }) => ({ id, number, name: childName ?? number ?? '–' })));
    after = page.next ?? undefined;
  } while (after);
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'kk'));
}

/** The children in a course whom somebody may look at: clerk and head each, a specialist those of his team. */
export function useChildren(asked: MaybeRefOrGetter<boolean>) {
  const { can } = useSession(sessionDoor);
  const everybody = computed(() => can('process.read'));
  const { data, error, isLoading } = useQuery({
    queryKey: computed(() => ['case-files', 'in-course', everybody.value]),
    queryFn: () => inCourse(everybody.value),
    enabled: computed(() => toValue(asked)),
  });
  return { children: computed(() => data.value ?? []), error, isLoading };
}

/** Groups that still meet. */
export function useGroups() {
  const { data } = useQuery({
    queryKey: [...TIMETABLE_KEY, 'groups'],
    queryFn: () => resultOf(providerApi.GET('/api/provider/timetable/groups')),
  });
  return { groups: computed(() => data.value ?? []) };
}
