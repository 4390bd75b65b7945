import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { caseIn, prefer, signIn } from './running-system';

const A4 = { width: 595, height: 842 };

/** The sizes of a PDF's pages, in whole points. */
async function pagesOf(page: Page) {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }));
}

/** What a printer would get, whatever the screen shows. */
async function expectPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByRole('article');
  await expect(sheet).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(sheet).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  expect(
    await sheet.evaluate((element) => Math.round(Number.parseFloat(getComputedStyle(element).fontSize) * 0.75)),
  ).toBe(11);
  await expect(page.getByRole('button', { name: 'Басып шығару' })).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const sizes = await pagesOf(page);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes).toEqual(sizes.map(() => A4));
  await page.emulateMedia({ media: 'screen' });
}

const LOOKS = { light: {}, dark: { theme: 'yes' }, impaired: { a11y: 'yes', 'a11y-contrast': 'white-on-black' } };
for (const [look, preferences] of Object.entries(LOOKS)) {
  test(
    `a case is printed by P on one sheet after another, black on white: ${look}`,
    atDesk('a phone has no keyboard'),
    async ({ page }) => {
      await prefer(page, { locale: 'kk', ...preferences });
      await signIn(page, 'SPEECH_THERAPIST');
      const id = await caseIn(page, 'IN_REHABILITATION');
      await page.goto(`/cases/${id}`);
      await expect(page.getByRole('link', { name: 'Іс бойынша мәліметті басып шығару' })).toBeVisible();
      await page.keyboard.press('KeyP');
      await expect(page).toHaveURL(new RegExp(`/print/case/${id}$`));
      const actions = page.getByRole('table', { name: 'Іс-қимылдар барысы' });
      await expect(actions.getByRole('row')).toHaveCount(7);
      await expect(actions.getByRole('row').nth(3)).toContainText(/\d\d\.\d\d\.\d{4}/);
      for (const table of ['Команда', 'Құжаттар', 'Соңғы жазбалар', 'Сабақтар: жоспар және орындалуы'])
        await expect(page.getByRole('table', { name: table }).getByRole('row').nth(1)).toBeVisible();
      await expectPaper(page);
    },
  );
}

test('my day is a sheet with lines to write on', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'SPEECH_THERAPIST');
  const work: Record<'tasks' | 'lessons', unknown[]> = await (await page.request.get('/api/provider/work')).json();
  await page.goto('/work');
  await page.getByRole('link', { name: 'Күн парағын басып шығару' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Күн парағы');
  await expect(page.getByRole('table', { name: 'Тапсырмалар' }).getByRole('row')).toHaveCount(work.tasks.length + 1);
  await expect(page.getByRole('table', { name: 'Бүгінгі сабақтар' }).getByRole('row')).toHaveCount(
    work.lessons.length + 7,
  );
  await expectPaper(page);
  await page.evaluate(() => (window.print = () => document.documentElement.setAttribute('data-printed', 'yes')));
  await page.getByRole('button', { name: 'Басып шығару' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  await page.getByRole('link', { name: 'Артқа қайту' }).click();
  await expect(page).toHaveURL(/\/work$/);
});
