import action from './messages/en/action.json';
import assessment from './messages/en/assessment.json';
import command from './messages/en/command.json';
import department from './messages/en/department.json';
import dictionary from './messages/en/dictionary.json';
import document from './messages/en/document.json';
import duty from './messages/en/duty.json';
import error from './messages/en/error.json';
import exit from './messages/en/exit.json';
import field from './messages/en/field.json';
import fieldConflict from './messages/en/fieldConflict.json';
import print from './messages/en/print.json';
import goal from './messages/en/goal.json';
import lesson from './messages/en/lesson.json';
import mail from './messages/en/mail.json';
import move from './messages/en/move.json';
import paper from './messages/en/paper.json';
import post from './messages/en/post.json';
import problem from './messages/en/problem.json';
import process from './messages/en/process.json';
import progress from './messages/en/progress.json';
import provider from './messages/en/provider.json';
import rail from './messages/en/rail.json';
import refusal from './messages/en/refusal.json';
import register from './messages/en/register.json';
import regulation from './messages/en/regulation.json';
import relation from './messages/en/relation.json';
import role from './messages/en/role.json';
import shell from './messages/en/shell.json';
import state from './messages/en/state.json';
import work from './messages/en/work.json';
import type { DailyMessages } from './kk-daily-messages';

export const enDailyMessages: DailyMessages = {
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
