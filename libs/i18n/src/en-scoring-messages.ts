import scoring from './messages/en/scoring.json';

/** Words that only the sheet of an assessment shows: fetched with it. */
export const enScoringMessages = { scoring };
