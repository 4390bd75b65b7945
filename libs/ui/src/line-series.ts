/** One line over time: null where there was nothing to measure. `look` is its colour, the second is dashed as well. */
export type LineSeries = {
  key: string;
  name: string;
  values: readonly (number | null)[];
  look: 'first' | 'second' | 'third';
};
/** Half of all stand between `low` and `high`. */
export type LineBand = { low: readonly (number | null)[]; high: readonly (number | null)[] };

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
