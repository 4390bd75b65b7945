import type { components } from '@onaltu/api-client/provider.schema';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import { useAssessments } from '../assessments/use-assessment';

type Source = components['schemas']['SourceView'];
const PAGES: Readonly<Record<Exclude<Source['kind'], 'assessment'>, string>> = {
  lesson: 'course',
  attendance: 'course',
  goal: 'course',
  contract: 'case-contract',
  case: 'case',
};

/** The page of the record a sentence was taken from. */
export function useSources(caseFileId: MaybeRefOrGetter<string>) {
  const id = computed(() => toValue(caseFileId));
  const { data: assessments } = useAssessments(id).query;
  return function placeOf({ kind, id: record }: Source): RouteLocationRaw {
    if (kind !== 'assessment') return { name: PAGES[kind], params: { id: id.value } };
    const held = assessments.value?.find((one) => one.id === record)?.kind.toLowerCase();
    return held
      ? { name: 'assessment', params: { id: id.value, kind: held } }
      : { name: 'case-assessments', params: { id: id.value } };
  };
}
