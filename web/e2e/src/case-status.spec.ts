import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { prefer } from './running-system';

const CODE = '0123456789ABCDEFGHJKMNPQRS';
const FIELD = 'Істің барысын бақылау коды';
const DOOR = '**/api/public/case-status';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

const answerWith = (page: Page, answer: object) => page.route(DOOR, (route) => route.fulfill({ json: answer }));
const inCourse = {
  ...{ found: true, number: '2026/0231', action: 4, stage: 'IN_WORK' },
  ...{ missingPapers: ['MEDICAL_RECORD'], courseEndsOn: '2027-01-14' },
};

test('a family sees the action, what it means, what to bring and when the course ends', async ({ page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await answerWith(page, inCourse);
  await page.goto(`/case#${CODE}`);
  const result = page.locator('section.result');
  await expect(result.getByRole('img', { name: 'Орындалған іс-қимылдар: 3 / 6. Қазіргісі: 4' })).toBeVisible();
  for (const text of [
    'Іс-қимыл: 4 / 6',
    'Бала оңалту курсынан өтуде.',
    'Медициналық құжаттан үзінді',
    'Курстың жоспарланған аяқталу күні: 14.01.2027',
    'Іс нөмірі: 2026/0231',
  ])
    await expect(result).toContainText(text);
  expect(addresses.map((address) => address.split('#')[0]).filter((address) => address?.includes(CODE))).toEqual([]);
});

for (const [stage, action, text] of [
  ['PAPERS_NEEDED', 1, 'Құжаттарды толықтыру қажет'],
  ['WAITING_LIST', 2, 'Іс кезекте'],
  ['PAUSED', 4, 'Курс тоқтата тұрылды'],
  ['READY', 6, 'Анықтаманы алуға ұйымға келіңіз.'],
  ['DONE', null, 'Анықтама берілді, іс аяқталды'],
  ['CLOSED', null, 'Іс жабылды'],
] as const) {
  test(`a family is told in plain words: ${stage}`, async ({ page }) => {
    await answerWith(page, { ...inCourse, stage, action, missingPapers: [], courseEndsOn: null });
    await page.goto(`/case#${CODE}`);
    await expect(page.locator('section.result')).toContainText(text);
  });
}

test(
  'a code is typed, an unknown one is not found, and too many tries wait',
  atDesk('the door counts the tries of one address, and the desk has used them'),
  async ({ page }) => {
    await page.goto('/case');
    const button = page.getByRole('button', { name: 'Істің барысын көру' });
    await page.getByLabel(FIELD).fill('short');
    await button.click();
    await expect(page.getByText('Кодты тексеріңіз: 26 таңба')).toBeVisible();
    await page.getByLabel(FIELD).fill(CODE.toLowerCase());
    await button.click();
    await expect(page.getByRole('heading', { name: 'Іс табылмады' })).toBeVisible();
    const wait = page.getByRole('timer');
    for (let tries = 0; tries < 6 && !(await wait.isVisible()); tries += 1) {
      const answered = page.waitForResponse(DOOR);
      await button.click();
      await answered;
      await page.waitForTimeout(100);
    }
    await expect(wait).toBeVisible();
    await expect(page).toHaveURL(/\/case$/);
  },
);

test('the page speaks all three languages', async ({ page }) => {
  await answerWith(page, inCourse);
  await page.goto(`/case#${CODE}`);
  for (const [name, title] of [
    ['Рус', 'На каком этапе дело?'],
    ['Eng', 'Where is the case?'],
  ] as const) {
    await page.getByText(name, { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('section.result')).toContainText('2026/0231');
  }
});
