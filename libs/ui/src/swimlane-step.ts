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
  /** A median against its norm: `share` is the part of the norm, 1 is all of it. */
  meter?: { label: string; norm: string; share: number };
  /** The one the page speaks of. */
  chosen?: boolean;
  to?: RouteLocationRaw;
};
