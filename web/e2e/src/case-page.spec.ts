import { expect, type Page, test } from '@playwright/test';
import { caseIn, casesOf, prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' })); // a live change may still be asking

const REVEAL = 'ЖСН толық көрсету';

async function act(page: Page, path: string, data?: object): Promise<void> {
  const answer = await page.request.post(path, { data: data ?? {}, headers: { 'x-onaltu': '1' } });
  expect(answer.status()).toBeLessThan(300);
}

for (const role of ['CLERK', 'HEAD']) {
  test(`an IIN is shown whole for a reason, and goes when the dialog closes: ${role}`, async ({ page }) => {
    await signIn(page, role);
    await page.goto(`/cases/${await caseIn(page, 'IN_REHABILITATION')}`);
    const open = page.getByRole('button', { name: REVEAL });
    await open.click();
    const dialog = page.getByRole('dialog', { name: REVEAL });
    await expect(dialog.getByLabel('Себебі')).toBeFocused();
    const show = dialog.getByRole('button', { name: 'Көрсету', exact: true });
    await show.click();
    await expect(dialog.getByText('Бұл өрісті толтырыңыз')).toBeVisible();
    await expect(dialog.getByLabel('Себебі')).toBeFocused();
    await dialog.getByLabel('Себебі').fill('Анықтаманы салыстыру');
    await show.click();
    await expect(dialog.getByText(/^\d{12}$/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(open).toBeFocused();
    expect(await page.content()).not.toMatch(/\b\d{12}\b/);
    await open.click();
    await expect(dialog.getByLabel('Себебі')).toHaveValue('');
  });
}

test('a specialist is not offered the whole IIN', async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto(`/cases/${await caseIn(page, 'IN_REHABILITATION')}`);
  await expect(page.getByText('••••').first()).toBeVisible();
  await expect(page.getByRole('button', { name: REVEAL })).toHaveCount(0);
});

test('the history says which papers were missing', async ({ page }) => {
  await signIn(page, 'HEAD');
  const [registered] = await casesOf(page, 'REGISTERED');
  const path = `/api/provider/case-files/${registered!.id}`;
  await act(page, `${path}/return`, { reason: 'Үзінді жоқ', missing: ['MEDICAL_RECORD', 'CONSENT'] });
  await signIn(page, 'CLERK');
  await act(page, `${path}/handing-in`);
  await page.goto(`/cases/${registered!.id}`);
  const missing = 'Медициналық құжаттан үзінді; Дербес деректерді жинауға және өңдеуге келісім';
  await expect(page.getByText(`Жетіспейтін құжаттар: ${missing}`).first()).toBeVisible();
});

/** Moves that end a case are not made on the demo's own cases: their rows are added to a real answer. */
test('the history names a ground, a destination, a number on paper and both lengths', async ({ page }) => {
  await signIn(page, 'HEAD');
  const id = await caseIn(page, 'IN_REHABILITATION');
  await page.route(`**/api/provider/case-files/${id}`, async (route) => {
    const response = await route.fetch();
    const caseFile = await response.json();
    const rows = [
      ['refuse', { ground: 'COURT_DECISION' }],
      ['transfer', { destination: '№ 5 түзету кабинеті' }],
      ['withdraw', { paperNumber: '17-К' }],
      ['prolong', { from: 180, to: 240 }],
    ].map(([move, detail]) => ({ ...caseFile.history[0], move, detail }));
    await route.fulfill({ response, json: { ...caseFile, history: [...caseFile.history, ...rows] } });
  });
  await page.goto(`/cases/${id}`);
  for (const line of [
    'Бас тарту негізі: Қызмет көрсетуге кедергі болатын заңды күшіне енген сот шешімі бар',
    'Қай ұйымға: № 5 түзету кабинеті',
    'Қағаздағы нөмірі: 17-К',
    'Шарт мерзімі, күн: 180 → 240',
  ])
    await expect(page.getByText(line, { exact: true })).toBeVisible();
});
