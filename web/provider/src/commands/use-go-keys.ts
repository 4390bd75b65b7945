import { useKeys } from '@onaltu/web-shell/use-keys';
import { computed, onScopeDispose, ref } from 'vue';

const WAITS_MS = 1_500;

/** G, and then a letter: W to my work, C to the cases. */
export function useGoKeys(go: (name: string) => void): void {
  const begun = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  function begin(): void {
    clearTimeout(timer);
    begun.value = true;
    timer = setTimeout(() => (begun.value = false), WAITS_MS);
  }
  function end(name: string): void {
    clearTimeout(timer);
    begun.value = false;
    go(name);
  }
  onScopeDispose(() => clearTimeout(timer));
  useKeys([{ code: 'KeyG', label: 'command.keys.goFirst', act: begin }]);
  useKeys(
    computed(() =>
      begun.value
        ? [
            { code: 'KeyW', label: 'command.keys.goWork' as const, act: () => end('work') },
            { code: 'KeyC', label: 'command.keys.goCases' as const, act: () => end('cases') },
          ]
        : [],
    ),
  );
}
