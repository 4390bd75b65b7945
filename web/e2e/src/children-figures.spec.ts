import { expect, type Page, test } from '@playwright/test';
import { prefer, signIn } from './running-system';

const MONTHS = '**/api/department/statistics/snapshots';
const GROUPS = ['INTELLECTUAL', 'SPEECH', 'COMPLEX'];
const AGES = ['0-2', '3-6', '7-10'];
const told = (value: number) => ({ state: 'SHOWN', value });
const [low, hidden] = [
  { state: 'LOW', value: null },
  { state: 'HIDDEN', value: null },
];
const kept = (month: string, state: 'PUBLISHED' | 'WITHHELD', pinned = 0) => ({
  ...{ month, state, threshold: 10, roundedTo: 5, pinned, madeAt: '2026-10-03T00:20:00Z' },
  sha256: state === 'PUBLISHED' ? 'ab'.repeat(32) : null,
});

/** A month as the API hands it out, of a district of this oblast: a small demo has none that tells something. */
async function hand(page: Page, ...months: ReturnType<typeof kept>[]): Promise<string> {
  const districts: { id: string; names: { kk: string } }[] = await (
    await page.request.get('/api/department/districts')
  ).json();
  const [district] = districts;
  const tables = [
    {
      ...{ table: 'servedByGroup', columns: GROUPS, columnTotals: [told(20), told(60), low], total: told(90) },
      rows: [{ key: district!.id, cells: [told(20), told(60), low], total: told(90) }],
    },
    {
      ...{ table: 'servedByAge', columns: ['MALE', 'FEMALE'], columnTotals: [told(55), hidden], total: told(90) },
      rows: AGES.map((key, i) => ({ key, cells: [i ? told(20 * i) : low, low], total: told(20 * i + 5) })),
    },
  ];
  await page.route(MONTHS, (route) => route.fulfill({ json: months }));
  for (const one of months.filter(({ state }) => state === 'PUBLISHED'))
    await page.route(`${MONTHS}/${one.month}`, (route) => route.fulfill({ json: { ...one, tables } }));
  return district!.names.kk;
}

test.beforeEach(async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'DEPARTMENT_OFFICIAL');
});

test('the overview shows a frozen month of children, small numbers as such, and its table twin says the same', async ({
  page,
}) => {
  const place = await hand(page, kept('2026-09', 'PUBLISHED'));
  await page.goto('/department/');
  const groups = page.locator('#groups');
  await expect(groups.getByRole('heading')).toHaveText(/^Ең көп топ: Сөйлеу, балалардың 67\s% бөлігі$/);
  await expect(groups).toContainText('2026 жылғы қыркүйек');
  await expect(groups).toContainText('сандар қосылмауы мүмкін');
  await expect(groups.locator('rect.square[fill^="url"]')).toHaveCount(1);
  await groups.getByRole('button').first().click();
  const cells = groups.getByRole('row').filter({ hasText: place }).getByRole('cell');
  expect((await cells.allTextContents()).map((text) => text.trim()).slice(-4)).toEqual(['20', '60', '<10', '90']);
  await expect(page.locator('#ages').getByRole('heading')).toHaveText('Ең көп жас тобы: 7–10');
});

test('a month that is not published says so and why, beside the last one that is', async ({ page }) => {
  await hand(page, kept('2026-10', 'WITHHELD', 3), kept('2026-09', 'PUBLISHED'));
  await page.goto('/department/');
  const said = page.getByRole('status').filter({ hasText: 'жарияланбады' });
  await expect(said).toContainText('2026 жылғы қазан');
  await expect(said).toContainText('3');
  await expect(page.locator('#groups')).toContainText('2026 жылғы қыркүйек');
});

test('without a month the overview says when the first one comes, and a failed answer leaves the others', async ({
  page,
}) => {
  await hand(page);
  await page.goto('/department/');
  await expect(page.getByText('Балалар туралы айлық деректер әлі жоқ')).toBeVisible();
  await page.unroute(MONTHS);
  await page.route(MONTHS, (route) => route.fulfill({ status: 500, json: { code: 'internal', status: 500 } }));
  await page.reload();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(1);
  await expect(page.locator('#ranking')).toBeVisible();
});
