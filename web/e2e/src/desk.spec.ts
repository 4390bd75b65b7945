import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { caseIn, casesOf, prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

const BY_KEYS = atDesk('a phone has no keys');
const post = (page: Page, path: string, data: object = {}) =>
  page.request.post(`/api/provider/${path}`, { data, headers: { 'x-onaltu': '1' } });

test('my work is walked by keys: down, up, open', BY_KEYS, async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto('/work');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Менің жұмысым');
  const chosen = page.locator('[data-chosen]');
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await page.keyboard.press('j');
  const first = await chosen.innerText();
  await page.keyboard.press('j');
  await expect(chosen).not.toHaveText(first);
  await page.keyboard.press('k');
  expect(await chosen.innerText()).toBe(first);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}\//);
});

test(
  'the command field finds a child by the beginning of the name, and a page by its own',
  BY_KEYS,
  async ({ page }) => {
    await signIn(page, 'CLERK');
    await page.goto('/work');
    await expect(page.getByRole('button', { name: /Ctrl K|іздеу/ }).first()).toBeVisible();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Бала, іс нөмірі немесе әрекет іздеу' });
    await expect(field).toBeFocused();
    await page.keyboard.type('сынаков');
    const found = page.getByRole('option', { name: /Сынақов/ });
    await expect(found.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Сынақов');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('жаңа');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/cases\/new/);
  },
);

test('single keys can be put to rest on a device, those with Ctrl stay', BY_KEYS, async ({ page }) => {
  await signIn(page, 'CLERK');
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Shift+Slash');
  const sheet = page.getByRole('dialog', { name: 'Пернелер' });
  await sheet.getByRole('checkbox', { name: /Жалғыз пернелерді өшіру/ }).check();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/\/cases$/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
});

test('a package goes back with a reason, and what others do shows without a reload', async ({ page, browser }) => {
  await signIn(page, 'HEAD');
  const [registered] = await casesOf(page, 'REGISTERED');
  const clerk = await (await browser.newContext()).newPage();
  await prefer(clerk, { locale: 'kk' });
  await signIn(clerk, 'CLERK');
  await clerk.goto(`/cases/${registered!.id}`);
  await expect(clerk.getByText('Тіркелді').first()).toBeVisible();

  await page.goto(`/cases/${registered!.id}`);
  await page.getByRole('main').getByRole('button', { name: 'Тағы' }).click();
  await page.getByRole('menuitem', { name: 'Толықтыруға қайтару' }).click();
  const dialog = page.getByRole('dialog', { name: 'Толықтыруға қайтару' });
  await dialog.getByRole('button', { name: 'Толықтыруға қайтару' }).click();
  await expect(dialog.getByRole('alert')).toContainText('2 қате бар');
  await dialog.getByRole('checkbox', { name: /Медициналық құжаттан үзінді/ }).check();
  await dialog.getByLabel('Себебі').fill('Үзінді қоса берілмеген');
  await dialog.getByRole('button', { name: 'Толықтыруға қайтару' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Толықтыруға қайтарылды').first()).toBeVisible();
  await expect(clerk.getByText('Толықтыруға қайтарылды').first()).toBeVisible({ timeout: 10_000 });
  expect((await post(clerk, `case-files/${registered!.id}/handing-in`)).status()).toBe(201);
  await expect(page.getByText('Құжаттар қайта тапсырылды').first()).toBeVisible({ timeout: 10_000 });
  await clerk.context().close();
});

test('the process map counts what is open and leads to the cases', async ({ page }) => {
  await signIn(page, 'HEAD');
  await page.goto('/process');
  const state = page.getByRole('link', { name: 'Оңалту жүргізілуде' });
  await state.click();
  await expect(page).toHaveURL(/\/cases\?state=IN_REHABILITATION$/);
});

test('a specialist who may not see the process reads no numbers of it', async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto(`/cases/${await caseIn(page, 'IN_REHABILITATION')}`);
  await expect(page.getByRole('link', { name: 'Процесс картасы' })).toHaveCount(0);
  expect((await page.request.get('/api/provider/process')).status()).toBe(403);
});
