import type { Day } from '@onaltu/domain/clock/day';
import { boundsOf, figureOf, histogramOf, keyOf } from '@onaltu/domain/indicator-figures';
import { dueSpan, INDICATORS, type IndicatorId, isStock, type Making, measuresOf } from '@onaltu/domain/indicators';
import type { Span } from '@onaltu/domain/period';
import type { Cell, Sums } from './figure-sums';
import type { ComparedFigureView, IndicatorFiguresView, LengthsView, PointView } from './figures.view';

/** A row that is wanted even when nothing is counted there. */
export type Member = { key: string; always: boolean };
export type Split = { members: readonly Member[]; keyIn: (cell: Cell) => string } | null;

export const BY_PLACE = ({ place }: Cell): string => place;
export const BY_KEY = (cell: Cell): string => keyOf(cell);

/** `today` is null where the period is over. */
type Asked = { split: Split; today: Day | null; steps: readonly Span[]; rowSeries: boolean; spread: boolean };

const each = (sums: Sums, keep: (cell: Cell) => boolean): Sums => ({
  now: sums.now.filter(keep),
  lastYear: sums.lastYear.filter(keep),
  opening: sums.opening.filter(keep),
  steps: sums.steps.filter(keep),
  due: sums.due.filter(keep),
});
const isEmpty = (sums: Sums): boolean => Object.values(sums).every((cells) => cells.length === 0);

/** One indicator from the sums of many. */
export function figuresOf(indicator: IndicatorId, all: Sums, { split, today, steps, rowSeries, spread }: Asked) {
  const { making, unit } = INDICATORS[indicator];
  const measures = measuresOf(making);
  const own = each(all, ({ measure }) => measures.includes(measure));
  const days = today && dueSpan(making, today);
  const sums = days ? { ...NOTHING, due: own.due.filter(({ day }) => day && isWithin(days, day)) } : own;
  const parts = split ? partsOf(sums, split) : [];
  const compare = (of: Sums, by: readonly Span[]): ComparedFigureView =>
    making.as === 'DUE' ? fallingDue(making, days && of.due) : compared(indicator, of, by);
  return {
    indicator,
    unit,
    total: compare(sums, steps),
    rows: parts.map(([key, part]) => ({ key, ...compare(part, rowSeries ? steps : []) })),
    spread: spread && making.as === 'QUANTILE' ? lengthsOf(sums.now, making.of) : [],
  } satisfies IndicatorFiguresView;
}

const isWithin = ({ from, until }: Span, day: Day): boolean => from <= day && day <= until;
const UNKNOWN = { value: null, base: 0 };
/** What falls due is known as it is now; nobody kept what was due once. */
const fallingDue = (making: Making, due: readonly Cell[] | null): ComparedFigureView => ({
  ...(due ? figureOf(making, due) : UNKNOWN),
  ...{ lastYear: UNKNOWN, series: [] },
});

const NOTHING: Sums = { now: [], lastYear: [], opening: [], steps: [], due: [] };

/** The sums of each row, in the order of its members; one that is not always there comes only with something to count. */
function partsOf(sums: Sums, { members, keyIn }: NonNullable<Split>): [string, Sums][] {
  const parts = new Map<string, Sums>();
  for (const name of ['now', 'lastYear', 'opening', 'steps', 'due'] as const) {
    for (const cell of sums[name]) {
      const key = keyIn(cell);
      const part = parts.get(key) ?? each(NOTHING, () => true);
      part[name].push(cell);
      parts.set(key, part);
    }
  }
  return members.flatMap(({ key, always }) => {
    const part = parts.get(key) ?? NOTHING;
    return always || !isEmpty(part) ? [[key, part] as [string, Sums]] : [];
  });
}

function compared(indicator: IndicatorId, sums: Sums, steps: readonly Span[]): ComparedFigureView {
  const { making } = INDICATORS[indicator];
  return {
    ...figureOf(making, sums.now),
    lastYear: figureOf(making, sums.lastYear),
    series: seriesOf(indicator, sums, steps),
  };
}

/** One sum of each measure under each key, in however many steps it came. */
function addedUp(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const name = `${cell.measure} ${cell.key}`;
    sums.set(name, { ...cell, n: cell.n + (sums.get(name)?.n ?? 0) });
  }
  return [...sums.values()];
}

/** A flow of each step; a stock as it stood at the end of each. */
function seriesOf(indicator: IndicatorId, { opening, steps: cells }: Sums, steps: readonly Span[]): PointView[] {
  const { making } = INDICATORS[indicator];
  const byStep = Map.groupBy(cells, ({ day }) => day);
  const stands = measuresOf(making).some(isStock);
  let so: Cell[] = opening;
  return steps.map(({ from, until }) => {
    const own = byStep.get(from) ?? [];
    so = stands ? addedUp([...so, ...own]) : own;
    return { from, until, ...figureOf(making, so) };
  });
}

const lengthsOf = (...histogram: Parameters<typeof histogramOf>): LengthsView[] =>
  histogramOf(...histogram).map(({ bucket, n }) => ({ ...boundsOf(bucket), n }));
