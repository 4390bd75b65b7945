/** How far something is that is made while somebody waits for it. */
export const MAKING_STATES = ['WAITING', 'MAKING', 'READY', 'FAILED'] as const;
export type MakingState = (typeof MAKING_STATES)[number];
/** Why it was given up, as far as who waits can do something about it: a text no font of ours prints, a worker that was lost over it, or our own fault. */
export const MAKING_FAILURES = ['UNPRINTABLE', 'INTERRUPTED', 'BROKEN'] as const;
export type MakingFailure = (typeof MAKING_FAILURES)[number];
export type Making = { state: MakingState; failure: MakingFailure | null };

const BY_ERROR: Readonly<Record<string, MakingFailure>> = {
  PdfNotRendered: 'UNPRINTABLE',
  UnrecoverableError: 'INTERRUPTED',
};

/** The fault a job died of, in the words of who waits. */
export const failureOf = (error: string): MakingFailure => BY_ERROR[error] ?? 'BROKEN';

/** Only what was given up is tried again: what waits, is being made or is there goes on as it is. */
export const mayTryAgain = ({ state }: Pick<Making, 'state'>): boolean => state === 'FAILED';
/** Whether it is worth looking again. */
export const isOnItsWay = ({ state }: Pick<Making, 'state'>): boolean => state === 'WAITING' || state === 'MAKING';
