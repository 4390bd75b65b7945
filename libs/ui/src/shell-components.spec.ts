import { nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import AppA11yToggle from './AppA11yToggle.vue';
import AppDialog from './AppDialog.vue';
import AppEmpty from './AppEmpty.vue';
import AppLangSwitch from './AppLangSwitch.vue';
import AppMenu from './AppMenu.vue';
import AppProblem from './AppProblem.vue';
import AppSkeleton from './AppSkeleton.vue';
import AppTable from './AppTable.vue';
import AppTabs from './AppTabs.vue';
import AppThemeToggle from './AppThemeToggle.vue';
import { mountWithWords } from './mount-with-words';

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());
const root = () => document.documentElement.dataset;

describe('a problem', () => {
  it('is told in our words, with the number of the request', () => {
    const error = Object.assign(new Error('x'), { code: 'version.stale', title: 'no', requestId: 'r-1' });
    const page = mountWithWords(AppProblem, { props: { error }, slots: { retry: '<button>Қайталау</button>' } });
    expect(page.attributes('role')).toBe('alert');
    expect(page.text()).toContain('Деректерді басқа қызметкер өзгертті.');
    expect(page.text()).toContain('Сұрау нөмірі: r-1');
    expect(page.find('button').exists()).toBe(true);
  });

  it.each([
    [{ code: 'unheard-of', title: 'Сервердің сөзі' }, 'Сервердің сөзі'],
    [new TypeError('Failed to fetch'), 'Серверге қосыла алмады.'],
    [new Error('stack of secrets'), 'Әрекет орындалмады.'],
    [undefined, 'Әрекет орындалмады.'],
  ])('never shows what is not meant for people: %s', (error, text) => {
    const page = mountWithWords(AppProblem, { props: { error } });
    expect(page.text()).toContain(text);
    expect(page.text()).not.toMatch(/secrets|fetch/);
  });
});

describe('the switches of this device', () => {
  it('turn the version for low vision on by button and by Alt+0, and remember it', async () => {
    const page = mountWithWords(AppA11yToggle);
    await page.get('button').trigger('click');
    expect([root().a11y, localStorage.getItem('onaltu.a11y'), page.get('button').attributes('aria-pressed')]).toEqual([
      'on',
      'yes',
      'true',
    ]);
    dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit0', altKey: true }));
    await nextTick();
    expect([root().a11y, localStorage.getItem('onaltu.a11y')]).toEqual([undefined, 'no']);
    dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit0' }));
    expect(root().a11y).toBeUndefined();
    page.unmount();
    dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit0', altKey: true }));
    expect(root().a11y).toBeUndefined();
  });

  it('turn the dark theme on and off', async () => {
    const page = mountWithWords(AppThemeToggle);
    await page.get('button').trigger('click');
    expect([root().theme, page.get('button').attributes('aria-label')]).toEqual(['dark', 'Жарық режимді қосу']);
    await page.get('button').trigger('click');
    expect(root().theme).toBeUndefined();
  });

  it('keep the dark theme back while the version for low vision is on', async () => {
    const [theme, a11y] = [mountWithWords(AppThemeToggle), mountWithWords(AppA11yToggle)];
    await theme.get('button').trigger('click');
    await a11y.get('button').trigger('click');
    expect([root().a11y, root().theme]).toEqual(['on', undefined]);
    await a11y.get('button').trigger('click');
    expect([root().a11y, root().theme]).toEqual([undefined, 'dark']);
    await theme.get('button').trigger('click');
  });

  it('choose the language as one group of radios, each in its own language', async () => {
    const page = mountWithWords(AppLangSwitch, { props: { modelValue: 'kk' } });
    expect(page.findAll('label').map((label) => label.attributes('lang'))).toEqual(['kk', 'ru', 'en']);
    expect(new Set(page.findAll('input').map((input) => input.attributes('name'))).size).toBe(1);
    await page.findAll('input')[1]?.setValue(true);
    expect(page.emitted('update:modelValue')).toEqual([['ru']]);
  });
});

describe('a table', () => {
  const columns = [
    { key: 'number', title: 'Іс' },
    { key: 'age', title: 'Жасы', align: 'end' },
  ];
  const rows = [
    { number: '2026-0001', age: 7 },
    { number: '2026-0002', age: null },
  ];
  const props = { columns, rows, rowKey: (row: { number: string }) => row.number, caption: 'Істер тізімі' };

  it('has a caption, heads of columns and of rows', () => {
    const page = mountWithWords(AppTable, {
      props,
      slots: { 'cell-age': '<template #cell-age="{ row }">{{ row.age ?? "–" }}</template>' },
    });
    expect(page.get('caption').text()).toBe('Істер тізімі');
    expect(page.findAll('th[scope=col]').map((head) => head.text())).toEqual(['Іс', 'Жасы']);
    expect(page.findAll('th[scope=row]').map((head) => head.text())).toEqual(['2026-0001', '2026-0002']);
    expect(page.findAll('td').map((cell) => [cell.text(), cell.attributes('data-title')])).toEqual([
      ['7', 'Жасы'],
      ['–', 'Жасы'],
    ]);
  });
});

