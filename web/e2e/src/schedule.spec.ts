import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { faultsHere, open } from './pages';
import { prefer, signIn } from './running-system';

test.beforeEach(async ({ page }) => prefer(page, { locale: 'kk' }));

const DAY_MS = 86_400_000;
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const typed = (day: string): string => day.split('-').toReversed().join('.');
/** Mondays of three weeks in a row on which the house works and this specialist has nothing yet. */
async function freeMondays(page: Page): Promise<[first: string, last: string]> {
  const now = Date.now();
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * DAY_MS;
  for (let week = 9; week < 45; week += 3) {
    const days = [0, 1, 2].map((n) => dayOf(monday + 7 * (week + n) * DAY_MS));
    const answers = await Promise.all(
      days.map(async (day) => (await page.request.get(`/api/provider/timetable?from=${day}&to=${day}`)).json()),
    );
    if (answers.every((each) => each.lessons.length === 0 && each.daysOff.length === 0)) return [days[0]!, days[2]!];
  }
  throw new Error('no three free Mondays this year');
}
const lessons = (page: Page) => page.getByRole('region', { name: 'Кесте' }).locator('.lesson');

/** Plans a lesson a week on Mondays, from the first day to the last, by keyboard where a key does it. */
async function plan(page: Page, { from, to, time }: { from: string; to: string; time: string }): Promise<void> {
  await page.getByRole('button', { name: 'Сабақ қосу' }).click();
  const dialog = page.getByRole('dialog', { name: 'Сабақ қосу' });
  await dialog.getByRole('group', { name: 'Бала' }).getByRole('radio').first().check();
  const days = dialog.getByRole('group', { name: 'Апта күндері' });
  for (const box of await days.getByRole('checkbox').all()) await box.uncheck();
  await days.getByRole('checkbox', { name: 'Дс' }).check();
  await dialog.getByLabel('Бірінші күні').fill(from);
  await dialog.getByLabel('Соңғы күні').fill(to);
  await dialog.locator('#book-time').fill(time);
  await dialog.locator('#book-minutes').fill('30');
  await page.keyboard.press('Enter');
}

test(
  'a specialist plans a series, is told of a clash with free times, moves a lesson and calls one off',
  atDesk('the grid is for a desk'),
  async ({ page }) => {
    await signIn(page, 'SPEECH_THERAPIST');
    const [first, last] = await freeMondays(page);
    await page.goto(`/schedule?date=${first}`);
    await expect(page.getByRole('heading', { name: 'Кесте' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Кесте' })).toBeVisible();
    const before = await lessons(page).count();
    const span = { from: typed(first), to: typed(last) };
    const dialog = page.getByRole('dialog', { name: 'Сабақ қосу' });

    await plan(page, { ...span, time: '8' }); // a time as people type it, before the house opens
    await expect(dialog.getByText('Қабаттасу: 3')).toBeVisible();
    await expect(dialog.getByText(/^Бос уақыт:/).first()).toBeVisible();
    await dialog.locator('#book-time').fill('11:10');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Сабақ саны: 3')).toBeVisible();
    await dialog.getByRole('button', { name: 'Жоспарлау' }).click();
    await expect(page.getByText('Жоспарланған сабақ: 3')).toBeVisible();
    await expect(lessons(page)).toHaveCount(before + 1);

    await plan(page, { ...span, time: '11:20' });
    await expect(dialog.getByText('Қабаттасу:', { exact: false }).first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Қабаттасатын күндерді қалдыру: 3' }).click();
    await expect(dialog.getByText('Бұл ережемен бірде-бір сабақ шықпайды. Күндерін тексеріңіз.')).toBeVisible(); // all of its days were left out
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /11:10–11:40/ }).click();
    const panel = page.getByRole('complementary', { name: 'Таңдалған сабақ' });
    await panel.getByRole('button', { name: 'Ауыстыру' }).click();
    const move = page.getByRole('dialog', { name: 'Ауыстыру' });
    await move.locator('#move-time').fill('15:20');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Сабақ ауыстырылды')).toBeVisible();
    await expect(page.getByRole('button', { name: /15:20–15:50/ })).toBeVisible();

    await panel.getByRole('button', { name: 'Өткізбеу' }).click();
    const cancel = page.getByRole('dialog', { name: 'Өткізбеу' });
    await cancel.getByRole('button', { name: 'Өткізбеу' }).click();
    await expect(cancel.getByRole('alert')).toContainText('Себебі');
    await cancel.getByLabel('Себебі').selectOption('Бала келе алмайды');
    await cancel.getByRole('button', { name: 'Өткізбеу' }).click();
    await expect(panel.getByText('Сабақ өтпейді: Бала келе алмайды')).toBeVisible();

    await panel.getByRole('button', { name: 'Орнын толтыру' }).click();
    const again = page.getByRole('dialog', { name: 'Орнын толтыру' });
    await again.getByRole('radio').first().check();
    await again.getByRole('button', { name: 'Орнын толтыру' }).click();
    await expect(page.getByText('Орнын толтыратын сабақ жоспарланды')).toBeVisible();

    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(new RegExp(`date=${dayOf(Date.parse(first) + 7 * DAY_MS)}`));
    await page.getByRole('button', { name: /11:10–11:40/ }).click();
    await panel.getByRole('button', { name: 'Қатарды өзгерту' }).click();
    const change = page.getByRole('dialog', { name: 'Қатарды өзгерту' });
    await change.locator('#book-time').fill('15:20');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Жоспарланған сабақ: 2')).toBeVisible();
    await page.getByRole('button', { name: /15:20–15:50/ }).click();
    await panel.getByRole('button', { name: 'Сабақтар қатарын аяқтау' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Сабақтар қатарын аяқтау' }).click();
    await expect(page.getByText('Сабақтар қатары аяқталды')).toBeVisible();
    await expect(page.getByRole('button', { name: /15:20–15:50|11:10–11:40/ })).toHaveCount(0);
  },
);

test('a head looks at a day by people and by rooms; no fault is found there', async ({ page }) => {
  await signIn(page, 'HEAD');
  for (const path of ['/schedule', '/schedule?view=rooms', '/schedule?view=week']) {
    await open(page, path);
    expect(await faultsHere(page, path)).toEqual([]);
  }
  await page.goto('/schedule?view=day');
  await page.getByRole('button', { name: 'Бөлмелер' }).click();
  await expect(page).toHaveURL(/view=rooms/);
});
