import { resultOf } from '@onaltu/api-client/connect';
import { Problem } from '@onaltu/api-client/problem';
import { publicApi } from '@onaltu/api-client/public';
import type { components } from '@onaltu/api-client/public.schema';
import { useMutation } from '@tanstack/vue-query';
import { onBeforeUnmount, ref } from 'vue';

export type Verification = components['schemas']['VerificationView'];

const MINUTE = 60;
const SECOND_MS = 1000;

function secondsIn(error: unknown): number {
  if (!(error instanceof Problem) || error.code !== 'request.too-many') return 0;
  const { seconds } = error.params;
  return typeof seconds === 'number' ? seconds : MINUTE;
}

/** Asks about a code by POST, so that it stands in no address and no log; counts down where the door is shut for a while. */
export function useVerification() {
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

  const asking = useMutation({
    mutationFn: (code: string) => resultOf(publicApi.POST('/api/public/verification', { body: { code } })),
    onError: (error) => {
      const seconds = secondsIn(error);
      if (seconds > 0) countDown(seconds);
    },
  });
  return { asking, secondsLeft };
}
