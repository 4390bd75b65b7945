import { boundsOf, figureOf, histogramOf, keyOf } from '@onaltu/domain/indicator-figures';
import { INDICATORS, type IndicatorId, isStock, type Making, measuresOf } from '@onaltu/domain/indicators';
import type { Span } from '@onaltu/domain/period';
import type { Cell } from '../../platform/figures/read-sums';
import type { Sums } from './figure-sums';
import type { ComparedFigureView, IndicatorFiguresView, LengthsView, PointView } from './figures.view';

/** A row that is wanted even when nothing is counted there. */
export type Member = { key: string; always: boolean };
export type Split = { members: readonly Member[]; keyIn: (cell: Cell) => string } | null;

export const BY_PLACE = ({ place }: Cell): string => place;
export const BY_KEY = (cell: Cell): string => keyOf(cell);

type Asked = { split: Split; steps: readonly Span[]; rowSeries: boolean; spread: boolean };
type Cells = Omit<Sums, 'due'>;

const NAMES = ['now', 'lastYear', 'opening', 'steps'] as const;
const nothing = (): Cells => ({ now: [], lastYear: [], opening: [], steps: [] });
const isEmpty = (sums: Cells): boolean => NAMES.every((name) => sums[name].length === 0);

/** What one indicator is made of: of what falls due, what there is of it now. */
function cellsOf(indicator: IndicatorId, all: Sums): Cells {
  const { making } = INDICATORS[indicator];
  if (making.as === 'DUE') return { ...nothing(), now: all.due[indicator] ?? [] };
  const measures = measuresOf(making);
  const own = (cells: Cell[]): Cell[] => cells.filter(({ measure }) => measures.includes(measure));
  return { now: own(all.now), lastYear: own(all.lastYear), opening: own(all.opening), steps: own(all.steps) };
}

/** One indicator from the sums of many. */
export function figuresOf(indicator: IndicatorId, all: Sums, { split, steps, rowSeries, spread }: Asked) {
  const { making, unit } = INDICATORS[indicator];
  const sums = cellsOf(indicator, all);
  const parts = split ? partsOf(sums, split) : [];
  const compare = (of: Cells, by: readonly Span[]): ComparedFigureView =>
    making.as === 'DUE' ? fallingDue(making, indicator in all.due ? of.now : null) : compared(indicator, of, by);
  return {
    indicator,
    unit,
    total: compare(sums, steps),
    rows: parts.map(([key, part]) => ({ key, ...compare(part, rowSeries ? steps : []) })),
    spread: spread && making.as === 'QUANTILE' ? lengthsOf(sums.now, making.of) : [],
  } satisfies IndicatorFiguresView;
}

const UNKNOWN = { value: null, base: 0 };
/** What falls due is known as it is now; nobody kept what was due once. */
const fallingDue = (making: Making, due: readonly Cell[] | null): ComparedFigureView => ({
  ...(due ? figureOf(making, due) : UNKNOWN),
  ...{ lastYear: UNKNOWN, series: [] },
});

/** The sums of each row, in the order of its members; one that is not always there comes only with something to count. */
function partsOf(sums: Cells, { members, keyIn }: NonNullable<Split>): [string, Cells][] {
  const parts = new Map<string, Cells>();
  for (const name of NAMES) {
    for (const cell of sums[name]) {
      const key = keyIn(cell);
      const part = parts.get(key) ?? nothing();
      part[name].push(cell);
      parts.set(key, part);
    }
  }
  return members.flatMap(({ key, always }) => {
    const part = parts.get(key) ?? nothing();
    return always || !isEmpty(part) ? [[key, part] as [string, Cells]] : [];
  });
}

function compared(indicator: IndicatorId, sums: Cells, steps: readonly Span[]): ComparedFigureView {
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
function seriesOf(indicator: IndicatorId, { opening, steps: cells }: Cells, steps: readonly Span[]): PointView[] {
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
