import journal from './messages/en/journal.json';
import settings from './messages/en/settings.json';
import staff from './messages/en/staff.json';
import type { OfficeMessages } from './kk-office-messages';

export const enOfficeMessages: OfficeMessages = { journal, settings, staff };
