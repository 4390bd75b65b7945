import { almatyDay } from '@onaltu/domain/clock/day';
import { periodAsked } from '@onaltu/domain/period';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** The period the address asks for; the running month when it asks for none that has begun. */
export function usePeriod() {
  const route = useRoute();
  const router = useRouter();
  return computed({
    get: () => periodAsked(route.query['period'], almatyDay(new Date()), 'MONTH'),
    set: (key) => void router.replace({ query: { ...route.query, period: key } }),
  });
}
