import account from './messages/ru/account.json';
import administration from './messages/ru/administration.json';
import children from './messages/ru/children.json';
import imports from './messages/ru/imports.json';
import journal from './messages/ru/journal.json';
import making from './messages/ru/making.json';
import mails from './messages/ru/mails.json';
import permission from './messages/ru/permission.json';
import reminder from './messages/ru/reminder.json';
import result from './messages/ru/result.json';
import review from './messages/ru/review.json';
import settings from './messages/ru/settings.json';
import staff from './messages/ru/staff.json';
import verify from './messages/ru/verify.json';
import type { OfficeMessages } from './kk-office-messages';

export const ruOfficeMessages: OfficeMessages = {
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
