import account from './messages/en/account.json';
import administration from './messages/en/administration.json';
import children from './messages/en/children.json';
import imports from './messages/en/imports.json';
import journal from './messages/en/journal.json';
import making from './messages/en/making.json';
import mails from './messages/en/mails.json';
import permission from './messages/en/permission.json';
import reminder from './messages/en/reminder.json';
import result from './messages/en/result.json';
import review from './messages/en/review.json';
import settings from './messages/en/settings.json';
import staff from './messages/en/staff.json';
import verify from './messages/en/verify.json';
import type { OfficeMessages } from './kk-office-messages';

export const enOfficeMessages: OfficeMessages = {
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
