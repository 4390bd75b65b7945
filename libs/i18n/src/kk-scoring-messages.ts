import conclusion from './messages/kk/conclusion.json';
import scoring from './messages/kk/scoring.json';

/** Words that only the sheet of an assessment and the conclusion show: fetched with them. */
export const kkScoringMessages = { conclusion, scoring };
export type ScoringMessages = typeof kkScoringMessages;
