import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import AppDotRank from './AppDotRank.vue';
import AppFigure from './AppFigure.vue';
import AppHist from './AppHist.vue';
import AppLine from './AppLine.vue';
import AppNormStrip from './AppNormStrip.vue';
import AppSpark from './AppSpark.vue';
import { spreadsheetOf } from './figure-table';
import { apart, fieldOf, pathOf } from '@onaltu/domain/plot/line-series';
import { mountWithWords } from './mount-with-words';
import { rankLines } from '@onaltu/domain/plot/ranks';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const percent = (value: number) => `${Math.round(value * 100)} %`;
const LIMITS = { good: 0.95, low: 0.9 };
const row = (place: number, value: number, before: number | null = null) => ({
  key: `p${place}`,
  place,
  name: `№ ${place} ұйым`,
  value,
  before,
});
const ROWS = [
  row(1, 0.99, 0.98),
  row(2, 0.98),
  row(3, 0.97),
  row(4, 0.96),
  row(5, 0.94),
  row(6, 0.93),
  row(7, 0.92),
  row(8, 0.89),
  row(9, 0.81, 0.9),
];

describe('a figure', () => {
  const table = {
    columns: [
      { key: 'name', title: 'Ұйым' },
      { key: 'share', title: 'Үлес', align: 'end' as const, format: percent },
    ],
    rows: [
      { key: 'a', cells: { name: '=Үлгі', share: 0.93 }, to: { name: 'case', params: { id: 'a' } } },
      { key: 'b', cells: { name: 'Мысал', share: null } },
    ],
  };
  const figure = () =>
    mountWithWords(AppFigure, {
      props: { id: 'ranking', title: 'Норманың сақталуы төмен', subtitle: 'Үлес, %, 2026 жыл', table },
      slots: { default: () => 'сурет' },
    });

  it('is named by what it shows and says what it measures; its table twin has the same numbers and the links', async () => {
    const page = figure();
    expect(page.get('section').attributes('aria-labelledby')).toBe('ranking-title');
    expect(page.text()).toContain('Үлес, %, 2026 жыл');
    expect(page.find('table').exists()).toBe(false);
    await page.get('[aria-label="Кесте түрінде көрсету"]').trigger('click');
    expect(page.text()).not.toContain('сурет');
    expect(page.findAll('tbody tr').map((line) => line.text())).toEqual(['=Үлгі93 %', 'Мысал–']);
    expect(page.get('tbody a').attributes('href')).toBe('/cases/a');
    expect(page.find('[aria-label="Суретін жүктеу (PNG)"]').exists()).toBe(false);
    await page.get('[aria-label="Диаграмма түрінде көрсету"]').trigger('click');
    expect(page.text()).toContain('сурет');
  });

  it('has an address of its own', () => {
    expect(figure().get('a[href$="#ranking"]').attributes('aria-label')).toContain('Норманың сақталуы төмен');
  });

  it('hands out its numbers unrounded', () => {
    expect(spreadsheetOf(table)).toEqual([
      ['Ұйым', 'Үлес'],
      ['=Үлгі', 0.93],
      ['Мысал', null],
    ]);
  });
});

describe('who stands where', () => {
  it('shows the first three, the middle and all that are low, and counts who is left out', () => {
    const lines = rankLines(ROWS, LIMITS);
    expect(lines.map((line) => ('left' in line ? `+${line.left}` : line.row.place))).toEqual([
      1,
      2,
      3,
      '+1',
      5,
      '+2',
      8,
      9,
    ]);
  });

  const rank = () =>
    mountWithWords(AppDotRank, {
      props: { rows: ROWS, limits: LIMITS, format: percent, mark: percent, sentence: 'Рейтинг' },
    });

  it('is a picture with a sentence; the shape repeats the class, a hollow dot is the year before', () => {
    const page = rank();
    expect(page.get('[role="img"]').attributes('aria-label')).toBe('Рейтинг');
    expect([page.findAll('circle.mark.good').length, page.findAll('rect.mark.fair').length]).toEqual([3, 1]);
    expect(page.findAll('path.mark.low')).toHaveLength(2);
    expect(page.findAll('circle.before')).toHaveLength(2);
    expect(page.text()).toContain('нысаналы мән 95 %');
  });

  it('is walked by the arrow keys, which say each point, and opened by Enter', async () => {
    const page = rank();
    const plot = page.get('[role="group"]');
    expect(plot.attributes('tabindex')).toBe('0');
    const said = () => page.get('[aria-live="polite"]').text();
    expect(said()).toBe('');
    await plot.trigger('keydown', { key: 'ArrowDown' });
    expect(said()).toBe('№ 1 ұйым: 99 %; өткен жылдың осы кезеңінде 98 %');
    await plot.trigger('keydown', { key: 'ArrowRight' });
    expect(said()).toBe('№ 2 ұйым: 98 %');
    await plot.trigger('keydown', { key: 'End' });
    expect(said()).toContain('№ 9 ұйым: 81 %');
    await plot.trigger('keydown', { key: 'Enter' });
    expect(page.emitted('open')).toEqual([['p9']]);
    await plot.trigger('keydown', { key: 'Escape' });
    expect(said()).toBe('');
  });
});

