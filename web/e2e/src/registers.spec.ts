import { expect, type Locator, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { atDesk } from './at-desk';
import { Hands } from './hands';
import { register } from './own-case';
import { prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

async function numberOf(page: Page, id: string): Promise<string> {
  return (await (await page.request.get(`/api/provider/case-files/${id}`)).json()).number;
}

/** A child of this test alone. */
async function newChild(page: Page): Promise<string> {
  const id = await register(page, 2);
  await signIn(page, 'CLERK');
  return (await (await page.request.get(`/api/provider/case-files/${id}`)).json()).child.id;
}

/** The first bytes of what a browser really gets. */
async function downloaded(page: Page, link: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFileSync(await file.path())
    .subarray(0, 4)
    .toString('latin1');
}

for (const [format, begins] of [
  ['Excel (XLSX)', 'PK\u0003\u0004'],
  ['PDF, басып шығаруға', '%PDF'],
] as const) {
  test(
    `a journal is made for a period and arrives: ${format}`,
    atDesk('an office prints at a desk'),
    async ({ page, isMobile }) => {
      await signIn(page, 'CLERK');
      await page.goto('/journals');
      const hands = new Hands(page, isMobile);
      await hands.write(page.getByLabel('Басталу күні'), '31.12.2026');
      await hands.press(page.getByRole('button', { name: 'Жасау', exact: true }));
      await expect(page.getByRole('alert')).toBeFocused();
      await hands.press(page.getByRole('button', { name: 'Осы тоқсан' }));
      await page.getByRole('radio', { name: format }).check();
      await hands.press(page.getByRole('button', { name: 'Жасау', exact: true }));
      const row = page.getByRole('row').filter({ hasText: format }).first();
      await expect(row).toContainText('Дайын', { timeout: 30_000 });
      expect(await downloaded(page, row.getByRole('link'))).toBe(begins);
    },
  );
}

/** The card of a child of this test alone, opened to be corrected. */
async function correct(page: Page, childId: string): Promise<void> {
  await page.goto(`/children/${childId}`);
  await page.getByRole('button', { name: 'Деректерді өзгерту' }).click();
  await expect(page.getByLabel('Тегі')).toBeFocused();
}
const REASON = 'Туу туралы куәлікке сәйкес';

test('a child’s data are corrected with a reason, and the card tells it', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  const childId = await newChild(page);
  await correct(page, childId);
  const save = page.getByRole('button', { name: 'Өзгерісті сақтау' });
  await hands.write(page.getByLabel('Тегі'), 'Түзетілген');
  await hands.press(save);
  await expect(page.getByRole('alert')).toContainText('1 қате бар');
  await hands.write(page.getByLabel('Себебі'), REASON);
  await hands.press(save);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Түзетілген');
  const changes = page.locator('section').filter({ hasText: 'Картадағы өзгерістер' });
  await expect(changes.getByRole('listitem')).toContainText([REASON]);
  await expect(changes).toContainText('Кеңсебаева Айгүл');
});

test(
  'two who correct one child: what one of them changed is kept, what both changed is picked',
  atDesk('the same question on a phone'),
  async ({ page, context }) => {
    const childId = await newChild(page);
    const other = await context.newPage();
    await correct(page, childId);
    await correct(other, childId);
    const save = (on: Page) => on.getByRole('button', { name: 'Өзгерісті сақтау' }).click();
    await other.getByLabel('Тегі').fill('Басқаша');
    await other.getByLabel('Тұрғылықты мекенжайы').fill('Абай к., 7');
    await other.getByLabel('Себебі').fill(REASON);
    await save(other);
    await expect(other.getByRole('heading', { level: 1 })).toContainText('Басқаша');

    await page.getByLabel('Тегі').fill('Менше');
    await page.getByLabel('Әкесінің аты').fill('Сынақұлы');
    await page.getByLabel('Себебі').fill(REASON);
    await save(page);
    const conflict = page.getByRole('region', { name: 'Бұл деректер басқа жерде де өзгертілді' });
    await expect(conflict.getByRole('group')).toHaveCount(1);
    await conflict.getByRole('radio', { name: /Басқаша/ }).check();
    await conflict.getByRole('button', { name: 'Таңдалғанды сақтау' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Басқаша .+ Сынақұлы$/);
    await expect(page.getByText('Абай к., 7')).toBeVisible();
  },
);

test(
  'a correction of which all became theirs is not sent',
  atDesk('the same question on a phone'),
  async ({ page, context }) => {
    const childId = await newChild(page);
    const other = await context.newPage();
    await correct(page, childId);
    await correct(other, childId);
    for (const [on, name] of [
      [other, 'Басқаша'],
      [page, 'Менше'],
    ] as const) {
      await on.getByLabel('Тегі').fill(name);
      await on.getByLabel('Себебі').fill(REASON);
      await on.getByRole('button', { name: 'Өзгерісті сақтау' }).click();
      if (on === other) await expect(on.getByRole('heading', { level: 1 })).toContainText(name);
    }
    const conflict = page.getByRole('region', { name: 'Бұл деректер басқа жерде де өзгертілді' });
    await conflict.getByRole('radio', { name: /Басқаша/ }).check();
    await conflict.getByRole('button', { name: 'Таңдалғанды сақтау' }).click();
    await expect(page.getByLabel('Тегі')).toHaveValue('Басқаша');
    await expect(page.getByLabel('Себебі')).toHaveValue('');
    await page.reload();
    const changes = page.locator('section').filter({ hasText: 'Картадағы өзгерістер' });
    await expect(changes.getByRole('listitem')).toHaveCount(1);
  },
);

test('the waiting list knows who came first, and a call says who is passed over', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  const ids = [await register(page, 9), await register(page, 8)];
  await signIn(page, 'HEAD');
  for (const id of ids) {
    for (const [act, data] of [
      ['review', {}],
      ['waiting', { reason: 'Орын босағанша' }],
    ] as const) {
      const path = `/api/provider/case-files/${id}/${act}`;
      const answer = await page.request.post(path, { data, headers: { 'x-onaltu': '1' } });
      expect(answer.status(), await answer.text()).toBeLessThan(300);
    }
  }
  const [first, second] = [await numberOf(page, ids[0]!), await numberOf(page, ids[1]!)];
  await page.goto('/waiting-list');
  const rows = page.getByRole('row').filter({ hasText: /\d{4}-\d{4}/ });
  await expect(rows.filter({ hasText: second })).toBeVisible();
  const shown = await rows.allTextContents();
  expect(shown.findIndex((text) => text.includes(first))).toBeLessThan(
    shown.findIndex((text) => text.includes(second)),
  );
  await page.getByRole('button', { name: `Қарауға шақыру: ${second}` }).click(); // the whole row leads to the case, but not here
  const dialog = page.getByRole('dialog', { name: 'Қарауға шақыру' });
  await expect(dialog).toContainText(/Бұдан бұрын түскен өтініштер: \d/);
  await hands.press(dialog.getByRole('button', { name: 'Қарауға шақыру' }));
  await expect(page.getByRole('row').filter({ hasText: second })).toHaveCount(0);
  await hands.press(page.getByRole('button', { name: `Қарауға шақыру: ${first}` }));
  await hands.press(dialog.getByRole('button', { name: 'Қарауға шақыру' }));
  await expect(page.getByRole('row').filter({ hasText: first })).toHaveCount(0);
});
