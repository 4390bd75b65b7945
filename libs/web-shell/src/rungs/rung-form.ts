import { faultsInRungs, FARTHEST_RUNG, type RungWanted } from '@onaltu/domain/added-rungs';
import type { Fault } from '../use-edit';

export type LadderId = RungWanted['ladder'];
export type Side = 'BEFORE' | 'AFTER';
export type RungRow = { ladder: LadderId; days: string; side: Side };
export type RungForm = { rungs: RungRow[] };

const atOf = ({ days, side }: RungRow): number => Number(days.trim()) * (side === 'BEFORE' ? -1 : 1);
const isWhole = (days: string): boolean => /^\d{1,3}$/.test(days.trim());

export const rungFormOf = ({ rungs }: { rungs: readonly RungWanted[] }): RungForm => ({
  rungs: rungs.map(({ ladder, at }) => ({ ladder, days: String(Math.abs(at)), side: at < 0 ? 'BEFORE' : 'AFTER' })),
});

export const rungBodyOf = ({ rungs }: RungForm): { rungs: RungWanted[] } => ({
  rungs: rungs.map((row) => ({ ladder: row.ladder, at: atOf(row) })),
});

/** Before it is sent: a number of days, within reach, said once, on a side on which the ladder speaks. */
export function rungFaultsOf({ rungs }: RungForm): Fault[] {
  const wanted = rungs.map((row) => ({ ladder: row.ladder, at: atOf(row) }));
  const kept = wanted.map(({ ladder, at }) => `${ladder} ${at}`);
  return rungs.flatMap(({ days }, index): Fault[] => {
    const pointer = `/rungs/${index}/at`;
    if (days.trim() === '') return [{ pointer, code: 'required' }];
    if (!isWhole(days)) return [{ pointer, code: 'isInt' }];
    if (Number(days) > FARTHEST_RUNG) return [{ pointer, code: 'max' }];
    if (kept.indexOf(kept[index] ?? '') < index) return [{ pointer, code: 'arrayUnique' }];
    return faultsInRungs(wanted).filter((fault) => fault.pointer === pointer);
  });
}
