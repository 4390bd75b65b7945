import { expect, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { prefer } from './running-system';

const UNKNOWN = '0123456789ABCDEFGHJKMNPQRS';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

test('the code of a QR goes by POST and never into an address of the server', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.route('**/api/public/verification', (route) =>
    route.fulfill({ json: { verdict: 'NOT_FOUND' }, status: 200 }),
  );
  await page.goto(`/verify#${UNKNOWN}`);
  await expect(page.getByRole('heading', { name: 'Анықтама табылмады' }).first()).toBeVisible();
  expect(addresses.map((address) => address.split('#')[0]).filter((address) => address?.includes(UNKNOWN))).toEqual([]);
});

test(
  'an unknown code is not found; too many tries wait with a countdown',
  atDesk('the door counts the tries of one address, and the desk has used them'),
  async ({ page }) => {
    await page.goto('/verify');
    const button = page.getByRole('button', { name: 'Тексеру', exact: true });
    await page.getByLabel('Тексеру коды').fill('short');
    await button.click();
    await expect(page.getByText('Тексеру кодын тексеріңіз: 26 таңба')).toBeVisible();
    await page.getByLabel('Тексеру коды').fill(UNKNOWN);
    await button.click();
    await expect(page.locator('section.NOT_FOUND')).toBeVisible();
    const wait = page.getByRole('timer');
    for (let tries = 0; tries < 6 && !(await wait.isVisible()); tries += 1) {
      const answered = page.waitForResponse('**/api/public/verification');
      await button.click();
      await answered;
      await page.waitForTimeout(100);
    }
    await expect(wait).toBeVisible();
    const seconds = async () => Number(/\d+/.exec(await wait.innerText())?.[0]);
    const before = await seconds();
    await expect.poll(seconds).toBeLessThan(before);
  },
);

test('a certificate that is valid shows what the paper shows, and no more', async ({ page }) => {
  const answer = {
    ...{ verdict: 'VALID', number: '2026/0231', issuedOn: '2026-11-16', validUntil: null },
    issuer: { kk: '«Үлгі» оңалту орталығы', ru: 'Центр «Үлгі»', en: 'Ulgi centre' },
    ...{ servedFrom: '2026-05-18', servedTo: '2026-11-13', initials: 'М. А. Т.', birthYear: 2019 },
  };
  await page.route('**/api/public/verification', (route) => route.fulfill({ json: answer }));
  await page.goto(`/verify#${UNKNOWN}`);
  const result = page.locator('section.VALID');
  for (const text of [
    '2026/0231',
    '16.11.2026',
    '«Үлгі» оңалту орталығы',
    '18.05.2026 – 13.11.2026',
    'туған жылы: 2019',
  ])
    await expect(result).toContainText(text);
});

test('a wrong address says what to do', async ({ page }) => {
  await page.goto('/nowhere');
  await expect(page.getByText('Мұндай бет жоқ').last()).toBeVisible();
});
