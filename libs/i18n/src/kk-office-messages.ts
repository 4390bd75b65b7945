import administration from './messages/kk/administration.json';
import journal from './messages/kk/journal.json';
import settings from './messages/kk/settings.json';
import staff from './messages/kk/staff.json';

/** Words that only the pages of an office's settings and journals show: fetched with them. */
export const kkOfficeMessages = { administration, journal, settings, staff };
export type OfficeMessages = typeof kkOfficeMessages;
