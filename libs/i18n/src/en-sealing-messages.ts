import sealing from './messages/en/sealing.json';

/** Words that only the pages of confirmed months show: fetched with them. */
export const enSealingMessages = { sealing };
