import conclusion from './messages/ru/conclusion.json';
import scoring from './messages/ru/scoring.json';

/** Words that only the sheet of an assessment and the conclusion show: fetched with them. */
export const ruScoringMessages = { conclusion, scoring };
