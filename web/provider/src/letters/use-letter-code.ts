import { computed } from 'vue';
import { useRoute } from 'vue-router';

/** The code of a letter stands in the fragment: no server, log or preview sees it. */
export function useLetterCode() {
  const route = useRoute();
  return computed(() => decodeURIComponent(route.hash.slice(1)));
}