describe('a measure over time', () => {
  const steps = ['қаң.', 'ақп.', 'нау.'].map((short) => ({ short, whole: `2026 жылғы ${short}` }));
  it('stops where nothing is known and names each line where it ends', async () => {
    const series = [
      { key: 'a', name: 'Облыс', values: [0.9, null, 0.95], look: 'first' },
      { key: 'b', name: 'Кабинеттер', values: [0.8, 0.82, null], look: 'second' },
    ];
    const page = mountWithWords(AppLine, {
      props: { series, steps, format: percent, sentence: 'Айлар бойынша', target: 0.95 },
    });
    expect(page.findAll('path.line').map((line) => line.attributes('d')?.match(/M/g)?.length)).toEqual([2, 1]);
    expect(page.text()).toContain('Кабинеттер');
    await page.get('[role="group"]').trigger('keydown', { key: 'ArrowRight' });
    await nextTick();
    expect(page.get('[aria-live]').text()).toBe('2026 жылғы қаң.: Облыс 90 %; Кабинеттер 80 %');
  });

  it('keeps names apart, in the order of the lines', () => {
    expect(apart([100, 20, 104], 28)).toEqual([100, 20, 128]);
    expect(apart([100, 20, 104], 28, 110)).toEqual([82, 20, 110]);
    expect(pathOf([null, { x: 1, y: 2 }, { x: 3, y: 4 }])).toBe('M1.0 2.0L3.0 4.0');
  });

  it('fills the field between two lines wherever both are known', () => {
    const [one, two] = [
      { x: 1, low: 9, high: 2 },
      { x: 3, low: 8, high: 4 },
    ];
    expect(fieldOf([null, one, two, null, one])).toBe('M1.0 2.0L3.0 4.0L3.0 8.0L1.0 9.0Z');
    expect(fieldOf([])).toBe('');
  });
});

describe('small charts', () => {
  it('draw nothing where nothing is known', () => {
    expect(mountWithWords(AppSpark, { props: { values: [null, null] } }).findAll('path')).toHaveLength(0);
    expect(mountWithWords(AppSpark, { props: { values: [1, 2, null] } }).findAll('path')).toHaveLength(2);
  });

  it('say where the norm is and what lies beyond it', () => {
    const bars = [
      { from: 0, until: 5, n: 3, said: '0–5: 3' },
      { from: 10, until: 15, n: 1, said: '10–15: 1' },
    ];
    const page = mountWithWords(AppHist, {
      props: { bars, norm: { at: 10, label: 'норма 10 мин' }, format: String, sentence: 'Ұзақтығы' },
    });
    expect(page.findAll('.bar').map((bar) => bar.classes('late'))).toEqual([false, true]);
    expect(page.text()).toContain('норма 10 мин');
  });

  it('put different lengths on one axis, where 1 is the norm', () => {
    const one = { name: 'Тіркеу', norm: 'норма 5 мин', high: 1.4, all: 0.7, end: { main: '93 %', beside: '' } };
    const rows = [
      { ...one, key: '1', value: 1.2, said: 'Тіркеу: 6 мин' },
      { ...one, key: '2', value: null, said: 'Қарау: –' },
    ];
    const page = mountWithWords(AppNormStrip, { props: { rows, sentence: 'Алты іс-қимыл', endTitle: 'мерзімінде' } });
    expect(page.findAll('circle.dot.over')).toHaveLength(1);
    expect(page.text()).toContain('дерек жоқ');
  });

  it('begin behind the longest name', () => {
    const name = 'Коррекция и социальная реабилитация';
    const rows = [
      { key: '4', name, norm: '', value: 1, high: null, all: null, said: '', end: { main: '', beside: '' } },
    ];
    const page = mountWithWords(AppNormStrip, { props: { rows, sentence: 'Алты іс-қимыл', endTitle: 'мерзімінде' } });
    expect(Number(page.find('line.grid').attributes('x1'))).toBeGreaterThan(name.length * 6.5);
  });
});
