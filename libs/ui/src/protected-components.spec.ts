import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AppPyramid from './AppPyramid.vue';
import AppTint from './AppTint.vue';
import type { Mark } from './mark';
import { mountWithWords } from './mount-with-words';

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

const told = (value: number): Mark => ({ value, text: String(value), hatched: false });
const small: Mark = { value: null, text: '<10', hatched: true };
const texts = (root: Element) => [...root.querySelectorAll('text')].map((one) => one.textContent.trim());

describe('two-way counts', () => {
  const table = () =>
    mountWithWords(AppTint, {
      props: {
        columns: [
          { key: 'SPEECH', name: 'Сөйлеу' },
          { key: 'AUTISM', name: 'АСБ' },
        ],
        rows: [{ key: 'a', name: 'Абай ауданы', cells: [told(40), small], total: told(50) }],
        foot: { key: 'all', name: 'Облыс', cells: [told(40), small], total: told(50) },
        totalName: 'Барлығы',
        sentence: 'Ең көп топ: сөйлеу',
      },
    }).element as Element;

  it('hatch what is not told, and tint the rest by how much it is', () => {
    const squares = [...table().querySelectorAll('rect.square')];
    expect(squares.map((one) => one.getAttribute('fill-opacity'))).toEqual(['0.5', '1']);
    expect(squares.map((one) => one.getAttribute('fill')?.startsWith('url(#') ?? false)).toEqual([false, true]);
  });

  it('say each number where it stands and no other', () => {
    const said = texts(table());
    expect(said.filter((text) => text === '<10')).toHaveLength(2);
    expect(said.filter((text) => /^\d+$/.test(text))).toEqual(['40', '50', '40', '50']);
  });
});

describe('a pyramid', () => {
  it('has a bar as long as its number on each side, and a short hatched one for what is not told', () => {
    const root = mountWithWords(AppPyramid, {
      props: {
        rows: [
          { key: '0-2', name: '0–2', left: small, right: told(20) },
          { key: '3-6', name: '3–6', left: told(40), right: told(20) },
        ],
        ...{ leftName: 'Ұл', rightName: 'Қыз', sentence: 'Ең көп жас: 3–6' },
      },
    }).element as Element;
    const bars = [...root.querySelectorAll('rect.bar')].map((one) => Number(one.getAttribute('width')));
    expect(bars[0]).toBe(20);
    expect(bars[2]).toBeCloseTo(2 * bars[3]!);
    expect(root.querySelectorAll('rect.hatched')).toHaveLength(1);
  });
});
