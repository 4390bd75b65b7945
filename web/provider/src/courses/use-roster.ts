import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { GROUP_FORMS } from '@onaltu/domain/group-sizes';
import type { LessonForm } from '@onaltu/domain/course';
import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';

type Row = components['schemas']['CaseFileRow'];

export const isForGroup = (form: LessonForm): boolean => GROUP_FORMS.some((one) => one === form);

async function ownInCourse(): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const query = { view: 'MINE' as const, state: 'IN_REHABILITATION' as const, after };
    const page = await resultOf(providerApi.GET('/api/provider/case-files', { params: { query } }));
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}

/** The children this specialist has in a course: who can be in one lesson. */
export function useRoster(asked: MaybeRefOrGetter<boolean>) {
  const { data, error, isLoading } = useQuery({
    queryKey: ['case-files', 'roster'],
    queryFn: ownInCourse,
    enabled: computed(() => toValue(asked)),
  });
  const children = computed(() =>
    (data.value ?? [])
      .map(({ id, childName, number }) => ({ id, name: childName ?? number ?? '–' }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'kk')),
  );
  return { children, error, isLoading };
}
