import { type ActionNumber, type CaseFacts, type Move, MOVES } from '@onaltu/domain/case-process';
import { almatyDay } from '@onaltu/domain/clock/day';
import { clockOf, type HandlingEvent, handlingOf, waitingBetween } from '@onaltu/domain/clock/handling';
import type { Regulation } from '@onaltu/domain/regulation';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import type { Rows } from '../../platform/db/statement';
import type { ActionMark } from './case-progress';
import { pinnedAmong, REGULATIONS } from './regulation.queries';

/** What must be known to say how long an action took. */
export const TIMING = [WORK_CALENDAR, REGULATIONS] as const;
export type Terms = {
  calendar: Rows<typeof TIMING>[0];
  regulations: Rows<typeof TIMING>[1];
  regulationId: string | null;
};
/** In working minutes, the course in calendar days; null where no clock ran. */
type Taken = { handled: number | null; waited: number | null; withinNorm: boolean | null };
export const NOT_TIMED: Taken = { handled: null, waited: null, withinNorm: null };

type Ending = { move: Move; marks: readonly ActionMark[]; now: Date; facts?: CaseFacts };

/** What the action that ends with this move took: from "I start" to "done", and before it since the last action was done. */
export function taken({ move, marks, now, facts }: Ending, terms: Terms): Taken {
  const action = MOVES[move].completes;
  if (!action) return NOT_TIMED;
  const calendar = workCalendar(terms.calendar);
  const clock = (of: ActionNumber) => handlingOf(eventsOf(marks, of), calendar, now);
  const { state, startedAt, consumed } = clock(action);
  const before = marks.findLast((mark) => mark.action === action - 1 && mark.kind === 'DONE');
  const waited = startedAt && before && before.at <= startedAt ? waitingBetween(calendar, before.at, startedAt) : null;
  const norm = pinnedAmong(terms.regulations, terms.regulationId, almatyDay(now)).norms[action];
  if (norm.unit === 'CALENDAR_DAYS') return { waited, ...courseTaken(norm, facts?.courseDay) };
  if (state !== 'DONE') return { ...NOT_TIMED, waited };
  return { handled: consumed, waited, withinNorm: !clockOf(norm.max, consumed).over };
}

function courseTaken(
  { min, max }: Extract<Regulation['norms'][ActionNumber], { unit: 'CALENDAR_DAYS' }>,
  days: number | undefined,
): Pick<Taken, 'handled' | 'withinNorm'> {
  return days === undefined ? NOT_TIMED : { handled: days, withinNorm: min <= days && days <= max };
}

const eventsOf = (marks: readonly ActionMark[], action: ActionNumber): HandlingEvent[] =>
  marks.filter((mark) => mark.action === action);
