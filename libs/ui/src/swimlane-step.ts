import type { ActionNumber } from '@onaltu/domain/case-process';
import type { RouteLocationRaw } from 'vue-router';
import type { StepState } from './lanes';

/** Where the course stands between its first and last day; labels come translated. */
export type CourseBar = {
  day: number;
  length: number;
  minimum: number;
  label: string;
  startLabel: string;
  minimumLabel: string;
  endLabel: string;
};

/** One card of the strip. On the scale of a case it has times; on the scale of a centre or oblast it has counts. */
export type SwimlaneStep = {
  action: ActionNumber;
  state?: StepState;
  detail?: string;
  norm?: string;
  course?: CourseBar;
  count?: string;
  overNorm?: string;
  withinNorm?: string;
  /** A length, and how much of its norm it is, where it has one: 1 is all of it. */
  meter?: { label: string; of?: { norm: string; share: number } };
  /** What comes in from the action before; `share` is the part of the strongest flow, and as thick is the arrow. */
  flow?: { label: string; share: number };
  /** The one the page speaks of. */
  chosen?: boolean;
  to?: RouteLocationRaw;
};
