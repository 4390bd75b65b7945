import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { open } from './pages';
import { loginOf, prefer, signIn, signInAnew } from './running-system';

const CENTRE = { bin: '', name: '' };
const weights = (from: number) => Array.from({ length: 11 }, (_, i) => ((i + from - 1) % 11) + 1);

/** A business number with its check digit that nobody had before. */
function freshBin(): string {
  for (;;) {
    const body = `210140${String(Math.floor(Math.random() * 1e5)).padStart(5, '0')}`;
    const rest = (from: number) => weights(from).reduce((sum, weight, i) => sum + weight * Number(body[i]), 0) % 11;
    const digit = rest(1) === 10 ? rest(3) : rest(1);
    if (digit < 10) return `${body}${digit}`;
  }
}
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** It is closed in the end, so that the figures are those of the providers of the demo. */
test(
  'a department opens a provider, invites its administrator, closes and reopens it',
  atDesk('one and the same at every width; looked at by the tests of every page'),
  async ({ page }) => {
    await prefer(page, { locale: 'ru' });
    await signIn(page, 'DEPARTMENT_ADMIN');
    Object.assign(CENTRE, { bin: freshBin(), name: `Центр ${Date.now()}` });
    await open(page, '/department/settings/providers');
    await page.getByRole('button', { name: 'Открыть организацию' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Открыть организацию' }).click();
    await expect(dialog.getByRole('alert')).toContainText('БИН');
    for (const [label, text] of [
      ['БИН', CENTRE.bin],
      ['На казахском', CENTRE.name],
      ['На русском', CENTRE.name],
      ['На английском', CENTRE.name],
      ['Адрес на казахском', 'Мысал көшесі, 9'],
      ['Адрес на русском', 'ул. Мысал, 9'],
      ['Телефон', '+7 721 200 00 09'],
    ] as const)
      await field(page, label).fill(text);
    await field(page, 'Район, город').selectOption({ label: 'Сарань' });
    await dialog.getByRole('button', { name: 'Открыть организацию' }).click();
    await expect(page.getByRole('heading', { level: 1, name: CENTRE.name })).toBeVisible();
    await expect(page.getByText('Нет администратора')).toBeVisible();

    await page.getByRole('button', { name: 'Пригласить администратора' }).click();
    await field(page, 'Электронная почта').fill(`admin-${CENTRE.bin}@new.example`);
    await field(page, 'Фамилия').fill('Мысалова');
    await field(page, 'Имя').fill('Айым');
    await page.getByRole('dialog').getByRole('button', { name: 'Отправить письмо' }).click();
    await expect(page.getByText('Приглашение отправлено')).toBeVisible();
    await expect(page.getByText('Приглашён', { exact: true })).toBeVisible();

    for (const [verb, state] of [
      ['Закрыть организацию', /^Закрыта /],
      ['Открыть снова', 'Работает'],
      ['Закрыть организацию', /^Закрыта /],
    ] as const) {
      await page.getByRole('button', { name: verb }).click();
      await field(page, 'Причина').fill('Реорганизация');
      await page.getByRole('dialog').getByRole('button', { name: verb }).click();
      await expect(page.getByText(state)).toBeVisible();
    }
    await expect(page.getByRole('listitem').filter({ hasText: 'Реорганизация' })).toHaveCount(3);
  },
);

test('an operator is led to the platform’s pages, and a department’s session opens none of them', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  const { email, password } = loginOf('PLATFORM_OPERATOR');
  await page.goto('/login');
  await page.getByLabel('Электрондық пошта').fill(email);
  await page.getByLabel('Құпиясөз', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Кіру', exact: true }).click();
  await expect(page).toHaveURL(/\/department\/operator\/$/);
  const home = page.getByRole('heading', { level: 1, name: 'Облыстар' });
  await expect(home).toBeVisible();
  await page.goto('/department/operator'); // as somebody types it
  await expect(home).toBeVisible();
  await page.context().clearCookies();
  await signInAnew(page, 'DEPARTMENT_ADMIN');
  await page.goto('/department/operator/days');
  await expect(page).toHaveURL(/\/login\?next=%2Fdepartment%2Foperator%2Fdays$/);
});
