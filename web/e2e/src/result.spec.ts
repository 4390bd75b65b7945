import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { signedCase } from './own-case';
import { caseIn, prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' })); // a live change may still be asking

/** Walks by Tab to what has this name, and presses. */
async function reach(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : null;
      return (label ?? element)?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    });
  for (let step = 0; step < 80 && !(await focused()).startsWith(name); step++) await page.keyboard.press('Tab');
  expect(await focused()).toMatch(new RegExp(`^${name}`));
}

/** The public door counts the tries of one address; those of an earlier test may have to be waited for. */
const expectValid = (page: Page) =>
  expect(async () => {
    const valid = page.getByText('Анықтама жарамды');
    if (!(await valid.isVisible())) await page.getByRole('button', { name: 'Тексеру', exact: true }).click();
    await expect(valid).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 70_000 });

test(
  'the result is prepared, looked at and handed over by the keyboard alone',
  atDesk('a keyboard belongs to a desk'),
  async ({ page }) => {
    test.setTimeout(180_000);
    const id = await signedCase(page);
    await signIn(page, 'CLERK');
    await page.goto(`/cases/${id}/result`);
    await expect(page.getByRole('heading', { name: 'Анықтаманы дайындау' })).toBeVisible();
    await reach(page, 'Қазақша');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Орысша' })).toBeChecked();
    await reach(page, 'Анықтаманы дайындау');
    await page.keyboard.press('Enter');

    const preview = page.getByRole('img', { name: /^Анықтаманың беті/ });
    await expect(preview).toBeVisible({ timeout: 30_000 });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id: rule }) => rule)).toEqual([]);
    expect(await preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    await reach(page, 'Құжат нөмірі');
    await page.keyboard.press('Control+Enter');
    const summary = page.getByRole('alert').filter({ hasText: '1 қате бар' });
    await expect(summary).toBeFocused();
    await reach(page, 'Құжат нөмірі'); // the summary's own link, which leads into the field
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Құжат нөмірі')).toBeFocused();
    await page.keyboard.type('000142');
    await page.keyboard.press('Enter');

    await expect(page.getByText(/^Анықтама берілді, \d\d\.\d\d\.\d{4}, \d\d:\d\d\./)).toBeVisible();
    await expect(page.getByText('Жеке куәлік, № 000142')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Анықтаманы беру' })).toHaveCount(0);
    const [verified] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Ашық тексеру бетін көру' }).press('Enter'),
    ]);
    await expectValid(verified);
    await verified.close();

    await reach(page, 'Көшірмесін дайындау');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: /^Көшірме, / })).toBeVisible({ timeout: 30_000 });

    await signIn(page, 'HEAD');
    await page.reload();
    await page.getByRole('button', { name: 'Күшін жою және қайта беру' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Күшін жою' }).click();
    await expect(dialog.getByText('Бұл өрісті толтырыңыз')).toBeVisible();
    await dialog.getByLabel('Себебі').fill('Тегінде қате кетті');
    await dialog.getByRole('button', { name: 'Күшін жою' }).click();
    await expect(page.getByText('Тегінде қате кетті')).toBeVisible();
    const give = page.getByRole('button', { name: 'Анықтаманы беру' });
    await expect(give).toHaveAttribute('aria-disabled', 'true');
    await expect(give).toHaveAccessibleDescription('Бұл әрекетке рұқсатыңыз жоқ.');
  },
);

test('printing that was given up is shown with its reason, and asked for once more', async ({ page }) => {
  await signIn(page, 'CLERK');
  const id = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  const address = `**/api/provider/case-files/${id}`;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), state: 'CONCLUSION_SIGNED' } });
  });
  const certificate = {
    ...{
      id,
      number: '2026-000001',
      language: 'kk',
      documentId: id,
      making: { state: 'FAILED', failure: 'UNPRINTABLE' },
    },
    ...{ servedFrom: '2026-08-01', servedTo: '2026-11-20', issuedOn: '2026-11-26' },
    ...{ recipientName: null, recipientPaper: null, handedOverAt: null, code: null, copies: [], replaced: [] },
  };
  let asked = 0;
  await page.route(`${address}/certificate`, (route) => route.fulfill({ json: certificate }));
  await page.route(`${address}/documents/${id}/printing`, (route) => {
    asked++;
    return route.fulfill({ status: 204 });
  });
  await page.goto(`/cases/${id}/result`);
  const failed = page.getByRole('alert');
  await expect(failed).toContainText('Мәтінде басып шығару мүмкін емес таңба бар');
  await failed.getByRole('button', { name: 'Қайта жасау' }).click();
  await expect.poll(() => asked).toBe(1);
});

test('a certificate that is not due says when it comes', async ({ page }) => {
  await signIn(page, 'CLERK');
  await page.goto(`/cases/${await caseIn(page, 'IN_REHABILITATION')}/result`);
  await expect(page.getByText('Анықтама әлі дайындалмайды')).toBeVisible();
});
