import scoring from './messages/kk/scoring.json';

/** Words that only the sheet of an assessment shows: fetched with it. */
export const kkScoringMessages = { scoring };
export type ScoringMessages = typeof kkScoringMessages;
