import { expect, test } from '@playwright/test';
import { signInAnew } from './running-system';

/** The sweep comes once a minute. */
const SWEPT_MS = 75_000;

test('a specialist opens what the bell counts, and says by keyboard that it was seen @desk', async ({ page }) => {
  test.setTimeout(2 * SWEPT_MS);
  await signInAnew(page, 'SPEECH_THERAPIST');
  await page.goto('/reminders');
  await expect(page.getByRole('heading', { name: 'Жаңа' })).toBeVisible({ timeout: SWEPT_MS });
  const bell = page.getByRole('link', { name: /^Еске салулар\. Жаңасы: \d+$/ });
  const counted = async () => Number((await bell.getAttribute('aria-label'))?.split(': ')[1]);
  const before = await counted();
  expect(before).toBeGreaterThan(0);
  const button = page.getByRole('button', { name: /^Таныстым: Іс қозғалыссыз тұр, \d{4}-\d{4}$/ }).first();
  const number = (await button.getAttribute('aria-label'))!.split(', ')[1]!;
  await button.focus();
  await page.keyboard.press('Enter');
  await expect.poll(counted).toBe(before - 1);
  await expect(page.getByRole('region', { name: 'Танысқандар' }).getByText(number)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Танысқандар' }).getByText(number)).toBeVisible();
});
