import { afterEach, describe, expect, it } from 'vitest';
import AppAttendance from './AppAttendance.vue';
import { mountWithWords } from './mount-with-words';

afterEach(() => document.body.replaceChildren());

const child = (props: object = {}) =>
  mountWithWords(AppAttendance, { props: { id: 'came', name: 'Үлгібаева Т.', modelValue: null, ...props } });

describe('whether a child came', () => {
  it('is one of three answers to one question', async () => {
    const page = child();
    expect(page.get('fieldset legend').text()).toBe('Үлгібаева Т.');
    const answers = page.findAll('input');
    expect(answers.map(({ element }) => (element as HTMLInputElement).labels?.[0]?.textContent.trim())).toEqual([
      'Келді',
      'Себепті',
      'Себепсіз',
    ]);
    await answers[1]!.setValue(true);
    expect(page.emitted('update:modelValue')).toEqual([['ABSENT_EXCUSED']]);
  });

  it.each([
    ['Digit1', 'PRESENT'],
    ['Numpad2', 'ABSENT_EXCUSED'],
    ['Digit3', 'ABSENT_UNEXCUSED'],
  ])('is said by the key %s', async (code, state) => {
    const page = child();
    await page.get('input').trigger('keydown', { code });
    expect(page.emitted('update:modelValue')).toEqual([[state]]);
  });

  it.each([{ code: 'Digit4' }, { code: 'Digit1', ctrlKey: true }])('is not said by %o', async (key) => {
    const page = child();
    await page.get('input').trigger('keydown', key);
    expect(page.emitted('update:modelValue')).toBeUndefined();
  });

  it('tells what is missing where it is missing', () => {
    const page = child({ error: 'Бұл өрісті толтырыңыз' });
    const described = page.get('fieldset').attributes('aria-describedby')!;
    expect(document.getElementById(described)?.textContent).toContain('Бұл өрісті толтырыңыз');
    expect(page.get('#came').attributes('aria-invalid')).toBe('true');
  });
});
