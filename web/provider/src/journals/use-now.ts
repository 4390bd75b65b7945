import { onBeforeUnmount, type Ref, ref } from 'vue';

const STEP_MS = 5_000;

/** The moment, in steps of some seconds. */
export function useNow(): Ref<number> {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), STEP_MS);
  onBeforeUnmount(() => clearInterval(timer));
  return now;
}
