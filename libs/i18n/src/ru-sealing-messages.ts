import sealing from './messages/ru/sealing.json';

/** Words that only the pages of confirmed months show: fetched with them. */
export const ruSealingMessages = { sealing };
