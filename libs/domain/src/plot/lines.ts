import type { Drawing, Drawn, Mark } from './drawing';
import { apart, fieldOf, type LineBand, type LineSeries, pathOf } from './line-series';
import { endsOf, linear, type Scale, ticksOf, wrapped } from './plot-scale';

export type Lines = {
  series: readonly LineSeries[];
  /** Short names of the steps. */
  steps: readonly string[];
  format: (value: number) => string;
  /** What is aimed at, in words. */
  target?: { value: number; text: string } | undefined;
  band?: LineBand | undefined;
  width: number;
  height: number;
  /** Counts begin at 0. */
  fromZero?: boolean;
};
/** Where a step and a value lie; whoever looks closer draws there. */
export type Field = { x: Scale; y: Scale; top: number; bottom: number; left: number; right: number };

const [TOP, BOTTOM, LEFT, LINE] = [16, 26, 46, 14];
const [NARROW, NAMES, NARROW_NAMES, LETTER, STEP_NAME] = [420, 110, 84, 6.4, 58];

const valuesOf = ({ series, band, target, fromZero }: Lines): number[] => [
  ...series.flatMap(({ values }) => values.filter((value) => value !== null)),
  ...(band?.steps ?? []).flatMap((step) => (step ? [step.low, step.high] : [])),
  ...(target ? [target.value] : []),
  ...(fromZero ? [0] : []),
];

function ticksOfLines(lines: Lines): number[] {
  const all = valuesOf(lines);
  return ticksOf(all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1], 4);
}

/** Where the lines lie. */
export function fieldOfLines(lines: Lines): Field {
  const { width, height, steps } = lines;
  const right = width - (width < NARROW ? NARROW_NAMES : NAMES);
  const bottom = height - BOTTOM;
  const y = linear(endsOf(ticksOfLines(lines)), [bottom, TOP]);
  return { x: linear([0, Math.max(1, steps.length - 1)], [LEFT, right]), y, top: TOP, bottom, left: LEFT, right };
}

function axes(lines: Lines, { x, y, left, right }: Field): Drawn {
  const { steps, format, height } = lines;
  const every = Math.ceil(steps.length / Math.max(2, Math.floor((right - left) / STEP_NAME)));
  const across = ticksOfLines(lines).flatMap((tick): Mark[] => [
    { tag: 'line', look: 'grid', at: { x1: left, x2: right, y1: y(tick), y2: y(tick) } },
    { tag: 'text', look: 'axis', at: { x: left - 7, y: y(tick) + 4, 'text-anchor': 'end' }, text: format(tick) },
  ]);
  const along = steps.flatMap((text, n): Mark[] =>
    (steps.length - 1 - n) % every === 0
      ? [{ tag: 'text', look: 'axis', at: { x: x(n), y: height - 6, 'text-anchor': 'middle' }, text }]
      : [],
  );
  return { key: 'axes', marks: [...across, ...along] };
}

function behind({ band, target }: Lines, { x, y, left, right }: Field): Drawn {
  const area = fieldOf((band?.steps ?? []).map((step, n) => step && { x: x(n), low: y(step.low), high: y(step.high) }));
  const aim = target && y(target.value);
  return {
    key: 'behind',
    marks: [
      ...(area ? [{ tag: 'path', look: 'field', at: { d: area } } as const] : []),
      ...(target && aim !== undefined
        ? ([
            { tag: 'line', look: 'target', at: { x1: left, x2: right, y1: aim, y2: aim } },
            { tag: 'text', look: 'axis', at: { x: left + 2, y: aim - 5 }, text: target.text },
          ] as const)
        : []),
    ],
  };
}

/** A line, the dot where it ends, and below its name there what it stands at. */
function lineOf({ key, look, values }: LineSeries, { x, y }: Field): Drawn {
  const places = values.map((value, n) => (value === null ? null : { x: x(n), y: y(value) }));
  const end = places.findLast((place) => place !== null);
  return {
    key,
    look,
    marks: [
      { tag: 'path', look: 'line', at: { d: pathOf(places) } },
      ...(end ? [{ tag: 'circle', look: 'end', at: { cx: end.x, cy: end.y, r: 4 } } as const] : []),
    ],
  };
}

function namesOf({ series, format, width }: Lines, { y, bottom, right }: Field): Drawn[] {
  const ended = series.flatMap((one) => {
    const last = one.values.findLast((value) => value !== null);
    return last === undefined || last === null ? [] : [{ ...one, last }];
  });
  const texts = ended.map(({ name }) => wrapped(name, Math.floor((width - right - 12) / LETTER)));
  const tallest = Math.max(0, ...texts.map((text) => (text.length + 1) * LINE));
  const tops = apart(
    ended.map(({ last }) => y(last)),
    tallest,
    bottom - tallest + LINE,
  );
  return ended.map(({ key, look, last }, n) => {
    const [text, top] = [texts[n] ?? [], tops[n] ?? 0];
    const at = (line: number) => ({ x: right + 9, y: top + 3 + line * LINE });
    const name = text.map((part, line): Mark => ({ tag: 'text', look: 'label', at: at(line), text: part }));
    return {
      key: `name-${key}`,
      look,
      marks: [...name, { tag: 'text', look: 'label figure', at: at(text.length), text: format(last) }],
    };
  });
}

/** Measures over time, each named where it ends: the same on a page and on paper. */
export function drawLines(lines: Lines): Drawing {
  const field = fieldOfLines(lines);
  const own = lines.series.map((one) => lineOf(one, field));
  const parts = [axes(lines, field), behind(lines, field), ...own, ...namesOf(lines, field)];
  return { width: lines.width, height: lines.height, parts };
}
