import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { newPackage } from './own-case';
import { prefer, signIn } from './running-system';

const AT_DESK = atDesk('several cases are done at a desk');
test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

/** What stands at the boxes of the rows that are shown. */
async function numbers(page: Page): Promise<string[]> {
  const boxes = page.getByRole('checkbox', { name: /^Таңдау: 20/ });
  await expect(boxes.first()).toBeVisible();
  return boxes.evaluateAll((each) => each.map((box) => box.getAttribute('aria-label') ?? ''));
}

test(
  'the head takes several packages up at once, by keys, and what became of each is told',
  AT_DESK,
  async ({ page }) => {
    const own = [await newPackage(page), await newPackage(page)];
    await signIn(page, 'HEAD');
    await page.goto('/cases?state=REGISTERED');
    for (const number of own) {
      await page.getByRole('checkbox', { name: `Таңдау: ${number}` }).focus();
      await page.keyboard.press('Space');
    }
    const bar = page.getByRole('region', { name: 'Таңдалған істермен әрекеттер' });
    await expect(bar).toContainText('Таңдалған іс: 2');
    await bar.getByRole('button', { name: /^Қарауға алу/ }).focus();
    await page.keyboard.press('Enter');
    await expect(bar.getByRole('status')).toContainText('Орындалды: 2');
    for (const number of own) await expect(page.getByText(number, { exact: true })).toHaveCount(0);
    await page.goto('/cases?state=UNDER_HEAD_REVIEW');
    for (const number of own) await expect(page.getByText(number, { exact: true })).toBeVisible();
  },
);

test('chosen cases are printed, each on paper of its own', AT_DESK, async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto('/cases');
  const [first, second] = await numbers(page);
  for (const name of [first!, second!]) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('link', { name: 'Басып шығару' }).click();
  await expect(page.locator('article.sheet')).toHaveCount(2);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Таңдалған істер: 2');
  await page.emulateMedia({ media: 'print' });
  const breaks = await page
    .locator('article.sheet')
    .evaluateAll((sheets) => sheets.map((sheet) => getComputedStyle(sheet).breakBefore));
  expect(breaks).toEqual(['auto', 'page']);
});

test(
  'a specialist is replaced in several cases; where that is not possible the reason stands beside the number',
  AT_DESK,
  async ({ page }) => {
    await signIn(page, 'HEAD');
    await page.goto('/cases?state=REGISTERED');
    const [first] = await numbers(page);
    await page.getByRole('checkbox', { name: first! }).check();
    const bar = page.getByRole('region', { name: 'Таңдалған істермен әрекеттер' });
    await bar.getByRole('button', { name: 'Маманды ауыстыру' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Кімнің орнына').selectOption({ index: 1 });
    await dialog.getByLabel('Кім', { exact: true }).selectOption({ index: 1 });
    await dialog.getByLabel('Себебі').fill('Маман демалыста');
    await dialog.getByRole('button', { name: 'Ауыстыру' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(bar.getByRole('status')).toContainText('Орындалмады: 1');
    await expect(bar.getByRole('listitem')).toContainText(first!.replace('Таңдау: ', ''));
  },
);
