import sealing from './messages/kk/sealing.json';

/** Words that only the pages of confirmed months show: fetched with them. */
export const kkSealingMessages = { sealing };
export type SealingMessages = typeof kkSealingMessages;
