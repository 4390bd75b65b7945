import { expect, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { casesOf, loginOf, prefer, PROVIDERS, signIn } from './running-system';

test('the department reads the same numbers as the providers, and no child', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  const expected = new Map<number, number>();
  const names: string[] = [];
  for (let nth = 0; nth < PROVIDERS; nth += 1) {
    await signIn(page, 'HEAD', nth);
    for (const { action, state } of await casesOf(page)) {
      if (action && state !== 'DRAFT') expected.set(action, (expected.get(action) ?? 0) + 1);
    }
    const answer = await page.request.get('/api/provider/case-files');
    names.push(...(await answer.json()).rows.flatMap(({ childName }: { childName: string | null }) => childName ?? []));
  }
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await page.goto('/department/');
  const cards = page.getByRole('group', { name: 'Іс-қимылдар мен орындаушылар' }).getByRole('listitem');
  await expect(cards).toHaveCount(6);
  for (const action of [1, 2, 3, 4, 5, 6]) {
    await expect(cards.nth(action - 1).locator('.count')).toHaveText(String(expected.get(action) ?? 0));
  }
  await expect(page.locator('tbody tr')).toHaveCount(PROVIDERS);
  const text = await page.locator('body').innerText();
  expect(names.filter((name) => text.includes(name))).toEqual([]);
});

test('the table sorts by a column and says so', atDesk('a phone shows cards, the largest first'), async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await page.goto('/department/');
  await page.getByRole('button', { name: 'Ұйым' }).click();
  await expect(page.getByRole('columnheader', { name: 'Ұйым' })).toHaveAttribute('aria-sort', 'ascending');
  const names = await page.locator('tbody th').allInnerTexts();
  expect(names).toEqual(names.toSorted(new Intl.Collator('kk', { numeric: true }).compare));
});

test('one product’s session opens nothing of the other', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  expect(loginOf('DEPARTMENT_OFFICIAL').provider).toBeTruthy();
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await page.goto('/cases');
  await expect(page).toHaveURL(/\/login/);
});
