import action from './messages/ru/action.json';
import assessment from './messages/ru/assessment.json';
import command from './messages/ru/command.json';
import department from './messages/ru/department.json';
import dictionary from './messages/ru/dictionary.json';
import document from './messages/ru/document.json';
import duty from './messages/ru/duty.json';
import error from './messages/ru/error.json';
import exit from './messages/ru/exit.json';
import field from './messages/ru/field.json';
import fieldConflict from './messages/ru/fieldConflict.json';
import print from './messages/ru/print.json';
import goal from './messages/ru/goal.json';
import lesson from './messages/ru/lesson.json';
import mail from './messages/ru/mail.json';
import move from './messages/ru/move.json';
import paper from './messages/ru/paper.json';
import post from './messages/ru/post.json';
import problem from './messages/ru/problem.json';
import process from './messages/ru/process.json';
import progress from './messages/ru/progress.json';
import provider from './messages/ru/provider.json';
import rail from './messages/ru/rail.json';
import refusal from './messages/ru/refusal.json';
import register from './messages/ru/register.json';
import regulation from './messages/ru/regulation.json';
import relation from './messages/ru/relation.json';
import role from './messages/ru/role.json';
import shell from './messages/ru/shell.json';
import state from './messages/ru/state.json';
import work from './messages/ru/work.json';
import type { DailyMessages } from './kk-daily-messages';

export const ruDailyMessages: DailyMessages = {
  action,
  assessment,
  command,
  department,
  dictionary,
  document,
  duty,
  error,
  exit,
  field,
  fieldConflict,
  print,
  goal,
  lesson,
  mail,
  move,
  paper,
  post,
  problem,
  process,
  progress,
  provider,
  rail,
  refusal,
  register,
  regulation,
  relation,
  role,
  shell,
  state,
  work,
};
