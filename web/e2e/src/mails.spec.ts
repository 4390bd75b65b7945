import { expect, test } from '@playwright/test';
import { Hands } from './hands';
import { faultsHere, open } from './pages';
import { prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'ru' }));

test('the head sees what became of the mail, person by person', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  await signIn(page, 'HEAD');
  await open(page, '/mails');
  const letter = page.getByRole('row').filter({ hasText: 'Подпись заключения' }).first();
  await expect(letter).toContainText('Принято сервером');
  await expect(letter.getByRole('button')).toHaveCount(0);
  await hands.press(letter.getByRole('link').first());
  await expect(page).toHaveURL(/\/settings\/people\//);
  await hands.press(page.getByRole('link', { name: 'Письма этому человеку' }));
  await expect(page).toHaveURL(/\/mails\?person=/);
  await expect(page.getByText('Показаны письма только одному человеку.')).toBeVisible();
  await hands.press(page.getByRole('link', { name: 'Не дошли' }));
  await expect(page.getByText('Таких писем нет')).toBeVisible();
  await hands.press(page.getByRole('link', { name: 'Показать письма всем' }));
  await expect(page).toHaveURL(/\/mails\?is=TROUBLED$/);
});

test('a refused mail says why and is sent again', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  await signIn(page, 'HEAD');
  let sent = false;
  // the inbox of this system takes everything: the refusal is put into the answer, and the way back is watched
  await page.route('**/api/provider/mails**', async (route) => {
    if (route.request().method() === 'POST') {
      sent = true;
      return route.fulfill({ status: 201, json: {} });
    }
    const answer = await route.fetch();
    const { rows, next } = await answer.json();
    const refusal = { standing: 'REFUSED', answer: '550', said: '550 5.1.1 no such mailbox', sentAt: null };
    return route.fulfill({
      response: answer,
      json: { next, rows: [sent ? rows[0] : { ...rows[0], ...refusal, template: 'signature-awaited' }] },
    });
  });
  await open(page, '/mails');
  const letter = page.getByRole('row').filter({ hasText: 'Не принято' });
  await expect(letter).toContainText('Ответ сервера: 550 5.1.1 no such mailbox');
  expect(await faultsHere(page, 'a refused mail')).toEqual([]);
  await hands.press(letter.getByRole('button'));
  const dialog = page.getByRole('dialog', { name: 'Отправить снова' });
  expect(await faultsHere(page, 'sending again')).toEqual([]);
  await hands.press(dialog.getByRole('button', { name: 'Отправить снова' }));
  await expect(page.getByRole('status').filter({ hasText: 'Письмо отправляется снова.' })).toBeVisible();
  expect(sent).toBe(true);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('the operator sees how the mail of everybody stands, and nobody’s address', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  await signIn(page, 'PLATFORM_OPERATOR');
  await open(page, '/department/operator/mails');
  await expect(page.getByRole('list', { name: 'Число писем по состояниям' })).toContainText('Принято сервером');
  await hands.choose(page.getByLabel('Список писем'), 'Все');
  await expect(page.getByRole('row').filter({ hasText: 'Подпись заключения' }).first()).toBeVisible();
  expect(await page.locator('main').innerText()).not.toMatch(/@/);
});

test('the operator looks at every letter in every language, in a frame that may do nothing @desk', async ({ page }) => {
  await signIn(page, 'PLATFORM_OPERATOR');
  await page.goto('/department/operator/letters');
  const frame = page.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', '');
  const letter = page.frameLocator('iframe');
  await expect(letter.getByText('Здравствуйте!')).toBeVisible();
  await page.getByLabel('Какое письмо').selectOption({ index: 6 });
  await expect(letter.getByText('Окончание курса, 2026-0041')).toBeVisible();
  await page.getByRole('radio', { name: 'Казахский' }).check();
  await expect(letter.getByText('Курстың аяқталуы, 2026-0041')).toBeVisible();
  expect(await faultsHere(page, 'letter samples')).toEqual([]);
});
