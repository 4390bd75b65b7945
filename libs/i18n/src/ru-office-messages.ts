import administration from './messages/ru/administration.json';
import journal from './messages/ru/journal.json';
import settings from './messages/ru/settings.json';
import staff from './messages/ru/staff.json';
import type { OfficeMessages } from './kk-office-messages';

export const ruOfficeMessages: OfficeMessages = { administration, journal, settings, staff };
