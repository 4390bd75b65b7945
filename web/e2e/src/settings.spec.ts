import { expect, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { Hands } from './hands';
import { faultsHere } from './pages';
import { prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

test(
  'an entry of a dictionary is added, and can be chosen then',
  atDesk('written at a desk'),
  async ({ page, isMobile }) => {
    const hands = new Hands(page, isMobile);
    const name = `Сынақ ${crypto.randomUUID().slice(0, 8)}`;
    await signIn(page, 'HEAD', 1);
    await page.goto('/settings/dictionaries');
    const save = page.getByRole('button', { name: 'Сақтау' });
    await hands.press(page.getByRole('button', { name: 'Өз жазбасын қосу' }));
    const entry = page.getByRole('listitem').filter({ hasText: 'Жаңа жазба' });
    await expect(entry.getByLabel('Қазақша')).toBeFocused();
    await page.keyboard.type(name);
    await hands.press(save);
    await expect(page.getByRole('alert')).toBeFocused();
    const row = page.getByRole('listitem').filter({ hasText: name });
    await hands.write(row.getByLabel('Орысша'), name);
    await hands.write(row.getByLabel('Ағылшынша'), name);
    await hands.choose(row.getByLabel('Статистикада қалай саналады'), 'Сөйлеу бұзылысы');
    await hands.press(save);
    await expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();

    await signIn(page, 'CLERK', 1);
    await page.goto('/cases/new');
    await expect(page.getByLabel(name)).toBeVisible();
    await signIn(page, 'HEAD', 1);
    await page.goto('/settings/dictionaries');
    await page.getByLabel(`Таңдауға болады: ${name}`).uncheck();
    await hands.press(save);
    await expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();
    await signIn(page, 'CLERK', 1);
    await page.goto('/cases/new');
    await expect(page.getByLabel('Сөйлеу бұзылысы')).toBeVisible();
    await expect(page.getByLabel(name)).toHaveCount(0);
  },
);

const ORGANISATION = ['Процесс картасы', 'Көрсеткіштер', 'Баптаулар'];
const SET = ['Рөлдер мен құқықтар', 'Регламент нормалары', 'Еске салулар', 'Бағалау үлгісі', 'Анықтамалықтар'];
const HOUSE = ['Жұмыс уақыты', 'Бөлмелер мен топтар', 'Баспа деректері'];
const OFFICE = ['Анықтамалар', 'Құжаттар', 'Кезек', 'Журналдар'];
const DAY = ['Оңалту', 'Менің жұмысым', 'Істер', 'Кесте'];
const FOUND: Readonly<Record<string, readonly string[]>> = {
  CLERK: [...DAY, 'Балалар тізілімі', ...OFFICE, ...ORGANISATION, ...SET, ...HOUSE],
  SPEECH_THERAPIST: [...DAY, 'Сабақтарым', 'Бағалау', 'Қорытындылар', 'Баптаулар', ...SET, ...HOUSE],
  HEAD: [
    ...[...DAY, 'Сабақтарым', 'Балалар тізілімі', 'Бағалау', 'Қорытындылар', ...OFFICE],
    ...['Процесс картасы', 'Көрсеткіштер', 'Хаттар', 'Баптаулар', 'Қызметкерлер', ...SET, ...HOUSE, 'Файлдан енгізу'],
  ],
};

test(
  'each role finds in the rail and the settings what is its own',
  atDesk('the same table on a phone'),
  async ({ page }) => {
    const sections = page.getByRole('navigation', { name: 'Баптаулар бөлімдері' });
    for (const [role, titles] of Object.entries(FOUND)) {
      await signIn(page, role);
      await page.goto('/settings');
      await expect(sections.getByRole('link', { name: HOUSE.at(-1) })).toBeVisible();
      const links = [page.getByRole('navigation').first().getByRole('link'), sections.getByRole('link')];
      const found = (await Promise.all(links.map((each) => each.allTextContents()))).flat();
      expect(found.map((title) => title.replace(/\d+$/, '').trim())).toEqual(titles);
    }
  },
);

test('who may only look sees whose act it is, on a page and in place of one', async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto('/settings/dictionaries');
  await expect(page.getByText('Өзгерте алатындар: Басшы, Ұйым әкімшісі.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Сақтау' })).toHaveCount(0);
  for (const path of ['/settings/people', '/journals']) {
    await page.goto(path);
    await expect(page.getByText('Бұл бет сізге ашық емес')).toBeVisible();
    await expect(page.getByText(/^Аша алатындар: .*Басшы/)).toBeVisible();
    expect(await faultsHere(page, path)).toEqual([]);
  }
});
