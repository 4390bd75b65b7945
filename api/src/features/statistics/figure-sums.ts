import { addDays, day, type Day } from '@onaltu/domain/clock/day';
import type { Sum } from '@onaltu/domain/indicator-figures';
import {
  INDICATORS,
  type IndicatorId,
  isDue,
  isSpread,
  isStock,
  type MeasureId,
  measuresOf,
} from '@onaltu/domain/indicators';
import type { Span, Step } from '@onaltu/domain/period';
import { type Statement, statement, type Value } from '../../platform/db/statement';

/** A sum of one place; `day` is the first of its step, or null where all is one. */
export type Cell = Sum & { place: string; day: Day | null };
/** What the figures of a period are made of. `opening` is what stood before the first of the steps; `due` has what falls due, of each such figure. */
export type Sums = Record<'now' | 'lastYear' | 'opening' | 'steps', Cell[]> & {
  due: Partial<Record<IndicatorId, Cell[]>>;
};
export type Wanted = {
  indicators: readonly IndicatorId[];
  /** A running period is read to the end of its year: nothing is counted of days that are not yet, and a whole year is one sum. */
  now: Span;
  lastYear: Span;
  /** The days in which something asked for falls due, as far as they are known. */
  due: readonly { indicator: IndicatorId; span: Span }[];
  steps: readonly Span[];
  step: Step | undefined;
  action: string | null;
  /** Whether lengths are told apart by action. */
  keyed: boolean;
};
/** Where sums are read: the region's as one, by providers, each of which counts as a place, or the own ones of whoever asks. */
export type Reading = { places: readonly { id: string; place: string }[] } | 'REGION' | 'OWN';

const BEGINNING = day('0001-01-01');
/** Lengths that are not told apart by action are one histogram. */
const summed = (from: string): string => `
  select place, day, measure, case when $6 then key else substring(key from position(':' in key) + 1) end as key, sum(n)::int as n
  from (${from}) l where $5::text is null or key = $5 or key like $5 || ':%' group by 1, 2, 3, 4`;
const BY_PLACE = summed(
  `select g.place, l.* from stats.live($1, $2, $3, $4) l join unnest($7::uuid[], $8::text[]) g (id, place) on g.id = l.provider_id`,
);
const AS_ONE = {
  REGION: summed(`select '' as place, l.* from stats.whole($1, $2, $3, $4) l`),
  OWN: summed(`select '' as place, l.* from stats.own($1, $2, $3, $4) l`),
};

/** The questions behind the figures of a period, for one message. How long acts took a year ago is known of all places together alone. */
export function sumsFor(wanted: Wanted, reading: Reading): Statement<Cell>[] {
  const { indicators, now, lastYear, due, steps, step, action, keyed } = wanted;
  const measures = [...new Set(indicators.flatMap((id) => measuresOf(INDICATORS[id].making)))].filter(
    (one) => !isDue(one),
  );
  const [flows, stocks] = [measures.filter((one) => !isStock(one)), measures.filter(isStock)];
  const isSplit = typeof reading === 'object' && new Set(reading.places.map(({ place }) => place)).size > 1;
  const before = isSplit ? flows.filter((one) => !isSpread(one)) : flows;
  const ask = (of: readonly MeasureId[], { from, until }: Span, by = 'NONE'): Statement<Cell> => {
    const values: Value[] = [of, from, until, by, action, keyed];
    return typeof reading === 'string'
      ? statement(AS_ONE[reading], values)
      : statement(BY_PLACE, [...values, reading.places.map(({ id }) => id), reading.places.map(({ place }) => place)]);
  };
  const upTo = (until: Day): Statement<Cell> => ask(stocks, { from: BEGINNING, until });
  const [first, last] = [steps[0], steps.at(-1)];
  const drawn =
    first && last && step
      ? [upTo(addDays(first.from, -1)), ask(measures, { from: first.from, until: last.until }, step.toUpperCase())]
      : [];
  const falling = due.map(({ indicator, span }) => ask(measuresOf(INDICATORS[indicator].making), span));
  return [ask(flows, now), upTo(now.until), ask(before, lastYear), upTo(lastYear.until), ...falling, ...drawn];
}

/** The answers, in the order of the questions. */
export function sumsFrom(answers: readonly Cell[][], { due }: Pick<Wanted, 'due'>): Sums {
  const [flows = [], stocks = [], flowsBefore = [], stocksBefore = [], ...others] = answers;
  const falling = due.map(({ indicator }, n) => [indicator, others[n] ?? []]);
  const [opening = [], steps = []] = others.slice(due.length);
  return {
    ...{ now: [...flows, ...stocks], lastYear: [...flowsBefore, ...stocksBefore], opening, steps },
    due: Object.fromEntries(falling) as Sums['due'],
  };
}
