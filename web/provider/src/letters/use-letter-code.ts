import { Problem } from '@onaltu/api-client/problem';
import { computed } from 'vue';
import { useRoute } from 'vue-router';

/** The code of a letter stands in the fragment: no server, log or preview sees it. A link that was cut has none. */
export function useLetterCode() {
  const route = useRoute();
  return computed(() => route.hash.slice(1).replaceAll('%', ''));
}

/** The link will never open anything again: asking once more with it is no use. */
export const isUsedUp = (error: unknown): boolean => error instanceof Problem && [404, 410].includes(error.status);
