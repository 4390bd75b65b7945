import { addDays, type Day } from '@onaltu/domain/clock/day';
import {
  INDICATORS,
  type IndicatorId,
  isAhead,
  isDue,
  isSpread,
  isStock,
  type MeasureId,
  measuresOf,
} from '@onaltu/domain/indicators';
import type { Span, Step } from '@onaltu/domain/period';
import { BEGINNING } from '@onaltu/domain/pieces';
import type { AskedSums, Cell, Reading } from '../../platform/figures/read-sums';

/** What the figures of a period are made of. `opening` is what stood before the first of the steps; `due` has what falls due, of each such figure. */
export type Sums = Record<'now' | 'lastYear' | 'opening' | 'steps', Cell[]> & {
  due: Partial<Record<IndicatorId, Cell[]>>;
};
export type Wanted = {
  indicators: readonly IndicatorId[];
  /** A running period is read to the end of its year: of days that are not yet nothing is counted but what is `ahead`, and a whole year is one sum. */
  now: Span;
  /** The days of the period that have come. */
  counted: Span;
  lastYear: Span;
  /** The days in which something asked for falls due, as far as they are known. */
  due: readonly { indicator: IndicatorId; span: Span }[];
  steps: readonly Span[];
  step: Step | undefined;
  /** The days of all steps; a running month is read to its end. */
  drawn: Span | null;
};

/** The questions behind the figures of a period. How long acts took a year ago is known of all places together alone. */
export function sumsFor(wanted: Wanted, reading: Reading): AskedSums[] {
  const { indicators, now, counted, lastYear, due } = wanted;
  const measures = [...new Set(indicators.flatMap((id) => measuresOf(INDICATORS[id].making)))].filter(
    (one) => !isDue(one),
  );
  const [flows, stocks] = [measures.filter((one) => !isStock(one)), measures.filter(isStock)];
  const isSplit = typeof reading === 'object' && new Set(reading.places.map(({ place }) => place)).size > 1;
  const before = isSplit ? flows.filter((one) => !isSpread(one)) : flows;
  const falling = due.map(({ indicator, span }) => of(measuresOf(INDICATORS[indicator].making), span));
  return [
    of(
      flows.filter((one) => !isAhead(one)),
      now,
    ),
    of(flows.filter(isAhead), counted),
    of(stocks, upTo(now.until)),
    of(before, lastYear),
    of(stocks, upTo(lastYear.until)),
    ...falling,
    ...seriesFor(measures, wanted),
  ];
}

const of = (measures: readonly MeasureId[], span: Span): AskedSums => ({ measures, span });
const upTo = (until: Day): Span => ({ from: BEGINNING, until });

function seriesFor(measures: readonly MeasureId[], { drawn, step, counted }: Wanted): AskedSums[] {
  if (!drawn || !step) return [];
  const apart = step === 'month' ? 'MONTH' : 'DAY';
  const come: Span = { from: drawn.from, until: drawn.until < counted.until ? drawn.until : counted.until };
  return [
    of(measures.filter(isStock), upTo(addDays(drawn.from, -1))),
    {
      ...of(
        measures.filter((one) => !isAhead(one)),
        drawn,
      ),
      apart,
    },
    { ...of(measures.filter(isAhead), come), apart },
  ];
}

/** The answers, in the order of the questions. */
export function sumsFrom(answers: readonly Cell[][], { due }: Pick<Wanted, 'due'>): Sums {
  const [flows = [], come = [], stocks = [], flowsBefore = [], stocksBefore = [], ...others] = answers;
  const falling = due.map(({ indicator }, n) => [indicator, others[n] ?? []]);
  const [opening = [], steps = [], stepsCome = []] = others.slice(due.length);
  return {
    now: [...flows, ...come, ...stocks],
    lastYear: [...flowsBefore, ...stocksBefore],
    ...{ opening, steps: [...steps, ...stepsCome] },
    due: Object.fromEntries(falling) as Sums['due'],
  };
}
