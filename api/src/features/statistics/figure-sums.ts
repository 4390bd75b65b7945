import { addDays, day, type Day } from '@onaltu/domain/clock/day';
import type { Sum } from '@onaltu/domain/indicator-figures';
import { INDICATORS, type IndicatorId, isDue, isStock, type MeasureId, measuresOf } from '@onaltu/domain/indicators';
import type { Span, Step } from '@onaltu/domain/period';
import { type Statement, statement, type Value } from '../../platform/db/statement';

/** A sum of one place; `day` is the first of its step, or null where all is one. */
export type Cell = Sum & { place: string; day: Day | null };
/** What the figures of a period are made of. `opening` is what stood before the first of the steps; `due` is by day, of the running period alone. */
export type Sums = Record<'now' | 'lastYear' | 'opening' | 'steps' | 'due', Cell[]>;
export type Wanted = {
  indicators: readonly IndicatorId[];
  now: Span;
  lastYear: Span;
  /** The days in which something asked for falls due, as far as they are known. */
  due: Span | null;
  steps: readonly Span[];
  step: Step | undefined;
  action: string | null;
  /** Whether lengths are told apart by action. */
  keyed: boolean;
};
/** Where sums are read: by providers, each of which counts as a place, or the own ones of whoever asks. */
export type Reading = { places: readonly { id: string; place: string }[] } | 'OWN';

const BEGINNING = day('0001-01-01');
const OF_REGION = `select g.place, l.* from stats.live($1, $2, $3, $4) l join unnest($7::uuid[], $8::text[]) g (id, place) on g.id = l.provider_id`;
const OWN = `select '' as place, l.* from stats.own($1, $2, $3, $4) l`;
/** Lengths that are not told apart by action are one histogram. */
const summed = (from: string): string => `
  select place, day, measure, case when $6 then key else substring(key from position(':' in key) + 1) end as key, sum(n)::int as n
  from (${from}) l where $5::text is null or key = $5 or key like $5 || ':%' group by 1, 2, 3, 4`;
const [SUMS_OF_REGION, OWN_SUMS] = [summed(OF_REGION), summed(OWN)];

/** The questions behind the figures of a period, for one message. */
export function sumsFor(wanted: Wanted, reading: Reading): Statement<Cell>[] {
  const { indicators, now, lastYear, due, steps, step, action, keyed } = wanted;
  const asked = [...new Set(indicators.flatMap((id) => measuresOf(INDICATORS[id].making)))];
  const measures = asked.filter((one) => !isDue(one));
  const [flows, stocks] = [measures.filter((one) => !isStock(one)), measures.filter(isStock)];
  const ask = (of: readonly MeasureId[], { from, until }: Span, by = 'NONE'): Statement<Cell> => {
    const values: Value[] = [of, from, until, by, action, keyed];
    return reading === 'OWN'
      ? statement(OWN_SUMS, values)
      : statement(SUMS_OF_REGION, [
          ...values,
          reading.places.map(({ id }) => id),
          reading.places.map(({ place }) => place),
        ]);
  };
  const upTo = (until: Day): Statement<Cell> => ask(stocks, { from: BEGINNING, until });
  const [first, last] = [steps[0], steps.at(-1)];
  const drawn =
    first && last && step
      ? [upTo(addDays(first.from, -1)), ask(measures, { from: first.from, until: last.until }, step.toUpperCase())]
      : [];
  const falling = due ? [ask(asked.filter(isDue), due, 'DAY')] : [];
  return [ask(flows, now), upTo(now.until), ask(flows, lastYear), upTo(lastYear.until), ...falling, ...drawn];
}

/** The answers, in the order of the questions. */
export function sumsFrom(answers: readonly Cell[][], { due: asked }: Pick<Wanted, 'due'>): Sums {
  const [flows = [], stocks = [], flowsBefore = [], stocksBefore = [], ...others] = answers;
  const due = (asked && others.shift()) ?? [];
  const [opening = [], steps = []] = others;
  return { now: [...flows, ...stocks], lastYear: [...flowsBefore, ...stocksBefore], opening, steps, due };
}
