import { useKeys } from '@onaltu/web-shell/use-keys';
import { computed, nextTick, type Ref, ref } from 'vue';
import { useRouter } from 'vue-router';
import { placeOf } from '../case-files/duty-places';
import type { Task } from './use-work';

const nameOf = ({ caseFileId, duty }: Task) => `${caseFileId}/${duty}`;

/** J and K walk through the queue, Enter opens what is chosen; a list that changed keeps the choice by its name. */
export function useTaskKeys(tasks: Ref<readonly Task[]>) {
  const router = useRouter();
  const name = ref<string>();
  const inOrder = computed(() => tasks.value);
  const chosen = computed(() => inOrder.value.find((task) => nameOf(task) === name.value));
  async function step(by: 1 | -1): Promise<void> {
    const { length } = inOrder.value;
    if (length === 0) return;
    const at = chosen.value ? inOrder.value.indexOf(chosen.value) + by : by === 1 ? 0 : length - 1;
    const task = inOrder.value[Math.min(length - 1, Math.max(0, at))];
    name.value = task && nameOf(task);
    await nextTick();
    document.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' });
  }
  useKeys(
    computed(() => [
      { code: 'KeyJ', label: 'work.key.next' as const, act: () => void step(1) },
      { code: 'KeyK', label: 'work.key.previous' as const, act: () => void step(-1) },
      ...(chosen.value
        ? [
            {
              code: 'Enter',
              label: 'work.key.open' as const,
              act: () => {
                const { value: task } = chosen;
                if (task) void router.push(placeOf(task, task.caseFileId));
              },
            },
          ]
        : []),
    ]),
  );
  return { chosen };
}
