import { useQueryClient } from '@tanstack/vue-query';
import { type MaybeRefOrGetter, toValue } from 'vue';
import { type Assessment, type GivenScore, keyOfAssessment, type Section, useAssessment } from './use-assessment';

/** One record that several people write at once: what they give is put in place as it is answered. */
export function useJointRecord(id: MaybeRefOrGetter<string | null>) {
  const queries = useQueryClient();
  /** One that was asked for before an answer is behind it: it is asked for anew, for what others gave meanwhile. */
  async function put(change: (record: Assessment) => Assessment): Promise<void> {
    const asked = { queryKey: keyOfAssessment(toValue(id)) };
    const wasAsked = queries.isFetching(asked) > 0;
    await queries.cancelQueries(asked);
    queries.setQueryData<Assessment>(asked.queryKey, (record) => record && change(record));
    if (wasAsked) void queries.invalidateQueries(asked);
  }
  const putScore = (indicator: string, score: GivenScore | null) =>
    put((record) => withScore(record, indicator, score));
  return { query: useAssessment(id), put, putScore };
}

export type JointRecord = ReturnType<typeof useJointRecord>;

function withScore(record: Assessment, indicator: string, score: GivenScore | null): Assessment {
  const inSection = (section: Section) => section.domains.some((domain) => indicator.startsWith(`${domain}.`));
  return {
    ...record,
    sections: record.sections.map((section) => {
      if (!inSection(section)) return section;
      const others = section.scores.filter((one) => one.indicator !== indicator);
      const missing = section.missing.filter((code) => code !== indicator);
      return score
        ? { ...section, scores: [...others, score], missing }
        : { ...section, scores: others, missing: [...missing, indicator] };
    }),
  };
}
