import { almatyDay } from '@onaltu/domain/clock/day';
import { REGULATION_2015, REGULATIONS, regulationOn } from '@onaltu/domain/regulation';
import { computed } from 'vue';

/** Which papers the regulation valid today asks for, and the norm of action 1. */
export function usePaperRules() {
  const regulation = computed(() => regulationOn(REGULATIONS, almatyDay(new Date())) ?? REGULATION_2015);
  return { rules: computed(() => regulation.value.papers), normMinutes: computed(() => regulation.value.norms[1].max) };
}
