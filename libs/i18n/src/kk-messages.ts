import { kkDailyMessages } from './kk-daily-messages';
import { kkFigureMessages } from './kk-figure-messages';
import { kkOfficeMessages } from './kk-office-messages';

export const kkMessages = { ...kkDailyMessages, ...kkFigureMessages, ...kkOfficeMessages };
export type Messages = typeof kkMessages;
