import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, onScopeDispose, type Ref, ref, watch } from 'vue';

const PAUSE_MS = 250;
const SHORTEST = 2;
const SHOWN = 8;

/** The cases a text means, a moment after the last key; what was looked for is not kept. */
export function useFoundCases(typed: Ref<string>, enabled: Ref<boolean>) {
  const text = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(typed, (value) => {
    clearTimeout(timer);
    timer = setTimeout(() => (text.value = value.trim()), PAUSE_MS);
  });
  onScopeDispose(() => clearTimeout(timer));
  const asks = computed(() => enabled.value && text.value.length >= SHORTEST);
  const { data, isFetching } = useQuery({
    queryKey: computed(() => ['command', text.value]),
    queryFn: () => resultOf(providerApi.POST('/api/provider/case-files/search', { body: { text: text.value } })),
    enabled: asks,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const cases = computed(() => (asks.value ? (data.value?.rows.slice(0, SHOWN) ?? []) : []));
  const searching = computed(() => isFetching.value || (typed.value.trim() !== text.value && enabled.value));
  return { cases, searching };
}
