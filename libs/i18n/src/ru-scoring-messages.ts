import scoring from './messages/ru/scoring.json';

/** Words that only the sheet of an assessment shows: fetched with it. */
export const ruScoringMessages = { scoring };
