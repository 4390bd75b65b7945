import { computed, type MaybeRefOrGetter, shallowRef, toValue } from 'vue';

/** The cases of the list somebody opened the last one from, in its order. */
const list = shallowRef<readonly string[]>([]);

export function rememberList(ids: readonly string[]): void {
  list.value = [...new Set(ids)];
}

/** The neighbours of a case in that list. */
export function useNeighbours(id: MaybeRefOrGetter<string>) {
  const at = computed(() => list.value.indexOf(toValue(id)));
  const before = computed(() => (at.value > 0 ? list.value[at.value - 1] : undefined));
  const after = computed(() => (at.value < 0 ? undefined : list.value[at.value + 1]));
  return { before, after };
}
