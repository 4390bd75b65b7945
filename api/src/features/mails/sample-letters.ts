import { addDays, type Day } from '@onaltu/domain/clock/day';
import { LADDERS_2015 } from '@onaltu/domain/reminders';
import type { Written } from '../../platform/mail/mail-ledger';
import type { MailTemplate, ReminderLine } from '../../platform/mail/post-mail';

type ParamsOf<W, T> = W extends { template: infer U; params: infer P } ? (T extends U ? P : never) : never;
type Of<T extends MailTemplate> = ParamsOf<Written, T>;
type Sample<T extends MailTemplate> = { params: Of<T>; standsIn?: true };
/** Of each template one letter at least: a template without one does not compile. */
type Samples = { [T in MailTemplate]: readonly [Sample<T>, ...Sample<T>[]] };

const CASE = { number: '2026-0041', path: '/' };
const line = (ladder: ReminderLine['ladder'], dueOn: Day, over: Partial<ReminderLine> = {}): ReminderLine => ({
  ...{
    id: '01990000-0000-7000-8000-00000000000a',
    ladder,
    dueOn,
    number: CASE.number,
    month: null,
    at: null,
    path: '/',
  },
  sources: LADDERS_2015[ladder].sources,
  ...over,
});

/** Letters about nobody: numbers that no case has, names out of the air. */
export const sampleLetters = (today: Day): Samples => {
  const month = { month: addDays(today, -31), path: '/' };
  const ending = line('COURSE_END', today);
  const waiting = [
    line('SIGNATURE', addDays(today, -4), { number: '2026-0038' }),
    line('MONTH', addDays(today, -2), { number: null, month: month.month }),
    line('LESSON', addDays(today, -1), { number: '2026-0044', at: `${addDays(today, -1)}T05:00:00Z` }),
    line('PMPC', addDays(today, 14), { number: '2026-0057' }),
  ];
  const people = { a: 'Мысалова Айгүл', b: 'Образцова Светлана', c: 'Үлгіұлы Нұрлан' };
  const week = [
    { personId: 'a', cases: 12, late: 3, ending: 1, unseen: 4 },
    { personId: 'b', cases: 9, late: 0, ending: 2, unseen: 0 },
    { personId: 'c', cases: 7, late: 0, ending: 0, unseen: 0 },
  ];
  return {
    'signature-awaited': [{ params: CASE }, { params: CASE, standsIn: true }],
    'month-returned': [{ params: { number: month.month.slice(0, 7), path: '/' } }],
    invitation: [{ params: { codeId: 'sample', organisation: '«Мысал» оңалту орталығы' } }],
    'password-reset': [{ params: { codeId: 'sample' } }],
    'monthly-report': [{ params: month }],
    reminders: [
      { params: { on: today, lines: [ending, ...waiting], path: '/reminders', digest: true } },
      { params: { on: today, lines: [ending], path: '/reminders', digest: false } },
    ],
    'head-week': [{ params: { on: today, lines: week, names: people, path: '/process' } }],
  };
};
