export type Scale = (value: number) => number;

/** Where a value lies between two ends of the picture. */
export const linear =
  ([from, until]: readonly [number, number], [start, end]: readonly [number, number]): Scale =>
  (value) =>
    start + ((value - from) / (until - from || 1)) * (end - start);

/** The nearest step that people count in: 1, 2, 2.5 or 5 of a power of ten. */
function stepOf(span: number, count: number): number {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 2.5, 5, 10].find((each) => each * power >= raw * 0.999) ?? 10) * power;
}

/** Marks of an axis that holds both ends: round numbers, the first not above the least and the last not below the greatest. */
export function ticksOf([least, greatest]: readonly [number, number], count = 4): number[] {
  const step = stepOf(greatest - least || Math.abs(greatest) || 1, count);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(greatest / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

export const endsOf = (ticks: readonly number[]): [number, number] => [ticks[0] ?? 0, ticks.at(-1) ?? 1];

/** A text in lines of at most so many letters, broken between words and after hyphens; a longer word has a line of its own. */
export function wrapped(text: string, longest: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/ |(?<=-)/)) {
    const last = lines.at(-1) ?? '';
    const together = last === '' || last.endsWith('-') ? `${last}${word}` : `${last} ${word}`;
    if (lines.length > 0 && together.length <= longest) lines[lines.length - 1] = together;
    else lines.push(word);
  }
  return lines;
}
