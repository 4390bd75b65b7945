import { type QueryKey, useQueryClient } from '@tanstack/vue-query';
import { onScopeDispose } from 'vue';

type Change = { topic: string; id: string };
/** Which answers a change makes old; a topic nobody names is nobody's. */
export type LiveTopics = Readonly<Record<string, (id: string) => readonly QueryKey[]>>;

const TOGETHER_MS = 250;
const AGAIN_MS = 15_000;
const EVERYTHING = 'everything';

/** What has to be asked for again: together, and only while somebody looks. */
function useAsking(topics: LiveTopics) {
  const queries = useQueryClient();
  const waiting = new Map<string, QueryKey>();
  let all = false;
  let soon: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    soon = undefined;
    if (document.visibilityState === 'hidden') return;
    const keys = all ? [[]] : [...waiting.values()];
    waiting.clear();
    all = false;
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
  }
  function askSoon(): void {
    if (all || waiting.size > 0) soon ??= setTimeout(ask, TOGETHER_MS);
  }
  function hear({ topic, id }: Change): void {
    if (topic === EVERYTHING) all = true;
    for (const key of topics[topic]?.(id) ?? []) waiting.set(JSON.stringify(key), key);
    askSoon();
  }
  document.addEventListener('visibilitychange', askSoon);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', askSoon);
    clearTimeout(soon);
  });
  return hear;
}

/**
 * Hears what others change for as long as the component lives, and asks again for what is on the page.
 * Changes that come close together are asked for together; a page nobody looks at asks when it is looked at again.
 */
export function useLive(address: string, topics: LiveTopics): void {
  const hear = useAsking(topics);
  let source: EventSource | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;

  function open(): void {
    later = undefined;
    source = new EventSource(address);
    source.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as Change);
    source.onopen = () => {
      if (wasOpen) hear({ topic: EVERYTHING, id: '' }); // whatever was said meanwhile was not heard
      wasOpen = true;
    };
    // A browser tries again by itself unless it was refused: then somebody signs in first.
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) later ??= setTimeout(open, AGAIN_MS);
    };
  }
  open();
  onScopeDispose(() => {
    clearTimeout(later);
    source?.close();
  });
}
