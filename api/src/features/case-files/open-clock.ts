import { type ActionNumber, actionOf, type CaseState } from '@onaltu/domain/case-process';
import { clockOf, type HandlingKind, handlingOf, type HandlingState } from '@onaltu/domain/clock/handling';
import type { WorkCalendar } from '@onaltu/domain/clock/working-time';
import type { Regulation } from '@onaltu/domain/regulation';

type Standing = { marks: readonly { kind: HandlingKind; at: string }[]; now: Date; stateSince: Date; state: CaseState };
type Rules = { regulation: Regulation; calendar: WorkCalendar; action: ActionNumber };
export type OpenClock = {
  handling: HandlingState;
  /** Working minutes. */
  handled: number | null;
  norm: number | null;
  overNorm: boolean;
  /** Since when the case lies where it is; what is being handled does not lie. */
  lyingSince: Date | null;
};

/** The clock of an action, by its marks; it is shown while the case is in that action. */
export function openClock(
  { marks, now, stateSince, state }: Standing,
  { regulation, calendar, action }: Rules,
): OpenClock {
  const events = marks.map(({ kind, at }) => ({ kind, at: new Date(at) }));
  const norm = regulation.norms[action];
  const limit = norm.unit === 'WORKING_MINUTES' ? norm.max : null;
  const shown = limit !== null && actionOf(state) === action;
  const { state: handling, consumed } = handlingOf(shown ? events : [], calendar, now);
  const last = events.at(-1)?.at ?? stateSince;
  return {
    handling,
    handled: handling === 'NOT_STARTED' ? null : consumed,
    norm: limit,
    overNorm: limit !== null && clockOf(limit, consumed).over,
    lyingSince: handling === 'RUNNING' ? null : last > stateSince ? last : stateSince,
  };
}
