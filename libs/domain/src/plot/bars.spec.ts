import { drawBars } from './bars';

const rows = [
  { key: 'a', name: '«Үлгі» оңалту орталығы', value: 20, text: '20' },
  {
    key: 'b',
    name: '№ 3 «Мысал» психологиялық-педагогикалық түзету кабинеті',
    value: 10,
    text: '10',
    all: 15,
    quiet: true,
  },
];

describe('bars', () => {
  it('begin at 0 and are as long as what they count', () => {
    const { parts } = drawBars({ rows, width: 500, valueRoom: 60 });
    const bars = parts.map(({ marks }) => marks.find(({ look }) => look.startsWith('bar')));
    expect(bars.map((bar) => bar?.tag === 'rect' && [bar.at.x, bar.at.width])).toEqual([
      [190, 250],
      [190, 125],
    ]);
    expect(bars[1]?.look).toBe('bar quiet');
    expect(parts[1]?.marks.some(({ look }) => look === 'all')).toBe(true);
  });

  it('stand below their names where there is no room beside them, each name whole', () => {
    const { parts, height } = drawBars({ rows, width: 300, valueRoom: 60 });
    const names = parts[1]?.marks.flatMap((mark) => (mark.tag === 'text' && mark.look === 'name' ? [mark.text] : []));
    expect(names?.join(' ').replaceAll('- ', '-')).toBe(rows[1]?.name);
    expect(height).toBeGreaterThan(drawBars({ rows, width: 500, valueRoom: 60 }).height);
  });

  it('of nothing are nothing', () => {
    expect(drawBars({ rows: [], width: 400, valueRoom: 60 }).parts).toEqual([]);
  });
});
