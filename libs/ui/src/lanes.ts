import { ACTIONS, type ActionNumber } from '@onaltu/domain/case-process';
import type { Role } from '@onaltu/domain/permissions';

export const LANES = ['CLERK', 'HEAD', 'SPECIALIST'] as const satisfies readonly Role[];
export type Lane = (typeof LANES)[number];
export type StepState = 'done' | 'current' | 'ahead';

/** The shape repeats what the colour says: square, hexagon, circle. */
export const LANE_LOOK: Readonly<Record<Lane, { shape: string; colour: string; soft: string }>> = {
  CLERK: {
    shape: 'M6.5 3h13A3.5 3.5 0 0 1 23 6.5v13a3.5 3.5 0 0 1-3.5 3.5h-13A3.5 3.5 0 0 1 3 19.5v-13A3.5 3.5 0 0 1 6.5 3z',
    colour: 'var(--clerk)',
    soft: 'var(--clerk-soft)',
  },
  HEAD: {
    shape: 'M24.88 13 18.94 23.29H7.06L1.12 13 7.06 2.71h11.88z',
    colour: 'var(--head)',
    soft: 'var(--head-soft)',
  },
  SPECIALIST: {
    shape: 'M13 2a11 11 0 1 1 0 22 11 11 0 1 1 0-22z',
    colour: 'var(--spec)',
    soft: 'var(--spec-soft)',
  },
};

function isLane(role: Role): role is Lane {
  return LANES.some((lane) => lane === role);
}

export function lanesOf(action: ActionNumber): readonly Lane[] {
  return ACTIONS[action].lanes.filter(isLane);
}
