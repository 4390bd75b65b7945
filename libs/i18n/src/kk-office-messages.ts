import account from './messages/kk/account.json';
import administration from './messages/kk/administration.json';
import children from './messages/kk/children.json';
import imports from './messages/kk/imports.json';
import journal from './messages/kk/journal.json';
import making from './messages/kk/making.json';
import mails from './messages/kk/mails.json';
import permission from './messages/kk/permission.json';
import reminder from './messages/kk/reminder.json';
import result from './messages/kk/result.json';
import review from './messages/kk/review.json';
import settings from './messages/kk/settings.json';
import staff from './messages/kk/staff.json';
import verify from './messages/kk/verify.json';

/** Words that only the pages of an office's settings, journals and certificates show: fetched with them. */
export const kkOfficeMessages = {
  account,
  administration,
  children,
  imports,
  journal,
  making,
  mails,
  permission,
  reminder,
  result,
  review,
  settings,
  staff,
  verify,
};
export type OfficeMessages = typeof kkOfficeMessages;
