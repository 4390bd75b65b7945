import { onScopeDispose } from 'vue';

/** The browser asks before it closes or reloads a page with words that would be lost. */
export function askBeforeClosing(unsent: () => boolean): void {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (unsent()) event.preventDefault();
  };
  addEventListener('beforeunload', onLeave);
  onScopeDispose(() => removeEventListener('beforeunload', onLeave));
}
