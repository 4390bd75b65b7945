import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { Hands } from './hands';
import { faultsHere } from './pages';
import { linkMailedTo, prefer, signIn } from './running-system';

const PASSWORD = 'zhana-qyzmetker-2026-soz';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

/** Somebody new in the first provider, by the letter of an invitation alone. */
async function invite(page: Page, roles: readonly string[], touch: boolean): Promise<string> {
  const address = `zhana-${crypto.randomUUID().slice(0, 8)}@ulgi.example`;
  const hands = new Hands(page, touch);
  await signIn(page, 'PROVIDER_ADMIN');
  await page.goto('/settings/people');
  await hands.press(page.getByRole('button', { name: 'Қызметкер шақыру' }));
  const dialog = page.getByRole('dialog', { name: 'Жаңа қызметкерді шақыру' });
  const send = dialog.getByRole('button', { name: 'Хат жіберу' });
  await hands.press(send);
  await expect(dialog.getByRole('alert')).toContainText('4 қате бар');
  await hands.write(dialog.getByLabel('Электрондық пошта'), address);
  await hands.write(dialog.getByLabel('Тегі'), 'Жаңабаева');
  await hands.write(dialog.getByLabel('Аты', { exact: true }), 'Әсем');
  for (const role of roles) await hands.tick(dialog.getByLabel(role));
  await hands.press(send);
  await expect(page.getByRole('status').filter({ hasText: 'Жаңабаева Әсем' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: address })).toContainText('Шақырылды');
  return address;
}

/** From the letter to the first page: the password is set and used. */
async function join(page: Page, address: string, touch: boolean): Promise<void> {
  const hands = new Hands(page, touch);
  await page.context().clearCookies();
  await page.goto(await linkMailedTo(page, address));
  await expect(page.getByText(address)).toBeVisible();
  expect(await faultsHere(page, 'the invitation')).toEqual([]);
  await hands.write(page.getByLabel('Жаңа құпиясөз'), 'short');
  await hands.press(page.getByRole('button', { name: 'Қосылу' }));
  await expect(page.getByText('Бұл құпиясөзді табу оңай.')).toBeVisible();
  await hands.write(page.getByLabel('Жаңа құпиясөз'), PASSWORD);
  await hands.press(page.getByRole('button', { name: 'Қосылу' }));
  await expect(page.getByRole('status')).toContainText('қатарына қосылдыңыз');
  await hands.press(page.getByRole('link', { name: 'Кіру' }));
  await hands.write(page.getByLabel('Электрондық пошта'), address);
  await hands.write(page.getByLabel('Құпиясөз', { exact: true }), PASSWORD);
  await hands.press(page.getByRole('button', { name: 'Кіру', exact: true }));
}

test('somebody is invited, gets the letter, sets a password and signs in', async ({ page, isMobile }) => {
  const address = await invite(page, ['Кеңсе қызметкері'], isMobile);
  await join(page, address, isMobile);
  await expect(page).toHaveURL(/\/work$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test(
  'who only keeps the settings comes to the people, and finds no child on the way',
  atDesk('the same on a phone'),
  async ({ page, isMobile }) => {
    const address = await invite(page, ['Ұйым әкімшісі'], isMobile);
    await join(page, address, isMobile);
    await expect(page).toHaveURL(/\/settings\/people$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Қызметкерлер');
    await expect(page.getByRole('navigation').first().getByRole('link')).toHaveText(['Оңалту', 'Баптаулар']);
    await page.goto('/children');
    await expect(page.getByText('Бұл бет сізге ашық емес')).toBeVisible();
    await expect(page.getByText('Аша алатындар: Кеңсе қызметкері, Басшы.')).toBeVisible();
  },
);
