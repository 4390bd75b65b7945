import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { useSession } from '@onaltu/web-shell/session';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { useSpecialists } from '../contracts/use-specialists';
import { sessionDoor } from '../sessions/session-door';
import { SETTINGS } from '../settings/use-settings';

/** Rooms that lessons are held in now. */
export function useRooms() {
  const { data } = useQuery({ queryKey: ['settings', 'rooms'], queryFn: SETTINGS.rooms });
  const rooms = computed(() => (data.value ?? []).filter(({ active }) => active));
  const options = computed(() => rooms.value.map(({ id, name }) => ({ value: id, text: name })));
  return { rooms, options };
}

/** Whom somebody may plan for: the head for each, a specialist for himself. */
export function useSpecialistNames() {
  const { can, session } = useSession(sessionDoor);
  const everybody = computed(() => can('team.assign'));
  const { specialists } = useSpecialists(everybody);
  const options = computed(() => {
    if (everybody.value) return (specialists.value ?? []).map(({ id, name }) => ({ value: id, text: name }));
    const own = session.value;
    return own ? [{ value: own.userId, text: own.name }] : [];
  });
  return { options };
}

type Child = { id: string; name: string };
async function inCourse(everybody: boolean): Promise<Child[]> {
  const rows: Child[] = [];
  let after: string | undefined;
  do {
    const mine = everybody ? {} : { view: 'MINE' as const };
    const query = { ...mine, state: 'IN_REHABILITATION' as const, after };
    const page = await resultOf(providerApi.GET('/api/provider/case-files', { params: { query } }));
    rows.push(...page.rows.map(({ id, childName, number }) => ({ id, name: childName ?? number ?? '–' })));
    after = page.next ?? undefined;
  } while (after);
  return rows.toSorted((one, other) => one.name.localeCompare(other.name, 'kk'));
}

/** The children in a course whom somebody may plan for. */
export function useChildren(asked: MaybeRefOrGetter<boolean>) {
  const { can } = useSession(sessionDoor);
  const everybody = computed(() => can('team.assign'));
  const { data, error, isLoading } = useQuery({
    queryKey: computed(() => ['case-files', 'in-course', everybody.value]),
    queryFn: () => inCourse(everybody.value),
    enabled: computed(() => toValue(asked)),
  });
  return { children: computed(() => data.value ?? []), error, isLoading };
}
