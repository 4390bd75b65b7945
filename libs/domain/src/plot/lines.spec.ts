import { drawLines, fieldOfLines, type Lines } from './lines';

const LINES: Lines = {
  series: [
    { key: 'a', name: 'Облыс', values: [10, null, 20], look: 'first' },
    { key: 'b', name: 'Психологиялық-педагогикалық түзету кабинеттері', values: [0, 5, null], look: 'second' },
  ],
  steps: ['қаң.', 'ақп.', 'нау.'],
  format: (value) => `${value} іс`,
  target: { value: 15, text: 'нысана' },
  width: 500,
  height: 200,
};
const part = (key: string) => drawLines(LINES).parts.find((one) => one.key === key);
const textsOf = (key: string) => part(key)?.marks.flatMap((mark) => (mark.tag === 'text' ? [mark.text] : []));

describe('lines over time', () => {
  it('go through their values and stop where nothing is known', () => {
    const { x, y } = fieldOfLines(LINES);
    const [line, end] = part('a')?.marks ?? [];
    expect(line?.tag === 'path' && line.at.d).toBe(
      `M${x(0).toFixed(1)} ${y(10).toFixed(1)}M${x(2).toFixed(1)} ${y(20).toFixed(1)}`,
    );
    expect(end?.at).toEqual({ cx: x(2), cy: y(20), r: 4 });
    expect(part('b')?.look).toBe('second');
  });

  it('are named where they end, with what they stand at', () => {
    expect(textsOf('name-a')).toEqual(['Облыс', '20 іс']);
    const [name, figure] = [textsOf('name-b')?.slice(0, -1), textsOf('name-b')?.at(-1)];
    expect(name?.join(' ').replaceAll('- ', '-')).toBe('Психологиялық-педагогикалық түзету кабинеттері');
    expect(figure).toBe('5 іс');
  });

  it('have an axis that holds all of them, every step named and what is aimed at', () => {
    expect(textsOf('axes')).toEqual(['0 іс', '5 іс', '10 іс', '15 іс', '20 іс', 'қаң.', 'ақп.', 'нау.']);
    expect(textsOf('behind')).toEqual(['нысана']);
  });

  it('of nothing are an axis', () => {
    const { parts } = drawLines({ ...LINES, series: [{ key: 'a', name: 'А', values: [null], look: 'first' }] });
    expect(parts.find(({ key }) => key === 'a')?.marks).toEqual([{ tag: 'path', look: 'line', at: { d: '' } }]);
    expect(parts.some(({ key }) => key === 'name-a')).toBe(false);
  });
});
