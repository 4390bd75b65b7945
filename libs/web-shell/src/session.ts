import type { components } from '@onaltu/api-client/provider.schema';
import { type Permission, may } from '@onaltu/domain/permissions';
import { isLocale } from '@onaltu/i18n/formats';
import { type QueryClient, queryOptions, useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { keepFor } from './use-kept-form';
import { speakTo } from './words';

export type Session = components['schemas']['SessionView'];

/** How one audience asks who is signed in, changes the password, and ends it. */
export type SessionDoor = {
  read: () => Promise<Session>;
  end: (everywhere: boolean) => Promise<unknown>;
  changePassword: (passwords: components['schemas']['ChangePassword']) => Promise<unknown>;
};

const sessionQuery = (door: SessionDoor) =>
  queryOptions({ queryKey: ['session'], queryFn: door.read, staleTime: 60_000, retry: false });

/** Who is signed in; throws the API's problem when nobody is. */
export async function requireSession(queries: QueryClient, door: SessionDoor): Promise<Session> {
  const session = await queries.query({ ...sessionQuery(door), staleTime: 'static' });
  keepFor(session.userId);
  await speakTo(session.locale);
  return session;
}

/** Ends the session. The answer wipes what the page kept on this device; how the device shows pages is not part of it. */
export async function signOut(queries: QueryClient, door: SessionDoor, everywhere: boolean): Promise<void> {
  const preferences = Object.entries({ ...localStorage });
  await door.end(everywhere);
  for (const [key, value] of preferences) localStorage.setItem(key, String(value));
  sessionStorage.clear();
  queries.clear();
}

export function useSession(door: SessionDoor) {
  const { locale } = useI18n();
  const { data: session } = useQuery(sessionQuery(door));
  const ownerName = computed(() => (isLocale(locale.value) ? session.value?.ownerName[locale.value] : ''));
  const can = (permission: Permission) => may(session.value?.roles ?? [], permission);
  return { session, ownerName, can };
}
