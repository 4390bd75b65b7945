import type { LiveTopics } from '@onaltu/web-shell/use-live';

const LISTS = [['work'], ['process'], ['case-files']] as const;

/** What a change makes old on the pages of this workspace. */
export const LIVE_TOPICS: LiveTopics = {
  case: (id) => [['case-file', id], ['contract', id], ['certificate', id], ...LISTS],
  course: (id) => [['course', id], ['case-file', id], ['work']],
  assessment: () => [['assessment'], ['assessments'], ['work']],
  month: () => [['months']],
  reminder: () => [['reminders']],
  conclusion: () => [['conclusion'], ['work']],
};
