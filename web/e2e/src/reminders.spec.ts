import { expect, test } from '@playwright/test';
import { faultsHere } from './pages';
import { prefer, signInAnew } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

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

test('a head adds a rung, is told what cannot be one, and takes it back @desk', async ({ page }) => {
  await signInAnew(page, 'HEAD');
  await page.goto('/settings/reminders');
  const save = page.getByRole('button', { name: 'Сақтау' }).first();
  const days = page.getByLabel('Күн саны');
  await page.getByRole('button', { name: 'Саты қосу' }).click();
  await expect(page.getByRole('combobox', { name: 'Не туралы' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Не туралы' }).selectOption('Анықтама берілмеген');
  await days.fill('2');
  await save.click();
  await expect(days).toHaveAccessibleDescription(/./); // a certificate that is to be handed over is not late before it is
  await page.getByLabel('Бұрын не кейін').selectOption('кейін');
  await save.click();
  await expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue('2');
  await page.getByRole('button', { name: 'Тізімнен алып тастау: Анықтама берілмеген, 2' }).click();
  await save.click();
  await expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();
  await expect(days).toHaveCount(0);
});

test('a specialist chooses the hour and the days of his letters; what the head fixed stays and says why @desk', async ({
  page,
}) => {
  const kept = page.getByText(/^Сақталды, \d\d:\d\d$/);
  const save = page.getByRole('button', { name: 'Сақтау' }).last();
  await signInAnew(page, 'HEAD');
  await page.goto('/settings/reminders');
  const certificate = page.getByRole('checkbox', { name: 'Анықтама берілмеген' });
  await certificate.check();
  await save.click();
  await expect(kept).toBeVisible();

  await signInAnew(page, 'SPEECH_THERAPIST');
  await page.goto('/account');
  await expect(certificate).toBeDisabled();
  await expect(page.getByText('ұйым міндетті деп белгілеген')).toBeVisible();
  const hour = page.getByLabel('Күндік хат уақыты');
  await hour.selectOption('11:00');
  for (const name of ['Дүйсенбі', 'Сейсенбі', 'Сәрсенбі', 'Бейсенбі']) await page.getByLabel(name).check();
  await save.click();
  await expect(page.getByRole('group', { name: 'Хатсыз күндер' })).toHaveAccessibleDescription(/./);
  for (const name of ['Дүйсенбі', 'Сейсенбі', 'Сәрсенбі']) await page.getByLabel(name).uncheck();
  await page.getByLabel('Іс қозғалыссыз тұр').uncheck();
  await save.click();
  await expect(kept).toBeVisible();
  await page.reload();
  await expect(hour).toHaveValue('11');
  await expect(page.getByLabel('Бейсенбі')).toBeChecked();
  const silenced = page.getByLabel('Іс қозғалыссыз тұр');
  await expect(silenced).not.toBeChecked();
  await silenced.focus();
  await page.keyboard.press('Space');
  for (const name of ['Дүйсенбі', 'Сейсенбі', 'Сәрсенбі', 'Бейсенбі']) await page.getByLabel(name).uncheck();
  await hour.selectOption('08:00');
  await save.click();
  await expect(kept).toBeVisible();

  await signInAnew(page, 'HEAD');
  await page.goto('/settings/reminders');
  await certificate.uncheck();
  await save.click();
  await expect(kept).toBeVisible();
});

test('a department adds a rung for its oblast; its organisations see it as given @desk', async ({ page }) => {
  const kept = page.getByText(/^Сақталды, \d\d:\d\d$/);
  const save = page.getByRole('button', { name: 'Сақтау' }).first();
  await signInAnew(page, 'DEPARTMENT_ADMIN');
  await page.goto('/department/settings/reminders');
  await page.getByRole('button', { name: 'Саты қосу' }).click();
  await expect(page.getByRole('combobox', { name: 'Не туралы' })).toBeFocused();
  await page.getByLabel('Күн саны').fill('60');
  await save.click();
  await expect(kept).toBeVisible();
  expect(await faultsHere(page, 'rungs of an oblast')).toEqual([]);

  await signInAnew(page, 'HEAD');
  await page.goto('/settings/reminders');
  await expect(page.getByRole('heading', { name: 'Облыс қосқан сатылар' })).toBeVisible();
  await expect(page.getByText('Курстың аяқталуы, бұрын: 60')).toBeVisible();

  await signInAnew(page, 'DEPARTMENT_ADMIN');
  await page.goto('/department/settings/reminders');
  await page.getByRole('button', { name: 'Тізімнен алып тастау: Курстың аяқталуы, 60' }).click();
  await save.click();
  await expect(kept).toBeVisible();
});
