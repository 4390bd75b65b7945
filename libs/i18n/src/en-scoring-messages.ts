import conclusion from './messages/en/conclusion.json';
import scoring from './messages/en/scoring.json';

/** Words that only the sheet of an assessment and the conclusion show: fetched with them. */
export const enScoringMessages = { conclusion, scoring };
