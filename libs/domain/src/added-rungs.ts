import type { Fault } from './clock/working-time';
import { type Ladder, LADDER_IDS, type LadderId, type Ladders, type Rung, TOWARDS } from './reminders';

/** Rungs that somebody added, by ladder: days, as in the ladder's own. */
export type AddedRungs = Readonly<Partial<Record<LadderId, readonly number[]>>>;
export const MOST_ADDED = 60;
export const FARTHEST_RUNG = 180;

/** The ladders with the rungs a region and a provider added: none can be taken away, so they only become stricter. Each tells whom the nearest rung before it tells, or the first. */
export function tightened(ladders: Ladders, ...added: readonly AddedRungs[]): Ladders {
  const stricter: Record<LadderId, Ladder> = { ...ladders };
  for (const id of LADDER_IDS) {
    const ladder = ladders[id];
    const known = new Set(ladder.rungs.map(({ at }) => at));
    const more = new Set(added.flatMap((rungs) => rungs[id] ?? []).filter((at) => !known.has(at)));
    const rungs = [...ladder.rungs, ...[...more].map((at) => ({ at, to: nearest(ladder, at).to }))];
    stricter[id] = { ...ladder, rungs: rungs.toSorted((a, b) => a.at - b.at) };
  }
  return stricter;
}

function nearest({ rungs }: Ladder, at: number): Rung {
  const before = rungs.findLast((rung) => rung.at < at) ?? rungs[0];
  if (!before) throw new RangeError('a ladder without rungs');
  return before;
}

/** A month is not over before its last day, from which its ladder counts. */
const BEFORE = TOWARDS.filter((ladder) => ladder !== 'MONTH');

/** One rung that is asked for beside a ladder's own. */
export type RungWanted = { ladder: LadderId; at: number };

/** What is wrong with rungs that are asked for: what counts from a day says nothing before it. */
export const faultsInRungs = (rungs: readonly RungWanted[]): Fault[] =>
  rungs.flatMap(({ ladder, at }, i) =>
    at < 1 && !BEFORE.some((one) => one === ladder) ? [{ pointer: `/rungs/${i}/at`, code: 'min' }] : [],
  );

/** As they are kept, and back. */
export const addedOf = (rungs: readonly RungWanted[]): AddedRungs =>
  Object.fromEntries(
    [...Map.groupBy(rungs, ({ ladder }) => ladder)].map(([ladder, of]) => [
      ladder,
      of.map(({ at }) => at).toSorted((a, b) => a - b),
    ]),
  );
export const rungsIn = (added: AddedRungs): RungWanted[] =>
  LADDER_IDS.flatMap((ladder) => (added[ladder] ?? []).map((at) => ({ ladder, at })));
