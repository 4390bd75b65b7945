import { resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { publicApi } from '@onaltu/api-client/public';
import { isLocale, type Locale } from '@onaltu/i18n/formats';
import { useMutation } from '@tanstack/vue-query';
import { computed, reactive } from 'vue';

export type Membership = { ownerId: string; name: Record<Locale, string> };

function isMembership(value: unknown): value is Membership {
  if (typeof value !== 'object' || value === null || !('ownerId' in value) || !('name' in value)) return false;
  return typeof value.ownerId === 'string' && typeof value.name === 'object';
}

/** The places a person may choose from; the API asks with a refusal when there are several. */
function membershipsIn(error: unknown): Membership[] {
  if (!(error instanceof Problem) || error.code !== 'session.choose-membership') return [];
  const { memberships } = error.params;
  return Array.isArray(memberships) ? memberships.filter(isMembership) : [];
}

const HOURLY = 3600;

/** How long the door stays shut after too many tries, in whole minutes. */
function minutesLeft(error: unknown): number | null {
  if (!(error instanceof Problem) || error.code !== 'request.too-many') return null;
  const { seconds } = error.params;
  return Math.ceil((typeof seconds === 'number' ? seconds : HOURLY) / 60);
}

/** The pair, what the API said to it, and the choice between places of work. */
export function useSignIn(onSignedIn: (scope: string) => void) {
  const pair = reactive({ email: '', password: '' });
  const attempt = useMutation({
    mutationFn: (ownerId?: string) =>
      resultOf(publicApi.POST('/api/public/session', { body: { ...pair, ...(ownerId ? { ownerId } : {}) } })),
    onSuccess: ({ scope }) => onSignedIn(scope),
  });
  return {
    pair,
    attempt,
    memberships: computed(() => membershipsIn(attempt.error.value)),
    wait: computed(() => minutesLeft(attempt.error.value)),
  };
}

export function nameIn(names: Record<Locale, string>, locale: string): string {
  return names[isLocale(locale) ? locale : 'kk'];
}
