import action from './messages/kk/action.json';
import assessment from './messages/kk/assessment.json';
import command from './messages/kk/command.json';
import department from './messages/kk/department.json';
import dictionary from './messages/kk/dictionary.json';
import document from './messages/kk/document.json';
import duty from './messages/kk/duty.json';
import error from './messages/kk/error.json';
import exit from './messages/kk/exit.json';
import field from './messages/kk/field.json';
import fieldConflict from './messages/kk/fieldConflict.json';
import print from './messages/kk/print.json';
import goal from './messages/kk/goal.json';
import lesson from './messages/kk/lesson.json';
import mail from './messages/kk/mail.json';
import move from './messages/kk/move.json';
import paper from './messages/kk/paper.json';
import post from './messages/kk/post.json';
import problem from './messages/kk/problem.json';
import process from './messages/kk/process.json';
import progress from './messages/kk/progress.json';
import provider from './messages/kk/provider.json';
import rail from './messages/kk/rail.json';
import refusal from './messages/kk/refusal.json';
import register from './messages/kk/register.json';
import regulation from './messages/kk/regulation.json';
import relation from './messages/kk/relation.json';
import role from './messages/kk/role.json';
import shell from './messages/kk/shell.json';
import state from './messages/kk/state.json';
import work from './messages/kk/work.json';

/** What every page may show. The reference locale: its shape is what every other locale must have, and what keys are typed from. */
export const kkDailyMessages = {
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
export type DailyMessages = typeof kkDailyMessages;
