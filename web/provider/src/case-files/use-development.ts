import { DOMAINS, meansByDomain } from '@onaltu/domain/assessment';
import { comparable } from '@onaltu/domain/assessment-template';
import type { ChangePoint } from '@onaltu/ui/change-point';
import { computed, type MaybeRefOrGetter } from 'vue';
import { useI18n } from 'vue-i18n';
import { scoresOf } from '../assessments/sheet';
import { useAssessment, useAssessments } from '../assessments/use-assessment';

/** The first and the last closed record of a case, and the change between them. */
export function useDevelopment(caseFileId: MaybeRefOrGetter<string>) {
  const { t } = useI18n();
  const { data: rows } = useAssessments(caseFileId).query;
  const closed = computed(() => rows.value?.filter(({ closedAt }) => closedAt !== null) ?? []);
  const first = computed(() => (closed.value.length > 1 ? closed.value[0] : undefined));
  const last = computed(() => (closed.value.length > 1 ? closed.value.at(-1) : undefined));
  const { data: before } = useAssessment(() => first.value?.id ?? null);
  const { data: after } = useAssessment(() => last.value?.id ?? null);
  const points = computed<ChangePoint[] | null>(() => {
    if (!before.value || !after.value) return null;
    const [was, is] = comparable(scoresOf(before.value), scoresOf(after.value)).map((scores) => meansByDomain(scores));
    return DOMAINS.map((domain) => ({
      key: domain,
      label: t(`assessment.domain.${domain}`),
      before: was?.[domain],
      after: is?.[domain],
    }));
  });
  return { points, first, last };
}
