import type { QueryKey } from '@tanstack/vue-query';
import type { LiveTopics } from '@onaltu/web-shell/use-live';

const LISTS = [['work'], ['process'], ['case-files']] as const;

/** Who waits for what such work makes. */
const WAITED_FOR: Readonly<Record<string, readonly QueryKey[]>> = {
  document: [['case-file'], ['certificate']],
  conclusion: [['conclusion']],
  journal: [['journals']],
};

/** What a change makes old on the pages of this workspace. */
export const LIVE_TOPICS: LiveTopics = {
  case: (id) => [['case-file', id], ['contract', id], ['certificate', id], ...LISTS],
  course: (id) => [['course', id], ['case-file', id], ['work']],
  assessment: () => [['assessment'], ['assessments'], ['work']],
  lesson: () => [['timetable'], ['work']],
  month: () => [['months']],
  reminder: () => [['reminders']],
  conclusion: () => [['conclusion'], ['work']],
  journal: () => [['journals']],
  'given-up': (what) => WAITED_FOR[what] ?? [],
};
