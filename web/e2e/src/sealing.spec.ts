import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { Hands } from './hands';
import { prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
test.describe.configure({ mode: 'serial' });

type Months = { month: string; state: string; version: number | null }[];

async function lastMonth(page: Page): Promise<Months[number]> {
  const answer = await page.request.get('/api/provider/months');
  expect(answer.status()).toBe(200);
  return (await answer.json()).months[0];
}

async function confirm(page: Page, hands: Hands, month: string): Promise<void> {
  await page.goto(`/figures/months/${month}`);
  await hands.press(page.getByRole('button', { name: /^Айды (қайта )?растау$/ }));
  const dialog = page.getByRole('dialog');
  await hands.press(dialog.getByRole('button', { name: /^Айды (қайта )?растау$/ }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Ай расталды')).toBeVisible();
}

test(
  'a head confirms a month, the department returns it, the head confirms it again and the department accepts',
  atDesk('a month is confirmed once'),
  async ({ page, isMobile }) => {
    const hands = new Hands(page, isMobile);
    await signIn(page, 'HEAD');
    const { month, state } = await lastMonth(page);
    expect(state).toBe('OPEN');
    const { ownerId: provider } = await (await page.request.get('/api/provider/session')).json();
    await confirm(page, hands, month);
    await expect(page.getByText('Расталған көрсеткіштер')).toBeVisible();

    await signIn(page, 'DEPARTMENT_OFFICIAL');
    await page.goto('/department/quality');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Деректер сапасы');
    await page.goto(`/department/quality/${provider}/${month}`);
    await hands.press(page.getByRole('button', { name: 'Қайтару' }));
    const dialog = page.getByRole('dialog');
    await hands.press(dialog.getByRole('button', { name: 'Қайтару' }));
    await expect(dialog.getByText('Бұл өрісті толтырыңыз')).toBeVisible();
    await dialog.getByLabel('Түсініктеме').fill('Журналдағы белгілер жетіспейді');
    await hands.press(dialog.getByRole('button', { name: 'Қайтару' }));
    await expect(page.getByText('Ай қайтарылды')).toBeVisible();

    await signIn(page, 'HEAD');
    await page.goto(`/figures/months/${month}`);
    await expect(page.getByText('Журналдағы белгілер жетіспейді').first()).toBeVisible();
    await confirm(page, hands, month);

    await signIn(page, 'DEPARTMENT_OFFICIAL');
    await page.goto(`/department/quality/${provider}/${month}`);
    await hands.press(page.getByRole('button', { name: 'Қабылдау' }));
    await hands.press(page.getByRole('dialog').getByRole('button', { name: 'Қабылдау' }));
    await expect(page.getByText('Ай қабылданды')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Қабылдау' })).toHaveCount(0);
  },
);

test('only the head is offered to confirm, and everybody who reads figures sees the months', async ({ page }) => {
  await signIn(page, 'CLERK');
  await page.goto('/figures/months');
  await page.getByRole('main').getByRole('link', { name: /жылғы/ }).first().click();
  await expect(page.getByText('Айды ұйым басшысы растайды')).toBeVisible();
  await expect(page.getByRole('button', { name: /растау/ })).toHaveCount(0);
});

test('the overview says how many have confirmed, and leads to the quality of data', async ({ page }) => {
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await page.goto('/department/');
  await page.getByRole('link', { name: /\d+ \/ \d+ ұйым растады/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Деректер сапасы');
});
