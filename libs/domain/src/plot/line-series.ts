/** One line over time: null where there was nothing to measure. `look` is its colour, the second is dashed as well. */
export type LineSeries = {
  key: string;
  name: string;
  values: readonly (number | null)[];
  look: 'first' | 'second' | 'third';
};
/** Between which values the middle half of all stands at each step; null where they are too few. */
export type LineBand = { name: string; steps: readonly ({ low: number; high: number } | null)[] };

type Place = { x: number; y: number };
const written = ({ x, y }: Place): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A path that stops where nothing is known and goes on where something is. */
export function pathOf(places: readonly (Place | null)[]): string {
  let broken = true;
  return places
    .flatMap((place) => {
      const begins = broken;
      broken = place === null;
      return place ? [`${begins ? 'M' : 'L'}${written(place)}`] : [];
    })
    .join('');
}

/** The field between two lines, a piece for each run of steps where both are known. */
export function fieldOf(places: readonly ({ x: number; low: number; high: number } | null)[]): string {
  const runs: { x: number; low: number; high: number }[][] = [[]];
  for (const place of places) {
    if (place) runs.at(-1)?.push(place);
    else runs.push([]);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const above = run.map(({ x, high }) => written({ x, y: high }));
      const below = run.toReversed().map(({ x, low }) => written({ x, y: low }));
      return `M${[...above, ...below].join('L')}Z`;
    })
    .join('');
}

/** Names at the ends of their lines, at least a line's height apart, in the order of the lines, none below the lowest place. */
export function apart(ends: readonly number[], height: number, lowest = Infinity): number[] {
  const order = ends.map((end, index) => ({ end, index })).toSorted((a, b) => a.end - b.end);
  const places = order.map(({ end }) => end);
  for (let n = 1; n < places.length; n += 1) places[n] = Math.max(places[n] ?? 0, (places[n - 1] ?? 0) + height);
  let room = lowest;
  for (let n = places.length - 1; n >= 0; n -= 1) {
    places[n] = Math.min(places[n] ?? 0, room);
    room = (places[n] ?? 0) - height;
  }
  return ends.map((_end, index) => places[order.findIndex((one) => one.index === index)] ?? 0);
}
