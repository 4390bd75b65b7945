import { onScopeDispose, type Ref, ref } from 'vue';

/** Whether there is room for one column only. */
export function useNarrow(): Readonly<Ref<boolean>> {
  const query = matchMedia('(max-width: 760px)');
  const narrow = ref(query.matches);
  const look = (): void => void (narrow.value = query.matches);
  query.addEventListener('change', look);
  onScopeDispose(() => query.removeEventListener('change', look));
  return narrow;
}