describe('what is loading or empty', () => {
  it('says so', () => {
    expect(mountWithWords(AppSkeleton, { props: { lines: 2 } }).text()).toBe('Жүктелуде…');
    const empty = mountWithWords(AppEmpty, { props: { title: 'Ештеңе табылмады', hint: 'Сүзгілерді тазалаңыз' } });
    expect([empty.attributes('role'), empty.text()]).toEqual(['status', 'Ештеңе табылмадыСүзгілерді тазалаңыз']);
  });
});

describe('a dialog', () => {
  const props = { open: true, title: 'Қол қою', description: 'Құпиясөзді қайта енгізіңіз' };
  const dialog = () => document.querySelector('[role=dialog]');
  const textOf = (attribute: string) => document.getElementById(dialog()?.getAttribute(attribute) ?? '')?.textContent;

  it('is named by its title and closes by its button', async () => {
    const page = mountWithWords(AppDialog, { props });
    await nextTick();
    expect([textOf('aria-labelledby'), textOf('aria-describedby')]).toEqual([props.title, props.description]);
    dialog()?.querySelector<HTMLButtonElement>('button[aria-label="Жабу"]')?.click();
    expect(page.emitted('update:open')).toEqual([[false]]);
    page.unmount();
  });

  it('closes by Escape', async () => {
    const page = mountWithWords(AppDialog, { props });
    await nextTick();
    dialog()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await vi.waitFor(() => expect(page.emitted('update:open')).toEqual([[false]]));
    page.unmount();
  });
});

describe('tabs', () => {
  it('move focus by arrows and open by Enter', async () => {
    const tabs = [
      { name: 'all', title: 'Барлығы', count: 4 },
      { name: 'mine', title: 'Менің істерім' },
    ];
    const page = mountWithWords(AppTabs, {
      props: { label: 'Істер тізімі', tabs, modelValue: 'all' },
      slots: { all: 'бәрі', mine: 'менікі' },
    });
    const [all, mine] = page.findAll<HTMLButtonElement>('[role=tab]');
    expect([page.get('[role=tablist]').attributes('aria-label'), all?.attributes('aria-selected')]).toEqual([
      'Істер тізімі',
      'true',
    ]);
    expect(page.get('[role=tabpanel][data-state=active]').text()).toBe('бәрі');
    await nextTick();
    await all?.trigger('focusin');
    all?.element.focus();
    await all?.trigger('keydown', { key: 'ArrowRight' });
    await vi.waitFor(() => expect(document.activeElement).toBe(mine?.element));
    await mine?.trigger('keydown', { key: 'Enter' });
    expect(page.emitted('update:modelValue')).toEqual([['mine']]);
  });
});

describe('a menu', () => {
  const items = [
    { name: 'print', title: 'Басып шығару' },
    { name: 'withdraw', title: 'Өтінішті қайтарып алу' },
    { name: 'pause', title: 'Тоқтата тұру' },
  ];
  const lines = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  const focused = () => document.activeElement?.textContent?.trim();
  function open() {
    const page = mountWithWords(AppMenu, { props: { label: 'Тағы', items } });
    return { page, trigger: page.get<HTMLButtonElement>('button') };
  }

  it('opens by a press and by arrows, at its first line or its last, and hands on the choice', async () => {
    const { page, trigger } = open();
    expect(trigger.attributes()).toMatchObject({ 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    await trigger.trigger('click');
    await vi.waitFor(() => expect(focused()).toBe('Басып шығару'));
    expect(trigger.attributes('aria-expanded')).toBe('true');
    expect(document.querySelector('[role=menu]')?.getAttribute('aria-labelledby')).toBe(trigger.attributes('id'));
    await trigger.trigger('click');
    expect(lines()).toEqual([]);
    await trigger.trigger('keydown', { key: 'ArrowUp' });
    await vi.waitFor(() => expect(focused()).toBe('Тоқтата тұру'));
    lines()[1]?.click();
    await nextTick();
    expect(page.emitted('choose')).toEqual([['withdraw']]);
    expect([lines(), document.activeElement]).toEqual([[], trigger.element]);
    page.unmount();
  });

  it('is walked through by arrows, ends and letters', async () => {
    const { page, trigger } = open();
    await trigger.trigger('keydown', { key: 'ArrowDown' });
    await vi.waitFor(() => expect(lines()).toHaveLength(3));
    const walk = [];
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'End', 'Home', 'т', 'ө', 'ю']) {
      press(key);
      walk.push(lines().findIndex((line) => line === document.activeElement));
    }
    expect(walk).toEqual([1, 0, 2, 0, 2, 0, 2, 1, 1]);
    page.unmount();
  });

  it('closes by Escape with the focus back at its button, by Tab, and by a press elsewhere', async () => {
    const { page, trigger } = open();
    const reopen = async () => {
      await trigger.trigger('keydown', { key: 'ArrowDown' });
      await vi.waitFor(() => expect(focused()).toBe('Басып шығару'));
    };
    await reopen();
    press('Escape');
    await nextTick();
    expect([lines(), document.activeElement]).toEqual([[], trigger.element]);
    await reopen();
    press('Tab');
    await nextTick();
    expect(lines()).toEqual([]);
    await reopen();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    await nextTick();
    expect(lines()).toEqual([]);
    page.unmount();
  });
});
