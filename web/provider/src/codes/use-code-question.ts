import { Problem } from '@onaltu/api-client/problem';
import { normalizeCode } from '@onaltu/domain/crockford';
import { useMutation } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, ref, watch } from 'vue';
import { useRoute } from 'vue-router';

const MINUTE = 60;
const SECOND_MS = 1000;

const isTooMany = (error: unknown) => error instanceof Problem && error.code === 'request.too-many';

function secondsIn(error: unknown): number {
  if (!(error instanceof Problem)) return 0;
  const { seconds } = error.params;
  return typeof seconds === 'number' ? seconds : MINUTE;
}

/** How long a door stays shut, second by second. */
function useCountdown() {
  const secondsLeft = ref(0);
  let timer: ReturnType<typeof setInterval> | undefined;
  function countDown(seconds: number): void {
    clearInterval(timer);
    secondsLeft.value = Math.ceil(seconds);
    timer = setInterval(() => {
      secondsLeft.value -= 1;
      if (secondsLeft.value <= 0) clearInterval(timer);
    }, SECOND_MS);
  }
  onBeforeUnmount(() => clearInterval(timer));
  return { secondsLeft, countDown };
}

/** A question about a code that was typed or stands in the fragment: asked by POST, so that it gets into no address and no log. */
export function useCodeQuestion<Answer>(ask: (code: string) => Promise<Answer>) {
  const route = useRoute();
  const code = ref('');
  const wrong = ref(false);
  const { secondsLeft, countDown } = useCountdown();
  const { data, error, isPending, submittedAt, reset, mutate } = useMutation({
    mutationFn: ask,
    onError: (fault) => {
      if (isTooMany(fault)) countDown(secondsIn(fault));
    },
  });

  function submit(): void {
    const normal = normalizeCode(code.value);
    wrong.value = normal === null;
    if (!normal || secondsLeft.value > 0) return;
    reset();
    mutate(normal);
  }
  function startAgain(): void {
    code.value = '';
    reset();
    document.querySelector<HTMLElement>('form input')?.focus();
  }
  watch(
    () => route.hash,
    (hash) => {
      if (!hash) return;
      code.value = decodeURIComponent(hash.slice(1));
      submit();
    },
    { immediate: true },
  );
  const problem = computed(() => (isTooMany(error.value) ? null : error.value));
  return { code, wrong, answer: data, problem, isPending, submittedAt, secondsLeft, submit, startAgain };
}
