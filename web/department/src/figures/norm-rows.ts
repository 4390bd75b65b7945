import { ACTION_NUMBERS, type ActionNumber } from '@onaltu/domain/case-process';
import type { IndicatorId } from '@onaltu/domain/indicators';
import { type Figures, figureIn, normIn, rowIn } from './use-figures';

const COURSE: ActionNumber = 4;

/** The median length of an action in the unit of its norm: the course is counted in days and apart. */
export function medianIn(byAction: Figures, whole: Figures, action: ActionNumber): number | null {
  if (action === COURSE) return figureIn(whole, 'courseLengthMedian').total.value;
  return rowIn(byAction, 'handlingMedian', String(action))?.value ?? null;
}

export type NormLength = {
  action: ActionNumber;
  value: number | null;
  norm: number;
  high: number | null;
  all: number | null;
  share: number | null;
  shareBefore: number | null;
};
type Both = { byAction: Figures; whole: Figures };

/** What each action takes one provider and all of them, and how much of it is within the norm. */
export function normLengths(own: Both, all: Both): NormLength[] {
  return ACTION_NUMBERS.flatMap((action) => {
    const norm = normIn(own.byAction, action);
    if (!norm) return [];
    const rowOf = (id: IndicatorId) => rowIn(own.byAction, id, String(action));
    const share = rowOf('normShare');
    return {
      action,
      norm: norm.max,
      value: medianIn(own.byAction, own.whole, action),
      high: action === COURSE ? null : (rowOf('handlingP90')?.value ?? null),
      all: medianIn(all.byAction, all.whole, action),
      share: share?.value ?? null,
      shareBefore: share && share.lastYear.base > 0 ? share.lastYear.value : null,
    };
  });
}
