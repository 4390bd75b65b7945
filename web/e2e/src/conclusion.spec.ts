import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { caseIn, casesOf, loginOf, prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

test('who follows the mail signs in first and then reads the conclusion', async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  const id = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  await page.context().clearCookies();
  const { email, password } = loginOf('SPEECH_THERAPIST');
  await page.goto(`/cases/${id}/conclusion`);
  await page.getByLabel('Электрондық пошта').fill(email);
  await page.getByLabel('Құпиясөз', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Кіру', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${id}/conclusion$`));
  await expect(page.getByRole('heading', { name: 'Бағалау нәтижелері' })).toBeVisible();
});

async function writePart(page: Page): Promise<void> {
  const part = page.getByLabel('Өз бөліміңіз');
  await part.fill(`Жеке сабақтар жүргізілді, жаттығулар үйге берілді. ${Date.now()}`);
  await page.getByRole('button', { name: 'Сақтау' }).first().click();
  await expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();
}

test('a text that changed since it was read is not signed: it is fetched, and the password is asked anew', async ({
  page,
  isMobile,
}) => {
  const role = isMobile ? 'PSYCHOLOGIST' : 'SPEECH_THERAPIST';
  const { password } = loginOf(role);
  await signIn(page, role);
  const id = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  const path = `/api/provider/case-files/${id}/conclusion`;
  await page.route('**/api/provider/live', (route) => route.abort()); // a page that hears of changes asks anew by itself
  await page.goto(`/cases/${id}/conclusion`);
  await writePart(page);
  const read = page.getByLabel('Қорытындының толық мәтінін оқып шықтым');
  const typed = page.getByLabel('Құпиясөз', { exact: true });
  await read.check();
  await typed.fill(password);
  const { version } = await (await page.request.get(path)).json();
  const words = `Үйде күн сайын жаттығу ${Date.now()}`;
  const theirs = await page.request.put(`${path}/recommendations`, {
    data: { recommendations: words, remarks: [] },
    headers: { 'x-onaltu': '1', 'if-match': `"${version}"` },
  });
  expect(theirs.status()).toBe(200);
  const refused = page.waitForResponse(`**${path}/signature`);
  await page.getByRole('button', { name: 'Қол қою' }).click();
  expect((await refused).status()).toBe(412);
  await expect(page.getByRole('alert')).toContainText('Қорытынды мәтіні өзгерді.');
  await expect(page.getByLabel('Отбасы мен ұйымға арналған ұсынымдар')).toHaveValue(words);
  await expect(read).not.toBeChecked();
  await expect(typed).toHaveValue('');
  await expect(page.getByText('Сіз қол қойдыңыз')).toHaveCount(0);
});

/** Each project signs as another of the two specialists, so that both orders of the two may run. */
test('a specialist writes the own part and signs it with the password', async ({ page, isMobile }) => {
  const role = isMobile ? 'PSYCHOLOGIST' : 'SPEECH_THERAPIST';
  const { password } = loginOf(role);
  await signIn(page, role);
  const id = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  await page.goto(`/cases/${id}/conclusion`);
  const sign = page.getByRole('button', { name: 'Қол қою' });
  await writePart(page);
  await page.getByLabel('Қорытындының толық мәтінін оқып шықтым').check();
  await page.getByLabel('Құпиясөз', { exact: true }).fill('not-my-password-2026');
  await sign.click();
  await expect(page.getByText('Құпиясөз қате.')).toBeVisible();
  await page.getByLabel('Құпиясөз', { exact: true }).fill(password);
  await sign.click();
  await expect(page.getByText('Сіз қол қойдыңыз')).toBeVisible();
  await expect(sign).toHaveCount(0);
});

test(
  'the head may not sign before the specialists, and reads why',
  atDesk('by then both specialists may have signed'),
  async ({ page }) => {
    await signIn(page, 'HEAD');
    const id = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
    await page.goto(`/cases/${id}/conclusion`);
    const sign = page.getByRole('button', { name: 'Қол қою' });
    await expect(sign).toHaveAttribute('aria-disabled', 'true');
    await expect(sign).toHaveAccessibleDescription('Басшы барлық маманнан кейін қол қояды.');
  },
);

test('an edit of something that changed meanwhile keeps both texts', async ({ page }) => {
  await signIn(page, 'SPEECH_THERAPIST');
  const id = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  const path = `/api/provider/case-files/${id}/conclusion`;
  await page.goto(`/cases/${id}/conclusion`);
  const field = page.getByLabel('Отбасы мен ұйымға арналған ұсынымдар');
  const mine = `Менің ұсынымым ${Date.now()}`;
  await field.fill(mine);
  const { version } = await (await page.request.get(path)).json();
  const theirs = await page.request.put(`${path}/recommendations`, {
    data: { recommendations: 'Басқаның ұсынымы', remarks: [] },
    headers: { 'x-onaltu': '1', 'if-match': `"${version}"` },
  });
  expect(theirs.status()).toBe(200);
  await page.getByRole('button', { name: 'Сақтау' }).last().click();
  const conflict = page.getByRole('region', { name: 'Бұл деректер басқа жерде де өзгертілді' });
  await expect(conflict.getByRole('radio', { name: /Менің нұсқам/ })).toBeChecked();
  await expect(conflict).toContainText(mine);
  await expect(field).toHaveValue(mine);
  await conflict.getByRole('radio', { name: /Басқаның ұсынымы/ }).check();
  await conflict.getByRole('button', { name: 'Таңдалғанды сақтау' }).click();
  await expect(page.getByText(/^Сақталды, /)).toBeVisible();
  await expect(conflict).toHaveCount(0);
  await expect(field).toHaveValue('Басқаның ұсынымы');
});

test('a conclusion that is not due yet says when it comes', async ({ page }) => {
  await signIn(page, 'HEAD');
  const [early] = await casesOf(page, 'IN_REHABILITATION');
  await page.goto(`/cases/${early!.id}/conclusion`);
  await expect(page.getByText('Оңалту курсы аяқталған соң')).toBeVisible();
});
