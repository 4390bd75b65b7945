import { Problem } from '@onaltu/api-client/problem';
import { computed, onBeforeUnmount, onMounted, ref, type Ref, watch } from 'vue';

type Words = {
  /** What the server has, and its version. */
  theirs: () => string;
  version: () => number;
  editable: () => boolean;
  save: (seen: number, text: string) => Promise<unknown>;
};

const PAUSE_MS = 800;

const keptOf = (words: Ref<string>, of: Words) => {
  const error = ref<unknown>(null);
  const changed = computed(() => of.editable() && words.value.trim() !== of.theirs().trim());
  const conflict = computed(
    () => error.value instanceof Problem && error.value.code === 'version.stale' && changed.value,
  );
  return { ...of, words, error, changed, conflict, saving: ref(false), savedAt: ref<number | null>(null) };
};
type Kept = ReturnType<typeof keptOf>;

async function saveNow(kept: Kept): Promise<void> {
  if (!kept.changed.value || kept.saving.value || kept.conflict.value) return;
  kept.saving.value = true;
  try {
    await kept.save(kept.version(), kept.words.value.trim());
    [kept.savedAt.value, kept.error.value] = [Date.now(), null];
  } catch (fault) {
    kept.error.value = fault;
  } finally {
    kept.saving.value = false;
  }
}

/** Saves after a pause, and when the writer leaves; the browser asks before words are lost. */
function saveInTime(kept: Kept): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch([kept.words, kept.saving], ([now, saving], [before]) => {
    if (now !== before && !kept.conflict.value) kept.error.value = null;
    clearTimeout(timer);
    if (!saving && kept.changed.value && !kept.error.value) timer = setTimeout(() => void saveNow(kept), PAUSE_MS);
  });
  const onLeave = (event: BeforeUnloadEvent) => {
    if (kept.changed.value) event.preventDefault();
  };
  onMounted(() => addEventListener('beforeunload', onLeave));
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', onLeave);
    clearTimeout(timer);
    void saveNow(kept);
  });
}

/** Words that keep themselves while they are typed. A conflict stops that until the writer has picked a side. */
export function useKeptWords(words: Ref<string>, of: Words) {
  const kept = keptOf(words, of);
  saveInTime(kept);
  /** Words saved elsewhere are taken over where nothing of one's own would be lost. */
  watch(of.theirs, (now, before) => {
    if (words.value.trim() === before.trim()) words.value = now;
  });
  const { savedAt, saving, error, changed, conflict, theirs } = kept;
  return {
    ...{ savedAt, saving, error, changed, conflict, theirs },
    saveNow: () => saveNow(kept),
    keepMine: () => {
      error.value = null;
      return saveNow(kept);
    },
    takeTheirs: () => {
      words.value = theirs();
      error.value = null;
    },
  };
}
