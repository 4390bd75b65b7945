import type { components } from '@onaltu/api-client/provider.schema';
import { ACTION_NUMBERS, actionOf, type CaseState, TERMINAL_STATES } from '@onaltu/domain/case-process';

export type CaseFilePage = components['schemas']['CaseFilePage'];
export type ActionView = components['schemas']['ActionView'];

/** A case that is over is only read. */
export const isOver = (state: CaseState): boolean => TERMINAL_STATES.some((terminal) => terminal === state);

/** How many of the six actions lie behind a case in this state; of one that ended early a list knows only whether its course had begun. */
export function doneOf(state: CaseState, courseStarted: boolean): number {
  if (state === 'RESULT_ISSUED') return ACTION_NUMBERS.length;
  return (actionOf(state) ?? (courseStarted ? 4 : 1)) - 1;
}

/** Both clocks over all actions that are counted in minutes: handling against the sum of norms (60), waiting apart. */
export function deskTimeOf(actions: readonly ActionView[]): {
  norm: number;
  handled: number | null;
  waited: number | null;
} {
  const sum = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null;
  };
  return {
    norm: sum(actions.map(({ norm }) => norm)) ?? 0,
    handled: sum(actions.map(({ handled }) => handled)),
    waited: sum(actions.map(({ waited }) => waited)),
  };
}
