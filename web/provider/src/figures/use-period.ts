import { almatyDay } from '@onaltu/domain/clock/day';
import { periodKeyOn, periodOf } from '@onaltu/domain/period';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** The period the address asks for; the running month when it asks for none that has begun. */
export function usePeriod() {
  const route = useRoute();
  const router = useRouter();
  const period = computed(() => {
    const today = almatyDay(new Date());
    const { period: asked } = route.query;
    const found = typeof asked === 'string' ? periodOf(asked) : null;
    return found && found.from <= today ? found.key : periodKeyOn('MONTH', today);
  });
  const choose = (key: string) => router.replace({ query: { ...route.query, period: key } });
  return { period, choose };
}
