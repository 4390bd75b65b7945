import { expect, test } from '@playwright/test';
import { caseIn, casesOf, prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

test('from the list to the case, and its document answers as PDF', async ({ page }) => {
  await signIn(page, 'HEAD');
  const [wanted] = await casesOf(page, 'IN_REHABILITATION');
  await page.goto('/cases?state=IN_REHABILITATION');
  await page.getByRole('link', { name: wanted!.number! }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${wanted!.id}$`));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('group', { name: 'Іс-қимылдар мен орындаушылар' }).getByRole('listitem')).toHaveCount(6);
  const link = page.getByRole('link', { name: /^Шарт PDF/ });
  await expect(link).toBeVisible({ timeout: 30_000 });
  const answer = await page.request.get((await link.getAttribute('href'))!);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('the language changes in place, and the choice stays on this device', async ({ page }) => {
  await signIn(page, 'HEAD');
  await page.goto('/cases');
  const heading = page.getByRole('heading', { level: 1 });
  for (const [name, lang, title] of [
    ['Рус', 'ru', 'Дела'],
    ['Eng', 'en', 'Cases'],
    ['Қаз', 'kk', 'Істер'],
    ['Рус', 'ru', 'Дела'],
  ] as const) {
    await page.getByText(name, { exact: true }).click();
    await expect(heading).toHaveText(title);
    await expect(page).toHaveURL(/\/cases$/);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page).toHaveTitle(new RegExp(`^${title} · `));
  }
  await page.reload();
  await expect(heading).toHaveText('Дела');
});

test('a filter is an address: every row is in that state, and an empty one says so', async ({ page }) => {
  await signIn(page, 'HEAD');
  const registered = await casesOf(page, 'REGISTERED');
  await page.goto('/cases');
  await page.getByLabel('Күйі').selectOption('REGISTERED');
  await expect(page).toHaveURL(/state=REGISTERED/);
  await expect(page.locator('tbody tr')).toHaveCount(registered.length);
  await page.goto('/cases?state=TRANSFERRED');
  await expect(page.getByText('Бұл тізімде іс жоқ')).toBeVisible();
  await page.getByRole('link', { name: 'Барлық істер' }).click();
  await expect(page).toHaveURL(/\/cases$/);
});

test('a row says whose turn it is and what its clock shows', async ({ page }) => {
  await signIn(page, 'HEAD');
  const rowOf = async (state: string) => {
    const wanted = (await casesOf(page, state)).at(-1); // the one that waits longest
    await page.goto(`/cases?state=${state}`);
    return page.locator('tbody tr').filter({ hasText: wanted!.number! });
  };
  const waits = await rowOf('REGISTERED');
  await expect(waits).toContainText('Басшы');
  await expect(waits).toContainText('Күту шегінен асты');
  const course = await rowOf('IN_REHABILITATION');
  await expect(course).toContainText('Мамандар');
  await expect(course).toContainText(/Мерзімі: \d\d\.\d\d\.\d{4}|Мерзімі бүгін/);
});

test('a specialist sees the cases assigned to him and no other', async ({ page }) => {
  await signIn(page, 'HEAD');
  const all = await casesOf(page);
  await signIn(page, 'SPEECH_THERAPIST');
  const own = await casesOf(page);
  const hidden = all.filter(({ id }) => !own.some((mine) => mine.id === id));
  expect(own.length).toBeGreaterThan(0);
  expect(hidden.length).toBeGreaterThan(0);
  await page.goto('/cases');
  await expect(page.locator('tbody tr')).toHaveCount(own.length);
  await page.goto(`/cases/${hidden[0]!.id}`);
  await expect(page.getByRole('alert')).toContainText('Іс табылмады.');
});

test('a case of another provider does not exist', async ({ page }) => {
  await signIn(page, 'HEAD');
  const id = await caseIn(page, 'IN_REHABILITATION');
  await signIn(page, 'HEAD', 1);
  await page.goto(`/cases/${id}`);
  await expect(page.getByRole('alert')).toContainText('Іс табылмады.');
});

test('a list that cannot be read says so and can be asked again', async ({ page }) => {
  await signIn(page, 'HEAD');
  await page.route('**/api/provider/case-files*', (route) => route.abort());
  await page.goto('/cases');
  await expect(page.getByRole('alert')).toContainText('Серверге қосыла алмады.', { timeout: 15_000 });
  await page.unroute('**/api/provider/case-files*');
  await page.getByRole('button', { name: 'Қайталау' }).click();
  await expect(page.locator('tbody tr').first()).toBeVisible();
});
