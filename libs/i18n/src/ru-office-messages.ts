import journal from './messages/ru/journal.json';
import settings from './messages/ru/settings.json';
import staff from './messages/ru/staff.json';
import type { OfficeMessages } from './kk-office-messages';

export const ruOfficeMessages: OfficeMessages = { journal, settings, staff };
