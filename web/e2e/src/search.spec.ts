import { expect, type Page, test } from '@playwright/test';
import { casesOf, prefer, signIn } from './running-system';

test.beforeEach(async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'HEAD');
});

const field = (page: Page) => page.getByRole('textbox', { name: 'Іздеу' });
const rows = (page: Page) => page.locator('tbody tr');

test('a case is found by a Kazakh name typed on a Russian keyboard, and stands in no address', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const answer = await page.request.get('/api/provider/case-files');
  const { rows: all } = await answer.json();
  const named = all.find(({ childName }: { childName: string | null }) => /[әғқңөұүһі]/iu.test(childName ?? ''));
  const [word] = named.childName.split(' ');
  const folded = [...word.toLowerCase()].map((sign: string) => FOLDED[sign] ?? sign).join('');
  await page.goto('/cases');
  await expect(rows(page)).toHaveCount(all.length);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(folded);
  await expect(rows(page).first()).toContainText(word);
  await expect.poll(() => rows(page).count()).toBeLessThan(all.length);
  await expect(page).toHaveURL(/\/cases$/);
  expect(addresses.filter((address) => decodeURIComponent(address).includes(folded))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(folded);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(rows(page)).toHaveCount(all.length);
});

const FOLDED: Readonly<Record<string, string>> = {
  ...{ ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о' },
  ...{ ұ: 'у', ү: 'у', һ: 'х', і: 'и' },
};

test('a whole number is the only row; a slash typed in the field stays there', async ({ page }) => {
  const [wanted] = await casesOf(page, 'IN_REHABILITATION');
  await page.goto('/cases');
  await field(page).fill(wanted!.number!);
  await field(page).press('/');
  await expect(field(page)).toHaveValue(`${wanted!.number}/`);
  await field(page).press('Backspace');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('link', { name: wanted!.number! }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${wanted!.id}$`));
});

test('what is not found says so and is cleared with one button', async ({ page }) => {
  await page.goto('/cases');
  await expect(rows(page).first()).toBeVisible();
  await field(page).fill('zzzzzz');
  await expect(page.getByText('Ештеңе табылмады')).toBeVisible();
  await page.getByRole('button', { name: 'Іздеуді тазалау' }).last().click();
  await expect(rows(page).first()).toBeVisible();
  await expect(field(page)).toHaveValue('');
});

for (const [view, name] of [
  ['MINE', 'Менің істерім'],
  ['LATE', 'Мерзімі өткен'],
  ['ENDING', 'Аяқталуына ≤ 14 күн'],
] as const) {
  test(`a saved view is an address and shows what the server counts to it: ${view}`, async ({ page }) => {
    const answer = await page.request.get(`/api/provider/case-files?view=${view}`);
    const { rows: wanted } = await answer.json();
    await page.goto('/cases');
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`/cases\\?view=${view}$`));
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'true');
    await expect(rows(page)).toHaveCount(wanted.length);
    if (wanted.length === 0) await expect(page.getByText('Бұл тізімде іс жоқ')).toBeVisible();
  });
}
