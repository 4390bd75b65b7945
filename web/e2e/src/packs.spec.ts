import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Hands } from './hands';
import { caseIn, prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' })); // a live change may still be asking

const panelOf = (page: Page): Locator => page.getByRole('region', { name: 'Тексеруге арналған жинақ' });
const childOf = async (page: Page, id: string): Promise<string> =>
  (await (await page.request.get(`/api/provider/case-files/${id}`)).json()).child.id;

/** The first bytes of what a browser really gets. */
async function downloaded(page: Page, link: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFileSync(await file.path())
    .subarray(0, 4)
    .toString('latin1');
}

test('a head has a pack of one case made and takes both files', async ({ page, isMobile }) => {
  await signIn(page, 'HEAD');
  const id = await caseIn(page, 'IN_REHABILITATION');
  await page.goto(`/cases/${id}/documents`);
  const panel = panelOf(page);
  const hands = new Hands(page, isMobile);
  await expect(panel.getByRole('radio', { name: 'Тек осы іс' })).toBeChecked();
  await hands.press(panel.getByRole('button', { name: 'Жинақ жасау' }));
  const made = panel.getByRole('listitem').first();
  const zip = made.getByRole('link', { name: /^ZIP жүктеп алу: Іс / });
  await expect(zip).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByRole('status').filter({ hasText: 'Жинақ дайын' })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
  expect(await downloaded(page, zip)).toBe('PK\u0003\u0004');
  expect(await downloaded(page, made.getByRole('link', { name: /^PDF жүктеп алу: / }))).toBe('%PDF');
});

test('a pack that was given up says why, and is asked for once more', async ({ page }) => {
  await signIn(page, 'HEAD');
  const childId = await childOf(page, await caseIn(page, 'IN_REHABILITATION'));
  const pack = {
    ...{ id: '0f0e0d0c-0b0a-4908-8706-050403020100', childId, caseFileId: null, caseNumber: null, language: 'kk' },
    ...{ making: { state: 'FAILED', failure: 'INTERRUPTED' }, pdfSize: null, zipSize: null, originals: null },
    ...{ damaged: null, madeByName: 'Басшы', madeAt: new Date(), expiresAt: new Date(Date.now() + 86_400_000) },
  };
  const packs: (typeof pack)[] = [pack];
  await page.route('**/children/*/packs', (route) => route.fulfill({ json: { packs } }));
  let asked = 0;
  await page.route('**/packs/*/retry', (route) => {
    asked += 1;
    packs[0] = { ...pack, making: { state: 'WAITING', failure: null as never } };
    return route.fulfill({ status: 201, json: packs[0] });
  });
  await page.goto(`/children/${childId}`);
  const panel = panelOf(page);
  await expect(panel.getByText('Жұмыс аяқталмай тоқтап қалды.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
  await panel.getByRole('button', { name: /^Қайта жасау: Баланың барлық істері/ }).click();
  await expect(panel.getByText('Кезекте тұр')).toBeVisible();
  expect(asked).toBe(1);
});

test('who may not have packs made finds nothing of them', async ({ page }) => {
  await signIn(page, 'CLERK');
  const id = await caseIn(page, 'IN_REHABILITATION');
  await page.goto(`/cases/${id}/documents`);
  await expect(page.getByRole('heading', { name: 'Берілген құжаттар' })).toBeVisible();
  await expect(panelOf(page)).toHaveCount(0);
  const answer = await page.request.get(`/api/provider/children/${await childOf(page, id)}/packs`);
  expect(answer.status()).toBe(403);
});
