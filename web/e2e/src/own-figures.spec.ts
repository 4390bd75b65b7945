import { expect, test } from '@playwright/test';
import { Hands } from './hands';
import { prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

test('a number of the organisation opens as many cases as it says', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  await signIn(page, 'HEAD');
  const answer = await page.request.get('/api/provider/statistics/figures?indicator=casesReceived&period=2026');
  const { value } = (await answer.json()).indicators[0].total;
  expect(value).toBeGreaterThan(0);
  await page.goto('/figures?period=2026');
  await hands.press(page.getByRole('link', { name: `Қабылданған өтініштер: ${value}`, exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Қабылданған өтініштер');
  await expect(page.getByRole('main').getByRole('link', { name: /^20\d\d-\d{4}$/ })).toHaveCount(value);
  await page.getByLabel('Кезең').selectOption('2025');
  await expect(page).toHaveURL(/period=2025/);
  await hands.press(page.getByRole('link', { name: 'Барлық көрсеткіш' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Көрсеткіштер');
  await expect(page.getByLabel('Кезең')).toHaveValue('2025');
});

test('a specialist is not offered the figures', async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto('/work');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Менің жұмысым');
  await expect(page.getByRole('link', { name: 'Көрсеткіштер' })).toHaveCount(0);
  await page.goto('/figures');
  await expect(page.getByText('Бұл бет сізге ашық емес')).toBeVisible();
});
