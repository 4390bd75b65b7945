import { kkDailyMessages } from './kk-daily-messages';
import { kkOfficeMessages } from './kk-office-messages';

export const kkMessages = { ...kkDailyMessages, ...kkOfficeMessages };
export type Messages = typeof kkMessages;
