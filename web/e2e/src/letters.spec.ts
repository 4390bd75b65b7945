import { expect, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { faultsHere } from './pages';
import { prefer } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
const AT_DESK = atDesk('the same on a phone');

const TOO_OLD = 'A'.repeat(43);
const RETRY = 'Қайталау';
const ASK = 'Ұйым әкімшісінен жаңа шақыру сұраңыз.';

test(
  'the link of an invitation without its code says whom to ask, and does not offer to try again',
  AT_DESK,
  async ({ page }) => {
    await page.goto('/invitation');
    await expect(page.getByRole('alert')).toContainText(ASK);
    await expect(page.getByRole('button', { name: RETRY })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Кіру' })).toBeVisible();
    expect(await faultsHere(page, 'the invitation')).toEqual([]);
  },
);

test(
  'an invitation that could not be looked at can be asked for again, until it turns out too old',
  AT_DESK,
  async ({ page }) => {
    await page.route('**/api/public/invitation', (route) => route.abort());
    await page.goto(`/invitation#${TOO_OLD}`);
    await expect(page.getByRole('alert')).toContainText('Серверге қосыла алмады.');
    await page.unroute('**/api/public/invitation');
    await page.getByRole('button', { name: RETRY }).click();
    await expect(page.getByRole('alert')).toContainText(ASK);
    await expect(page.getByRole('button', { name: RETRY })).toHaveCount(0);
  },
);

test('a link to a new password that is no longer good asks where another letter goes', AT_DESK, async ({ page }) => {
  await page.goto(`/password-reset#${TOO_OLD}`);
  await page.getByLabel('Жаңа құпиясөз').fill('zhana-qupiya-2026-soz');
  await page.getByRole('button', { name: 'Сақтау' }).click();
  await expect(page.getByRole('alert')).toContainText('Сілтеме жарамсыз немесе мерзімі өткен.');
  await expect(page.getByLabel('Электрондық пошта')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Хат жіберу' })).toBeVisible();
  expect(await faultsHere(page, 'the reset')).toEqual([]);
});

const REMINDED = { ladder: 'COURSE_END', dueOn: '2026-11-27', number: '2026-0041', month: null, alone: true };
const letterWith = (seenAt: string | null) => ({
  purpose: 'SEEN',
  locale: 'kk',
  reminders: [{ ...REMINDED, seenAt, doneAt: null }],
});

test(
  'the link of a reminder shows what it is and says it is seen only when somebody asks',
  AT_DESK,
  async ({ page }) => {
    const asked: string[] = [];
    for (const [path, seenAt] of [
      ['letter-link', null],
      ['letter-link/seen', '2026-11-27T04:00:00Z'],
    ] as const)
      await page.route(`**/api/public/${path}`, (route) => {
        asked.push(path);
        return route.fulfill({ json: letterWith(seenAt) });
      });
    await page.goto(`/letter#${TOO_OLD}`);
    await expect(page.getByText('2026-0041')).toBeVisible();
    expect(await faultsHere(page, 'the letter')).toEqual([]);
    expect(asked).toEqual(['letter-link']);
    await page.getByRole('button', { name: 'Таныстым' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toHaveText('Танысқаныңыз белгіленді.');
    await expect(page.getByRole('button', { name: 'Таныстым' })).toHaveCount(0);
    expect(asked).toEqual(['letter-link', 'letter-link/seen']);
  },
);

test('a link that we did not sign says so, and leads to the reminders', AT_DESK, async ({ page }) => {
  await page.goto(`/letter#${TOO_OLD}`);
  await expect(page.getByRole('alert')).toContainText('Сілтеме жарамсыз');
  await expect(page.getByRole('link', { name: 'Кіру' })).toBeVisible();
});

test('the daily letter is ended by its page, which says what comes all the same', AT_DESK, async ({ page }) => {
  const answer = (ended: boolean) => ({
    ...{ purpose: 'UNSUBSCRIBE', locale: 'kk', reminders: [] },
    letters: { kind: 'DAILY', ended, fixed: ['SIGNATURE'] },
  });
  await page.route('**/api/public/letter-link', (route) => route.fulfill({ json: answer(false) }));
  await page.route('**/api/public/letter-link/unsubscribe?**', (route) => route.fulfill({ json: answer(true) }));
  await page.goto(`/letter#${TOO_OLD}`);
  await expect(page.getByRole('heading', { name: 'Күндік хатты өшіру' })).toBeVisible();
  await expect(page.getByText('оларды өшіруге болмайды')).toBeVisible();
  await expect(page.getByText('Қорытынды қолыңызды күтеді')).toBeVisible();
  expect(await faultsHere(page, 'ending letters')).toEqual([]);
  await page.getByRole('button', { name: 'Күндік хатты өшіру' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Өшірілді. Мұндай хат енді келмейді.');
  await expect(page.getByText('Хатты қайта қосу үшін')).toBeVisible();
});
