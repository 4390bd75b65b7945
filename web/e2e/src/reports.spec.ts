import { expect, type Locator, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { atDesk } from './at-desk';
import { prefer, signIn } from './running-system';

/** Presses the button and waits until what it asked for is made; answers the link to its file. */
async function made(page: Page, press: () => Promise<void>): Promise<Locator> {
  const asked = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/api/department/exports'),
  );
  await press();
  const { id } = await (await asked).json();
  const link = files(page).locator(`a[href="/api/department/exports/${id}/file"]`);
  await expect(link).toBeVisible({ timeout: 20_000 });
  return link;
}
const files = (page: Page) => page.getByRole('table', { name: 'Жасалған файлдар' });

test.beforeEach(async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'DEPARTMENT_OFFICIAL');
});

test('a report is chosen, made and taken away, and says what the page says', async ({ page }) => {
  await page.goto('/department/reports');
  await page.getByRole('radio', { name: /Нормалардың сақталуы/ }).check();
  const period = await page.getByLabel('Кезең').inputValue();
  await page.getByRole('radio', { name: 'CSV' }).check();
  const link = await made(page, () => page.getByRole('button', { name: 'Жасау' }).click());
  await expect(link).toHaveAccessibleName(/^Жүктеп алу: Нормалардың сақталуы/);
  const taking = page.waitForEvent('download');
  await link.click();
  const download = await taking;
  expect(download.suggestedFilename()).toBe(`norm-${period}.csv`);
  const text = readFileSync(await download.path(), 'utf8');
  const answer = await page.request.get(
    `/api/department/statistics/figures?indicator=normShare&period=${period}&by=action`,
  );
  const [{ total, rows }] = (await answer.json()).indicators;
  const cell = ({ value }: { value: number | null }) => (value === null ? '' : String(value).replace('.', ','));
  expect(text).toContain(`\r\nБарлығы;${cell(total)};`);
  expect(text).toContain(`1-іс-қимыл. Қабылдау, тіркеу;${cell(rows[0])};`);
});

test(
  'a table of one’s own is built by keys from what goes together, and stays until it is sent',
  atDesk('keys are for a desk'),
  async ({ page }) => {
    await page.goto('/department/reports');
    await page.getByRole('radio', { name: /Ай сайынғы нысан/ }).focus();
    for (let n = 0; n < 7; n++) await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /Өз кестеңіз/ })).toBeChecked();
    await page.getByRole('button', { name: 'Жасау' }).press('Enter');
    await expect(page.getByRole('alert')).toContainText('Көрсеткіш: Бұл өрісті толтырыңыз');
    await page.getByLabel('Көрсеткіш', { exact: true }).selectOption({ label: 'Өткізілген сабақтар' });
    const rows = page.getByLabel('Жолдары');
    const columns = page.getByLabel('Бағандары');
    await expect(rows.getByRole('option')).toHaveText([
      ...['Таңдаңыз', 'Ұйым', 'Ұйым түрі', 'Аудан немесе қала', 'Сабақ нысаны', 'Ай'],
    ]);
    await rows.selectOption({ label: 'Ұйым' });
    await expect(columns.getByRole('option')).toHaveText(['Бағансыз', 'Сабақ нысаны', 'Ай']);
    await columns.selectOption({ label: 'Ай' });
    await expect(page).toHaveURL(/indicator=lessonsHeld.*by=provider&by=month/);

    await page.getByRole('link', { name: 'Ұйымдар', exact: true }).click();
    await page.getByRole('link', { name: 'Есептер', exact: true }).click();
    await expect(columns).toHaveValue('month');
    await rows.selectOption({ label: 'Ай' });
    await expect(columns).toHaveValue('');
    const link = await made(page, () => page.getByRole('button', { name: 'Жасау' }).press('Enter'));
    await expect(link).toHaveAccessibleName(/Өткізілген сабақтар, айлар бойынша/);
  },
);

test('the address of a mail asks for its month; the subscription is one’s own', async ({ page }) => {
  await page.goto('/department/reports?report=MONTHLY&period=2026-09');
  await expect(page.getByLabel('Кезең')).toHaveValue('2026-09');
  const mail = page.getByRole('checkbox', { name: 'Ай сайынғы нысанды маған жіберу' });
  await mail.check();
  await expect(page.getByText('Жазылған күніңіз:')).toBeVisible();
  await page.reload();
  await expect(mail).toBeChecked();
  await mail.uncheck();
  await expect(page.getByText('Жазылмағансыз')).toBeVisible();
});
