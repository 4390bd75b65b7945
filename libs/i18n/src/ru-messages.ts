import { ruDailyMessages } from './ru-daily-messages';
import { ruOfficeMessages } from './ru-office-messages';
import type { Messages } from './kk-messages';

export const ruMessages: Messages = { ...ruDailyMessages, ...ruOfficeMessages };
