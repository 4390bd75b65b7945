import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { prefer, signIn } from './running-system';

type Row = { key: string; value: number | null };
const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Almaty', year: 'numeric' }).format(new Date());

/** What the API says of one indicator this year. */
async function askFor(page: Page, indicator: string, rest = ''): Promise<{ total: Row; rows: Row[] }> {
  const answer = await page.request.get(
    `/api/department/statistics/figures?indicator=${indicator}&period=${year}${rest}`,
  );
  expect(answer.status()).toBe(200);
  return (await answer.json()).indicators[0];
}
const NBSP = '\u00a0';
const count = (value: number | null) => String(value).replace(/\B(?=(\d{3})+$)/g, NBSP);
const share = (value: number | null) =>
  value === null ? '–' : `${(value * 100).toFixed(1).replace('.', ',')}${NBSP}%`;
const tile = (page: Page, name: string) => page.locator('dl > div').filter({ hasText: name }).locator('b');

async function best(page: Page): Promise<Row> {
  const { rows } = await askFor(page, 'normShare', '&by=provider');
  const [first] = rows.filter(({ value }) => value !== null).toSorted((a, b) => b.value! - a.value!);
  return first!;
}

test(
  'the overview leads to a provider and to a comparison by keys, and everywhere stands what the API says',
  atDesk('keys are for a desk'),
  async ({ page }) => {
    await prefer(page, { locale: 'kk' });
    await signIn(page, 'DEPARTMENT_OFFICIAL');
    await page.goto('/department/');
    await expect(tile(page, 'Тіркелген өтініштер')).toHaveText(
      count((await askFor(page, 'casesReceived')).total.value),
    );
    await expect(tile(page, 'Норманың сақталуы')).toHaveText(share((await askFor(page, 'normShare')).total.value));
    await expect(
      page.getByRole('heading', { name: /^Норманың сақталуы(:| төмендеді| артты| өзгерген)/ }),
    ).toBeVisible();

    const first = await best(page);
    const ranking = page.locator('#ranking');
    await ranking.getByRole('group').focus();
    await page.keyboard.press('ArrowDown');
    await expect(ranking.getByRole('status')).toContainText(share(first.value));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/department/providers/${first.key}`));
    await expect(tile(page, 'Норманың сақталуы')).toHaveText(share(first.value));
    const running = await askFor(page, 'coursesRunning', `&provider=${first.key}`);
    await expect(tile(page, 'Жүріп жатқан курстар')).toHaveText(count(running.total.value));

    await page.locator('main').getByRole('link', { name: 'Салыстыру' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('columnheader')).toHaveCount(4);
    const row = page.getByRole('row').filter({ hasText: 'Нормада аяқталған іс-қимылдардың үлесі' });
    await expect(row.getByRole('cell').first()).toHaveText(share(first.value));
    const names = page.getByLabel('Ұйым қосу');
    await names.focus();
    await names.selectOption({ index: 1 });
    await expect(page.getByRole('columnheader')).toHaveCount(5);
    await page.getByRole('button', { name: 'Салыстырудан алып тастау: Облыс медианасы' }).press('Enter');
    await expect(page.getByRole('columnheader')).toHaveCount(4);
  },
);

test('a chart has a table twin with the same rows, and a spreadsheet of them', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await page.goto('/department/');
  const ranking = page.locator('#ranking');
  await ranking.getByRole('button', { name: 'Кесте түрінде көрсету' }).click();
  const { rows } = await askFor(page, 'normShare', '&by=provider');
  await expect(ranking.locator('tbody tr')).toHaveCount(rows.filter(({ value }) => value !== null).length);
  const download = page.waitForEvent('download');
  await ranking.getByRole('button', { name: 'CSV файлын жүктеу' }).click();
  expect((await download).suggestedFilename()).toBe('ranking.csv');
  await ranking.getByRole('button', { name: 'Диаграмма түрінде көрсету' }).click();
  const picture = page.waitForEvent('download');
  await ranking.getByRole('button', { name: 'Суретін жүктеу (PNG)' }).click();
  expect((await picture).suggestedFilename()).toBe('ranking.png');
});

test('what is looked at stands in the address, and a card that fails leaves the others', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await page.route(/by=type/, (route) => route.fulfill({ status: 500, json: { code: 'internal', status: 500 } }));
  await page.goto('/department/');
  await page.getByLabel('Ұйым түрі').selectOption('REHABILITATION_CENTER');
  await expect(page).toHaveURL(/type=REHABILITATION_CENTER/);
  const { total } = await askFor(page, 'casesReceived', '&type=REHABILITATION_CENTER');
  await expect(tile(page, 'Тіркелген өтініштер')).toHaveText(count(total.value));
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.locator('#ranking')).toBeVisible();
  await page.getByLabel('Ұйым түрі').selectOption('AUTISM_CENTER');
  const way = page.getByRole('button', { name: 'Сүзгіні алып тастау: Ұйым түрі' });
  const none = (await askFor(page, 'normShare', '&by=provider&type=AUTISM_CENTER')).rows.length === 0;
  if (none) await way.click();
  else await page.getByLabel('Ұйым түрі').selectOption('');
  await expect(page).not.toHaveURL(/type=/);
});

test('a card that stands on two answers says which of them failed to come, and asks for it again', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  const { key } = await best(page);
  const isOblast = (url: URL) =>
    url.pathname.endsWith('/statistics/figures') && !url.searchParams.has('provider') && url.searchParams.has('step');
  await page.route(isOblast, (route) => route.fulfill({ status: 500, json: { code: 'internal', status: 500 } }));
  await page.goto(`/department/providers/${key}?period=${year}`);
  const alerts = page.getByRole('main').getByRole('alert');
  await expect(alerts.first()).toBeVisible();
  await expect(tile(page, 'Норманың сақталуы')).toHaveCount(0);
  await page.unroute(isOblast);
  await alerts.first().getByRole('button', { name: 'Қайталау' }).click();
  await expect(alerts).toHaveCount(0);
  const { total } = await askFor(page, 'normShare', `&provider=${key}`);
  await expect(tile(page, 'Норманың сақталуы')).toHaveText(share(total.value));
});
