import { afterEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import AppDumbbell from './AppDumbbell.vue';
import AppRadar from './AppRadar.vue';
import AppScaleRow from './AppScaleRow.vue';
import type { ChangePoint } from './change-point';
import { mountWithWords } from './mount-with-words';

afterEach(() => document.body.replaceChildren());

describe('a row of the scale', () => {
  const row = (props: Record<string, unknown> = {}) =>
    mountWithWords(AppScaleRow, { props: { no: 1, label: 'Атын атағанда жауап береді', value: null, ...props } });

  it('is a group of five radio buttons, each with its words, and shows the earlier score in its place', () => {
    const page = row({ value: 3, earlier: 1 });
    const group = page.get('[role="radiogroup"]');
    const label = document.getElementById(group.attributes('aria-labelledby') ?? '');
    expect(label?.textContent).toBe('Атын атағанда жауап береді');
    const radios = page.findAll('[role="radio"]');
    expect(radios.map((radio) => radio.attributes('aria-label'))).toEqual([
      '0, орындай алмайды',
      '1, толық көмекпен (бұрынғы балл)',
      '2, ішінара көмекпен',
      '3, еске салғанда',
      '4, өз бетінше',
    ]);
    expect(radios.map((radio) => radio.attributes('aria-checked'))).toEqual([
      'false',
      'false',
      'false',
      'true',
      'false',
    ]);
    expect(page.get('.change').text()).toBe('+2');
  });

  it('has one stop of the Tab key: what is chosen, else what was, else the first', () => {
    const stops = (props: Record<string, unknown>) =>
      row(props)
        .findAll('[role="radio"]')
        .findIndex((radio) => radio.attributes('tabindex') === '0');
    expect([stops({ value: 3, earlier: 1 }), stops({ earlier: 1 }), stops({})]).toEqual([3, 1, 0]);
  });

  it('is scored by the digit wherever it lies, moves by arrows, and is cleared', async () => {
    const page = row({ value: 2 });
    const group = page.get('[role="radiogroup"]');
    for (const code of ['Digit4', 'Numpad0', 'ArrowUp', 'ArrowDown', 'Backspace'])
      await group.trigger('keydown', { code });
    expect(page.emitted('choose')).toEqual([
      [4, true],
      [0, true],
    ]);
    expect(page.emitted('move')).toEqual([[-1], [1]]);
    expect(page.emitted('clear')).toHaveLength(1);
  });

  it('walks between the scores without choosing one', async () => {
    const page = row({ value: 3 });
    const group = page.get('[role="radiogroup"]');
    await group.trigger('keydown', { code: 'ArrowRight' });
    await nextTick();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('4, өз бетінше');
    await group.trigger('keydown', { code: 'ArrowRight' });
    await nextTick();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('4, өз бетінше');
    expect(page.emitted('choose')).toBeUndefined();
  });

  it('of a colleague is read, not scored', async () => {
    const page = row({ value: 1, locked: true });
    const group = page.get('[role="radiogroup"]');
    expect(group.attributes('aria-disabled')).toBe('true');
    await page.findAll('[role="radio"]')[4]?.trigger('click');
    for (const code of ['Digit4', 'Backspace']) await group.trigger('keydown', { code });
    expect([page.emitted('choose'), page.emitted('clear')]).toEqual([undefined, undefined]);
    await group.trigger('keydown', { code: 'ArrowDown' });
    expect(page.emitted('move')).toEqual([[1]]);
  });
});

const points: ChangePoint[] = [
  { key: 'a', label: 'Танымдық даму', before: 1.8, after: 2.7 },
  { key: 'b', label: 'Сөйлеу дамуы', before: 2, after: 1.5 },
  { key: 'c', label: 'Қимыл-қозғалыс дамуы', before: 1 },
  { key: 'd', label: 'Әлеуметтік бейімделу' },
];

describe('before and after on one line', () => {
  it('says each change in figures and in a sentence, and waits where one side is missing', () => {
    const page = mountWithWords(AppDumbbell, { props: { points, label: 'Өзгеріс', chosen: 'b' } });
    expect(page.get('figure').attributes('aria-label')).toBe('Өзгеріс');
    expect(page.findAll('.change').map((cell) => cell.text())).toEqual(['+0,9', '−0,5', 'күтілуде', 'күтілуде']);
    expect(page.get('[role="img"]').attributes('aria-label')).toBe('Танымдық даму: бұрынғы балл 1,8, қазіргі балл 2,7');
    expect(page.findAll('.bar')).toHaveLength(2);
    expect(page.get('li.chosen').text()).toContain('Сөйлеу дамуы');
  });
});

describe('the radar', () => {
  it('is a picture with a sentence, draws a shape of three points or more, and a dot for each known one', () => {
    const page = mountWithWords(AppRadar, { props: { points, label: 'Салалар бойынша' } });
    expect(page.attributes()).toMatchObject({ role: 'img', 'aria-label': 'Салалар бойынша' });
    expect(page.findAll('.before')).toHaveLength(1);
    expect(page.findAll('.after')).toHaveLength(0);
    expect(page.findAll('.dot')).toHaveLength(2);
    const names = page.findAll('text').map((text) => text.text());
    for (const { label } of points) expect(names.join(' ')).toContain(label.split(' ')[0]);
  });
});
