import type { Refusal } from '../refused';
import { workingMinutes, workingMinutesBetween, type WorkCalendar, type WorkingMinutes } from './working-time';

export const HANDLING_KINDS = ['START', 'INTERRUPT', 'RESUME', 'DONE'] as const;
export type HandlingKind = (typeof HANDLING_KINDS)[number];
export type HandlingEvent = { kind: HandlingKind; at: Date };

export const HANDLING_STATES = ['NOT_STARTED', 'RUNNING', 'INTERRUPTED', 'DONE'] as const;
export type HandlingState = (typeof HANDLING_STATES)[number];

/** `outsideHours` are real minutes worked before, after or between the working hours: shown, held against no norm. */
export type Handling = {
  state: HandlingState;
  startedAt: Date | null;
  doneAt: Date | null;
  consumed: WorkingMinutes;
  outsideHours: number;
};

/** What each event makes of the state. RESUME after DONE reopens the action: it came back to be done again. */
const NEXT: Readonly<Record<HandlingState, Partial<Record<HandlingKind, HandlingState>>>> = {
  NOT_STARTED: { START: 'RUNNING' },
  RUNNING: { INTERRUPT: 'INTERRUPTED', DONE: 'DONE' },
  INTERRUPTED: { RESUME: 'RUNNING', DONE: 'DONE' },
  DONE: { RESUME: 'RUNNING' },
};

const inOrder = (events: readonly HandlingEvent[]) => events.toSorted((a, b) => a.at.getTime() - b.at.getTime());

/** Why this event cannot follow the ones before it, or null. */
export function whyNotHandling(events: readonly HandlingEvent[], kind: HandlingKind): Refusal | null {
  return NEXT[stateAfter(events)][kind] ? null : 'case-file.handling-not-open';
}

function stateAfter(events: readonly HandlingEvent[]): HandlingState {
  return inOrder(events).reduce<HandlingState>((state, { kind }) => NEXT[state][kind] ?? state, 'NOT_STARTED');
}

/** Handling time from "I start" to "done", interruptions left out, inside the provider's working hours (¶5). */
export function handlingOf(events: readonly HandlingEvent[], calendar: WorkCalendar, now: Date): Handling {
  let state: HandlingState = 'NOT_STARTED';
  const times: { startedAt: Date | null; doneAt: Date | null } = { startedAt: null, doneAt: null };
  const worked: [Date, Date][] = [];
  let openedAt: Date | null = null;

  for (const { kind, at } of inOrder(events)) {
    const next: HandlingState | undefined = NEXT[state][kind];
    if (!next) continue;
    if (openedAt) worked.push([openedAt, at]);
    openedAt = next === 'RUNNING' ? at : null;
    times.startedAt ??= at;
    times.doneAt = next === 'DONE' ? at : null;
    state = next;
  }
  if (openedAt && openedAt < now) worked.push([openedAt, now]);

  const consumed = worked.reduce((sum, [from, to]) => sum + workingMinutesBetween(calendar, from, to), 0);
  const elapsed = worked.reduce((sum, [from, to]) => sum + (to.getTime() - from.getTime()) / 60_000, 0);
  return { state, ...times, consumed: workingMinutes(consumed), outsideHours: Math.max(0, elapsed - consumed) };
}

/** How much of a norm is used. Derived whenever asked, never stored; a norm is shown, it does not block. */
export function clockOf<Length extends number>(norm: Length, consumed: Length) {
  return { norm, consumed, left: Math.max(0, norm - consumed) as Length, over: consumed > norm };
}

/** Waiting between two actions, apart from handling; none when the next began at once. */
export function waitingBetween(calendar: WorkCalendar, previousDoneAt: Date, startedAt: Date): WorkingMinutes {
  return workingMinutesBetween(calendar, previousDoneAt, startedAt);
}
