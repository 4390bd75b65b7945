import { expect, type Locator, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { emptyMonday, planAt } from './far-lessons';
import { faultsHere, open } from './pages';
import { prefer, signIn } from './running-system';

test.beforeEach(async ({ page }) => prefer(page, { locale: 'kk' }));
const AT_DESK = atDesk('the grid is for a desk');
const card = (page: Page, time: string): Locator =>
  page.getByRole('region', { name: 'Кесте' }).getByRole('button', { name: new RegExp(`${time}–`) });

/** Takes a card by its upper edge and holds it so many pixels lower. */
async function carry(page: Page, from: Locator, below: number): Promise<void> {
  const { x, y } = (await from.boundingBox())!;
  await page.mouse.move(x + 20, y + 4);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 4 + below / 2);
  await page.mouse.move(x + 20, y + 4 + below, { steps: 4 });
}

test(
  'a lesson is carried to another time: a clash shows before it is let go, Escape puts it back',
  AT_DESK,
  async ({ page }) => {
    await signIn(page, 'SPEECH_THERAPIST');
    const day = await emptyMonday(page, 33);
    await planAt(page, day, ['10:00', '11:00']);
    await page.setViewportSize({ width: 1440, height: 1200 });
    await open(page, `/schedule?date=${day}`);

    await carry(page, card(page, '10:00'), 80); // an hour is 80 pixels
    await expect(page.locator('.shadow')).toContainText('11:00–11:40');
    await expect(page.locator('.shadow.clash')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.shadow')).toHaveCount(0);
    await page.mouse.up();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await carry(page, card(page, '10:00'), 400);
    await expect(page.locator('.shadow:not(.clash)')).toContainText('15:00–15:40');
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Ауыстыру' });
    await expect(dialog.locator('#move-time')).toHaveValue('15:00');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Сабақ ауыстырылды')).toBeVisible();
    await expect(card(page, '15:00')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Таңдалған сабақ' })).toHaveCount(0); // what was carried was not opened
  },
);

test('a head carries a lesson to a colleague, with the reason', AT_DESK, async ({ page }) => {
  await signIn(page, 'PSYCHOLOGIST');
  const day = await emptyMonday(page, 33);
  await planAt(page, day, ['09:00']);
  const { userId: theirs } = await (await page.request.get('/api/provider/session')).json();
  await signIn(page, 'SPEECH_THERAPIST');
  await planAt(page, day, ['16:00']);
  await signIn(page, 'HEAD');
  await page.setViewportSize({ width: 1440, height: 1200 });
  await open(page, `/schedule?view=day&date=${day}`);
  const [from, column] = [await card(page, '16:00').boundingBox(), await card(page, '09:00').boundingBox()];
  await page.mouse.move(from!.x + 20, from!.y + 4);
  await page.mouse.down();
  await page.mouse.move(column!.x + 30, from!.y + 4, { steps: 5 });
  await page.mouse.up();
  const dialog = page.getByRole('dialog', { name: 'Ауыстыру' });
  await expect(dialog.getByText('Кім өткізеді')).toBeVisible();
  await dialog.getByRole('button', { name: 'Ауыстыру' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Себебі');
  await dialog.getByLabel('Себебі').fill('Маман ауырып қалды');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Сабақ ауыстырылды')).toBeVisible();
  const { lessons } = await (await page.request.get(`/api/provider/timetable?from=${day}&to=${day}`)).json();
  expect(lessons.map(({ specialistId }: { specialistId: string }) => specialistId)).toEqual([theirs, theirs]);
});

test('the timetable is looked at by child, by group and by load, and printed as it is looked at', async ({ page }) => {
  for (const role of ['HEAD', 'CLERK']) {
    await signIn(page, role);
    await open(page, '/schedule?view=week');
    const whose = page.getByLabel('Кімнің кестесі');
    const child = whose.locator('optgroup[label="Балалар"] option').first();
    await expect(child).toHaveText(/ · \S+/);
    await whose.selectOption(await child.getAttribute('value'));
    await expect(page).toHaveURL(/view=week.*case=/);
    expect(await faultsHere(page, 'the week of a child')).toEqual([]);
  }
  await page.getByRole('link', { name: 'Кестені басып шығару' }).click();
  await expect(page).toHaveURL(/print\/timetable\?.*case=/);
  await expect(page.getByRole('columnheader', { name: 'Балалар' })).toHaveCount(0); // it names no other child
  expect(await faultsHere(page, 'the sheet of a child')).toEqual([]);

  await signIn(page, 'HEAD');
  await open(page, '/schedule');
  await page.getByRole('button', { name: 'Жүктеме' }).click();
  await expect(page).toHaveURL(/schedule\/load/);
  await expect(page.getByText(/^Барлығы: жоспарланған/)).toBeVisible();
  expect(await faultsHere(page, 'load')).toEqual([]);
  await page.getByRole('button', { name: 'Ай', exact: true }).click();
  await expect(page).toHaveURL(/span=month/);
  await page.getByRole('rowheader').getByRole('link').first().click();
  await expect(page).toHaveURL(/schedule\?.*who=/);
});
