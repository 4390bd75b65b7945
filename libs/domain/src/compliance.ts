import type { ActionNumber } from './case-process';

/** Shares of acts within their norm: what is aimed at, and under what a provider is looked at first. Practice, no text has them. */
export const COMPLIANCE = { good: 0.95, low: 0.9 } as const;

/** The five actions that are done at a desk: their norms and medians add up. */
export const DESK_ACTIONS = [1, 2, 3, 5, 6] as const satisfies readonly ActionNumber[];

/** The value under which the part `q` of all lies, between two neighbours in proportion; null of none. */
export function quantileOf(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place % 1);
}

export const medianOf = (values: readonly number[]): number | null => quantileOf(values, 0.5);

/** Of fewer than these the middle half is nobody's. */
const QUARTERS = 4;
/** Between which values the middle half of all stands. */
export function middleHalfOf(values: readonly number[]): { low: number; high: number } | null {
  const [low, high] = [quantileOf(values, 0.25), quantileOf(values, 0.75)];
  return values.length < QUARTERS || low === null || high === null ? null : { low, high };
}

const NOTICES = 5;
/** A share of fewer acts or lessons than these says nothing. */
const ENOUGH = 20;
const QUEUE = 1;
const LESSONS_LOST = 0.2;
const OF_A_KIND = 2;

export type WatchedAction = { action: ActionNumber; median: number | null; norm: number };
export type WatchedProvider = {
  provider: string;
  share: number | null;
  /** Acts that were measured. */
  measured: number;
  waiting: number;
  /** Courses past their planned end. */
  overdue: number;
  received: number;
  receivedLastYear: number;
  held: number;
  notHeld: number;
};
export type Notice =
  | { kind: 'actionOver'; action: ActionNumber; value: number }
  | { kind: 'normLow' | 'queue' | 'overdue' | 'lessons' | 'silent'; provider: string; value: number };

const lost = ({ held, notHeld }: WatchedProvider): number => (held + notHeld > 0 ? notHeld / (held + notHeld) : 0);

type Rule = {
  kind: Exclude<Notice['kind'], 'actionOver'>;
  holds: (one: WatchedProvider) => boolean;
  value: (one: WatchedProvider) => number;
  /** The worst first. */
  weight: (one: WatchedProvider) => number;
};
const RULES: readonly Rule[] = [
  {
    kind: 'normLow',
    holds: ({ share, measured }) => share !== null && share < COMPLIANCE.low && measured >= ENOUGH,
    value: ({ share }) => share ?? 0,
    weight: ({ share }) => -(share ?? 0),
  },
  {
    kind: 'queue',
    holds: ({ waiting }) => waiting >= QUEUE,
    value: ({ waiting }) => waiting,
    weight: ({ waiting }) => waiting,
  },
  {
    kind: 'overdue',
    holds: ({ overdue }) => overdue > 0,
    value: ({ overdue }) => overdue,
    weight: ({ overdue }) => overdue,
  },
  {
    kind: 'lessons',
    holds: (one) => one.held + one.notHeld >= ENOUGH && lost(one) > LESSONS_LOST,
    value: lost,
    weight: lost,
  },
  {
    kind: 'silent',
    holds: ({ received, receivedLastYear }) => received === 0 && receivedLastYear > 0,
    value: ({ receivedLastYear }) => receivedLastYear,
    weight: ({ receivedLastYear }) => receivedLastYear,
  },
];

/** What wants attention, at most five: actions over their norm first, then the worst two of each rule. */
export function noticesOf(actions: readonly WatchedAction[], providers: readonly WatchedProvider[]): Notice[] {
  const over = actions.flatMap(({ action, median, norm }): Notice[] =>
    median !== null && median > norm ? [{ kind: 'actionOver', action, value: median }] : [],
  );
  const ofProviders = RULES.flatMap(({ kind, holds, value, weight }) =>
    providers
      .filter(holds)
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, OF_A_KIND)
      .map((one): Notice => ({ kind, provider: one.provider, value: value(one) })),
  );
  return [...over.slice(0, OF_A_KIND), ...ofProviders].slice(0, NOTICES);
}
