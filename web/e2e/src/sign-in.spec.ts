import { expect, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { loginOf, prefer, signInAnew } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

test(
  'a person signs in by keyboard alone and comes back to the page asked for',
  atDesk('a phone has no keyboard to walk with'),
  async ({ page }) => {
    const { email, password } = loginOf('CLERK');
    await page.goto('/cases?state=REGISTERED');
    await expect(page).toHaveURL(/\/login\?next=/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Жүйеге кіру');
    await page.getByRole('textbox', { name: 'Электрондық пошта' }).focus();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/cases\?state=REGISTERED$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  },
);

test('a wrong pair is one message beside the field, and nothing typed is lost', async ({ page }) => {
  const { email } = loginOf('CLERK', 1);
  await page.goto('/login');
  await page.getByLabel('Электрондық пошта').fill(email);
  await page.getByLabel('Құпиясөз', { exact: true }).fill('not-the-password-at-all');
  await page.getByRole('button', { name: 'Кіру', exact: true }).click();
  await expect(page.getByText('Электрондық пошта немесе құпиясөз қате.')).toBeVisible();
  await expect(page.getByLabel('Электрондық пошта')).toHaveValue(email);
  await expect(page.getByLabel('Құпиясөз', { exact: true })).toBeFocused();
});

test('an empty form says what is missing and asks nobody', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Кіру', exact: true }).click();
  await expect(page.getByText('Бұл өрісті толтырыңыз')).toHaveCount(2);
  await expect(page.getByLabel('Электрондық пошта')).toBeFocused();
});

test('an official lands in the department, and its door leads back there', async ({ page }) => {
  const { email, password } = loginOf('DEPARTMENT_OFFICIAL');
  await page.goto('/department/');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('Электрондық пошта').fill(email);
  await page.getByLabel('Құпиясөз', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Кіру', exact: true }).click();
  await expect(page).toHaveURL(/\/department\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Облыс бойынша шолу');
});

test('signing out ends the session and keeps how this device shows pages', async ({ page }) => {
  await signInAnew(page, 'CLERK');
  await page.goto('/cases');
  await page.getByRole('button', { name: 'Нашар көретіндерге', exact: true }).click();
  await page.getByRole('button', { name: 'Кеңсебаева' }).click();
  await page.getByRole('menuitem', { name: 'Жүйеден шығу', exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
  expect((await page.request.get('/api/provider/session')).status()).toBe(401);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-a11y', 'on');
});

test('an address of another site is no target of signing in', async ({ page }) => {
  const { email, password } = loginOf('CLERK');
  await page.goto('/login?next=//example.com/');
  await page.getByLabel('Электрондық пошта').fill(email);
  await page.getByLabel('Құпиясөз', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Кіру', exact: true }).click();
  await expect(page).toHaveURL(/\/work$/);
});
