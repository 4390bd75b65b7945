import { afterEach, describe, expect, it } from 'vitest';
import AppActionBadge from './AppActionBadge.vue';
import AppClock from './AppClock.vue';
import AppRing from './AppRing.vue';
import AppStatus from './AppStatus.vue';
import AppSwimlane from './AppSwimlane.vue';
import { mountWithWords } from './mount-with-words';
import type { SwimlaneStep } from './swimlane-step';

afterEach(() => document.body.replaceChildren());

describe('the ring', () => {
  it('shows what is done, running and ahead, and says it', () => {
    const page = mountWithWords(AppRing, { props: { done: 3, current: 4 } });
    expect(page.findAll('path').map((path) => path.classes()[0])).toEqual([
      'done',
      'done',
      'done',
      'current',
      'ahead',
      'ahead',
    ]);
    expect(page.attributes()).toMatchObject({
      role: 'img',
      'aria-label': 'Орындалған іс-қимылдар: 3 / 6. Қазіргісі: 4',
    });
  });

  it('is silent as the logo', () => {
    const page = mountWithWords(AppRing, { props: { logo: true } });
    expect(page.attributes()).toMatchObject({ 'aria-hidden': 'true' });
    expect(page.attributes('role')).toBeUndefined();
  });
});

describe('the badge of an action', () => {
  it.each([
    [1, ['CLERK']],
    [2, ['HEAD']],
    [3, ['SPECIALIST']],
    [5, ['SPECIALIST', 'HEAD']],
    [6, ['CLERK']],
  ])('%i has the shape of its lane', (action, lanes) => {
    const page = mountWithWords(AppActionBadge, { props: { action } });
    expect(page.findAll('path').map((path) => path.attributes('data-lane'))).toEqual(lanes);
    expect(page.attributes('aria-label')).toBe(`${action}-іс-қимыл`);
    expect(page.text()).toBe(String(action));
  });
});

const steps: SwimlaneStep[] = [
  { action: 1, state: 'done', detail: '4:05', norm: '/ 5 мин' },
  { action: 2, state: 'done', detail: '8:40', norm: '/ 10 мин' },
  { action: 3, state: 'done', detail: '27:10', norm: '/ 30 мин' },
  {
    action: 4,
    state: 'current',
    course: {
      day: 112,
      length: 180,
      minimum: 90,
      label: '112-күн / 180',
      startLabel: '04.08',
      minimumLabel: '90-күн',
      endLabel: '30.01.2027',
    },
  },
  { action: 5, state: 'ahead', norm: '10 мин' },
  { action: 6, state: 'ahead', norm: '5 мин' },
];

describe('the lanes', () => {
  it('are an ordered list of the six actions, with whose each is and how it stands', () => {
    const page = mountWithWords(AppSwimlane, { props: { scale: 'case', steps } });
    const items = page.findAll('ol > li').map((item) => item.text().replace(/\s+/g, ' '));
    expect(items).toHaveLength(6);
    expect(items[0]).toContain('Қабылдау, тіркеу');
    expect(items[0]).toContain('Кеңсе қызметкері. Орындалды');
    expect(items[4]).toContain('Мамандар, Басшы. Алда');
    expect(page.findAll('[aria-current=step]').map((item) => item.text().slice(0, 1))).toEqual(['4']);
    expect(page.findAll('.wires .ahead')).toHaveLength(2);
  });

  it('carry counts and lead on, on the scale of the oblast', () => {
    const counts: SwimlaneStep[] = steps.map(({ action }) => ({
      action,
      count: String(action * 10),
      overNorm: 'сверх нормы: 2',
      ...(action === 2 ? { flow: { label: '74 в неделю', share: 1 } } : {}),
      to: { name: 'case', params: { id: action } },
    }));
    const page = mountWithWords(AppSwimlane, { props: { scale: 'oblast', steps: counts } }, 'ru');
    expect(page.findAll('li a').map((link) => link.attributes('href'))).toEqual(
      [1, 2, 3, 4, 5, 6].map((id) => `/cases/${id}`),
    );
    expect(page.findAll('.wires .ahead')).toHaveLength(0);
    expect(page.text()).toContain('сверх нормы: 2');
    expect(page.get('li.at-2').text()).toContain('74 в неделю');
    const [into2, into3] = page.findAll('.wires path').map((wire) => Number(wire.attributes('stroke-width')));
    expect(into2).toBeGreaterThan(2 * (into3 ?? 0));
  });
});

describe('the state of a case', () => {
  it('is a word, and lateness is another', () => {
    const page = mountWithWords(AppStatus, { props: { state: 'IN_REHABILITATION', overdue: true } });
    expect(page.text()).toContain('Оңалту жүргізілуде');
    expect(page.text()).toContain('Мерзімі өтті');
  });
});

describe('the clock', () => {
  it('compares handling with the norm and keeps waiting apart', () => {
    const page = mountWithWords(AppClock, {
      props: { normMinutes: 5, usedSeconds: 245, waitingSeconds: 600, running: true },
    });
    expect(page.get('[role=timer]').text()).toContain('4:05 / 5 мин');
    expect(page.text()).toContain('Күту уақыты: 10:00');
    expect(page.text()).not.toContain('Нормадан асты');
  });

  it('says by how much the norm is passed', () => {
    const page = mountWithWords(AppClock, { props: { normMinutes: 5, usedSeconds: 365 } }, 'ru');
    expect(page.text()).toContain('Сверх нормы: 1:05');
  });

  it('has no handling time for what was entered late from paper', () => {
    expect(mountWithWords(AppClock, { props: { normMinutes: 5 } }, 'ru').text()).toContain('Внесено с бумаги');
  });
});
