import {
  ACTION_NUMBERS,
  type ActionNumber,
  actionOf,
  type CaseState,
  type Move,
  MOVES,
} from '@onaltu/domain/case-process';
import {
  clockOf,
  type HandlingEvent,
  type HandlingState,
  handlingOf,
  waitingBetween,
} from '@onaltu/domain/clock/handling';
import type { WorkCalendar } from '@onaltu/domain/clock/working-time';
import type { Regulation } from '@onaltu/domain/regulation';

export type MoveMade = { move: Move; effectiveAt: Date; late: boolean };
export type ActionMark = HandlingEvent & { action: ActionNumber };

export type ActionProgress = {
  action: ActionNumber;
  stage: 'DONE' | 'CURRENT' | 'AHEAD';
  startedAt: Date | null;
  doneAt: Date | null;
  late: boolean;
  /** Minutes of handling against a norm in minutes; action 4 is counted in calendar days and has none. */
  norm: number | null;
  handled: number | null;
  overNorm: boolean;
  handling: HandlingState;
  /** Working minutes between the result before and this start; unknown where either was on paper. */
  waited: number | null;
};

type Past = { state: CaseState; moves: readonly MoveMade[]; marks: readonly ActionMark[] };
type Rules = { regulation: Regulation; calendar: WorkCalendar; now: Date };

/** The six actions of one case with both clocks: handling against the norm, waiting apart. */
export function progressOf(past: Past, rules: Rules): ActionProgress[] {
  const current = actionOf(past.state);
  return ACTION_NUMBERS.map((action) => {
    const completed = past.moves.findLast(({ move }) => MOVES[move].completes === action);
    const started = past.moves.find(({ move }) => MOVES[move].starts === action);
    const isDone = completed !== undefined && (current === null || action < current);
    const late = past.moves.some((made) => made.late && isOf(made.move, action));
    return {
      action,
      stage: isDone ? 'DONE' : action === current ? 'CURRENT' : 'AHEAD',
      ...clocks(action, past, rules, late),
      ...(late || action === 4
        ? { startedAt: started?.effectiveAt ?? null, doneAt: isDone ? completed.effectiveAt : null }
        : {}),
      late,
    };
  });
}

/** An action of which any part was on paper has no handling time: the part that was measured would pass for the whole. */
const isOf = (move: Move, action: ActionNumber): boolean =>
  MOVES[move].starts === action || MOVES[move].completes === action;

function clocks(action: ActionNumber, { moves, marks }: Past, { regulation, calendar, now }: Rules, late: boolean) {
  const norm = regulation.norms[action];
  const {
    state: handling,
    startedAt,
    doneAt,
    consumed,
  } = handlingOf(late ? [] : marks.filter((mark) => mark.action === action), calendar, now);
  const before = moves.findLast(({ move }) => MOVES[move].completes === action - 1);
  const timed = norm.unit === 'WORKING_MINUTES' && !late;
  return {
    startedAt,
    doneAt,
    norm: norm.unit === 'WORKING_MINUTES' ? norm.max : null,
    handled: timed && handling !== 'NOT_STARTED' ? consumed : null,
    overNorm: timed && norm.unit === 'WORKING_MINUTES' && clockOf(norm.max, consumed).over,
    handling,
    waited:
      startedAt && before && !before.late && !late ? waitingBetween(calendar, before.effectiveAt, startedAt) : null,
  };
}
