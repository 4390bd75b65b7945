import { flushPromises } from '@vue/test-utils';
import { nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AppA11yPanel from './AppA11yPanel.vue';
import AppA11yToggle from './AppA11yToggle.vue';
import { CHOICES, type Choice, deviceChoice, devicePreference, type Preference } from './device-preference';
import { mountWithWords } from './mount-with-words';

const root = document.documentElement;
const shown = () =>
  Object.fromEntries([...root.attributes].flatMap(({ name, value }) => (name === 'style' ? [] : [[name, value]])));
const kept = (name: string) => localStorage.getItem(`onaltu.${name}`);

/** As a device that was never asked. */
function forget(): void {
  for (const name of Object.keys(CHOICES) as Choice[]) deviceChoice(name).choose(CHOICES[name][0]);
  for (const name of ['a11y', 'theme', 'a11y-font', 'a11y-images'] as Preference[]) {
    const { chosen, toggle } = devicePreference(name);
    if (chosen.value) toggle();
  }
  localStorage.clear();
}
beforeEach(forget);
afterEach(() => document.body.replaceChildren());

describe('the panel of the version for low vision', () => {
  const radio = (page: ReturnType<typeof mountWithWords>, value: string) => page.get(`input[value="${value}"]`);

  it('is groups of radios and boxes, each with its name', () => {
    const page = mountWithWords(AppA11yPanel);
    expect(page.findAll('legend').map((legend) => legend.text())).toEqual([
      'Қаріп өлшемі',
      'Түстер',
      'Жол аралығы',
      'Қосымша',
    ]);
    const names = page.findAll('input[type=radio]').map((input) => input.attributes('name'));
    expect([new Set(names).size, names.length]).toEqual([3, 11]);
    expect(page.findAll('label').every((label) => label.text().length > 0)).toBe(true);
    expect(page.findAll<HTMLInputElement>('input[type=radio]').filter((input) => input.element.checked)).toHaveLength(
      3,
    );
  });

  it.each([
    ['a11y-size', '200'],
    ['a11y-contrast', 'white-on-black'],
    ['a11y-contrast', 'blue'],
    ['a11y-spacing', 'widest'],
  ])('puts %s = %s on the page, keeps it on this device, and turns the version on', async (name, value) => {
    const page = mountWithWords(AppA11yPanel);
    await radio(page, value).setValue(true);
    expect(shown()).toMatchObject({ 'data-a11y': 'on', [`data-${name}`]: value });
    expect([kept('a11y'), kept(name)]).toEqual(['yes', value]);
  });

  it('makes the letters plain and hides pictures, and takes it back', async () => {
    const page = mountWithWords(AppA11yPanel);
    const [, font, images] = page.findAll('input[type=checkbox]');
    await font?.trigger('change');
    await images?.trigger('change');
    expect(shown()).toMatchObject({ 'data-a11y-font': 'plain', 'data-a11y-images': 'off' });
    await font?.trigger('change');
    expect(shown()).not.toHaveProperty('data-a11y-font');
  });

  it('leaves nothing of itself on the page when the version is off, and comes back as it was', async () => {
    const page = mountWithWords(AppA11yPanel);
    await radio(page, 'blue').setValue(true);
    const version = page.get('.version input');
    await version.trigger('change');
    expect(Object.keys(shown()).filter((name) => name.startsWith('data-a11y'))).toEqual([]);
    await version.trigger('change');
    expect(shown()).toMatchObject({ 'data-a11y': 'on', 'data-a11y-contrast': 'blue' });
  });

  it('goes back to the beginning and leaves the version on', async () => {
    const page = mountWithWords(AppA11yPanel);
    await radio(page, '200').setValue(true);
    await radio(page, 'blue').setValue(true);
    await page.get('button').trigger('click');
    expect(shown()).toMatchObject({ 'data-a11y': 'on', 'data-a11y-size': '125', 'data-a11y-contrast': 'light' });
    expect(page.find<HTMLInputElement>('input[value="light"]').element.checked).toBe(true);
  });

  it('does not believe what it never wrote', async () => {
    vi.resetModules();
    localStorage.setItem('onaltu.a11y', 'yes');
    localStorage.setItem('onaltu.a11y-contrast', 'rainbow');
    localStorage.setItem('onaltu.a11y-size', '150');
    const { showPreferences } = await import('./device-preference');
    showPreferences();
    expect(shown()).toMatchObject({ 'data-a11y-contrast': 'light', 'data-a11y-size': '150' });
  });
});

describe('the button of the version for low vision', () => {
  it('opens its settings by keyboard and gives the focus back on Escape', async () => {
    const page = mountWithWords(AppA11yToggle);
    const settings = page.get<HTMLButtonElement>('button.settings');
    expect(settings.attributes()).toMatchObject({ 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
    settings.element.focus();
    settings.element.click();
    await flushPromises();
    await vi.waitFor(() => expect(document.querySelector('[role=dialog] fieldset')).not.toBeNull());
    expect(document.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe(settings.attributes('aria-label'));
    document
      .querySelector('[role=dialog]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull());
    await nextTick();
    await vi.waitFor(() => expect(document.activeElement).toBe(settings.element));
    page.unmount();
  });
});
