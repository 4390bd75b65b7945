import { type Browser, expect, type Page, type Request, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { caseInAssessment } from './own-case';
import { caseIn, prefer, signIn } from './running-system';

/** What one test scores and finishes is no other's. */
let id: string;
test.beforeEach(async ({ page }) => {
  id = await caseInAssessment(page);
});

/** The scores that were really sent: an answer came back. */
function sentBy(page: Page): { of: (indicator: string) => number; all: () => number } {
  const sent: string[] = [];
  const isScore = (request: Request) => request.method() === 'PUT' && request.url().includes('/scores/');
  page.on('requestfinished', (request) => {
    if (isScore(request)) sent.push(decodeURIComponent(request.url().split('/').at(-1) ?? ''));
  });
  return { of: (indicator) => sent.filter((one) => one === indicator).length, all: () => sent.length };
}

async function openSheet(page: Page, role: string): Promise<void> {
  await prefer(page, { locale: 'kk' });
  await signIn(page, role);
  await page.goto(`/cases/${id}/assessments/initial`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(rowsOf(page).first()).toBeVisible();
}

const rowsOf = (page: Page) => page.getByRole('main').getByRole('radiogroup');
const rowAt = (page: Page, index: number) => rowsOf(page).nth(index);
const scoreIn = (page: Page, index: number, score: number) =>
  rowAt(page, index).getByRole('radio', { name: new RegExp(`^${score},`) });
const domainButton = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Бағалау салалары' }).getByRole('button', { name });
const shownDomain = (page: Page) => page.getByRole('heading', { level: 2 }).first().innerText();

/** Scores every row of the domain on the screen with a value other than the one it has, by keys alone. */
async function scoreAll(page: Page): Promise<number[]> {
  const values: number[] = [];
  await rowAt(page, 0).getByRole('radio').first().focus();
  for (let index = 0; index < (await rowsOf(page).count()); index++) {
    const [before] = await rowAt(page, index).getByRole('radio', { checked: true }).allInnerTexts();
    const value = before === String(index % 5) ? (index + 1) % 5 : index % 5;
    values.push(value);
    await page.keyboard.press(String(value));
    await expect(scoreIn(page, index, value)).toHaveAttribute('aria-checked', 'true');
  }
  return values;
}

const ask = async (page: Page, path: string) => (await page.request.get(`/api/provider/${path}`)).json();

type Given = { indicator: string; value: number; version: number };
type Asked = { code: string; names: { kk: string } };

async function recordOf(page: Page, caseFileId: string) {
  const [row] = await ask(page, `case-files/${caseFileId}/assessments`);
  return ask(page, `assessments/${row.id}`);
}
/** What the server has. */
async function givenScores(page: Page, caseFileId: string): Promise<Given[]> {
  const { sections } = await recordOf(page, caseFileId);
  return sections.flatMap((section: { scores: Given[] }) => section.scores);
}
const keptScores = async (page: Page, caseFileId: string): Promise<Map<string, number>> =>
  new Map((await givenScores(page, caseFileId)).map(({ indicator, value }) => [indicator, value]));
/** The indicators on the screen, in their order. */
async function codesOf(page: Page, caseFileId: string): Promise<string[]> {
  const { templateId } = await recordOf(page, caseFileId);
  const template: { indicators: Asked[] }[] = await ask(page, `assessment-templates/${templateId}`);
  const asked = template.flatMap(({ indicators }) => indicators);
  const names = await rowsOf(page).evaluateAll((groups) =>
    groups.map((group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent?.trim()),
  );
  return names.map((name) => asked.find(({ names: { kk } }) => kk === name)?.code ?? '');
}

/** How many rows this device keeps until they are sent. */
const keptOnDevice = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answer = <Result>(asked: IDBRequest<Result>) =>
      new Promise<Result>((done, fail) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error!);
      });
    let rows = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!));
      for (const store of database.objectStoreNames)
        rows += await answer(database.transaction(store).objectStore(store).count());
      database.close();
    }
    return rows;
  });

async function otherDevice(browser: Browser, role: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await openSheet(page, role);
  return page;
}

test('two specialists score at once, and each sees the other’s section fill', async ({ page, browser }) => {
  await openSheet(page, 'SPEECH_THERAPIST');
  const theirs = await otherDevice(browser, 'PSYCHOLOGIST');
  const [myDomain, theirDomain] = [await shownDomain(page), await shownDomain(theirs)];
  expect(myDomain).not.toBe(theirDomain);
  const [mine, others] = await Promise.all([scoreAll(page), scoreAll(theirs)]);
  for (const one of [page, theirs]) await expect(one.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();

  await domainButton(page, theirDomain).click();
  await domainButton(theirs, myDomain).click();
  for (const [index, value] of others.entries())
    await expect(scoreIn(page, index, value)).toHaveAttribute('aria-checked', 'true', { timeout: 15_000 });
  for (const [index, value] of mine.entries())
    await expect(scoreIn(theirs, index, value)).toHaveAttribute('aria-checked', 'true', { timeout: 15_000 });
  await expect(rowAt(page, 0)).toHaveAttribute('aria-disabled', 'true');
  await scoreIn(page, 0, (others[0]! + 1) % 5).click({ force: true });
  await expect(scoreIn(page, 0, others[0]!)).toHaveAttribute('aria-checked', 'true');
  await theirs.context().close();
});

test('half a minute without a line in the middle of an assessment loses nothing, and each score is sent once', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await openSheet(page, 'SPEECH_THERAPIST');
  const sent = sentBy(page);
  await context.setOffline(true);
  const values = await scoreAll(page);
  await expect(page.getByText(`Жіберілмеген жазбалар: ${values.length}.`)).toBeVisible();
  await page.waitForTimeout(30_000);
  expect(sent.all()).toBe(0);
  await context.setOffline(false);
  await expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/Жіберілмеген жазбалар/)).toHaveCount(0);

  const codes = await codesOf(page, id);
  const kept = await keptScores(page, id);
  expect(codes.map((code) => kept.get(code))).toEqual(values);
  expect(codes.map((code) => sent.of(code))).toEqual(values.map(() => 1));
});

test('what waits on the device is sent after the page was closed and opened again', async ({ page, context }) => {
  await openSheet(page, 'SPEECH_THERAPIST');
  const [path, domain] = [page.url(), await shownDomain(page)];
  await context.setOffline(true);
  const values = await scoreAll(page);
  await expect.poll(() => keptOnDevice(page)).toBe(values.length);
  await page.goto('about:blank');
  await context.setOffline(false);
  await page.goto(path);
  await expect(page.getByText(/^Сақталды, /)).toBeVisible({ timeout: 15_000 });
  await domainButton(page, domain).click(); // it opens where something is left to do
  for (const [index, value] of values.entries())
    await expect(scoreIn(page, index, value)).toHaveAttribute('aria-checked', 'true');
  const codes = await codesOf(page, id);
  await expect.poll(async () => (await givenScores(page, id)).length).toBe(values.length);
  const kept = await givenScores(page, id);
  const first = (code: string) => kept.find(({ indicator }) => indicator === code);
  expect(codes.map((code) => first(code)?.value)).toEqual(values);
  expect(kept.map(({ version }) => version)).toEqual(values.map(() => 1)); // each was written once
});

test('a score given on another device meanwhile is shown beside one’s own, and one is picked', async ({
  page,
  context,
  browser,
}) => {
  await openSheet(page, 'SPEECH_THERAPIST');
  const [value] = await scoreAll(page);
  const [mine, theirs] = [(value! + 1) % 5, (value! + 2) % 5];
  await expect(page.getByText(/^Сақталды, /)).toBeVisible();
  const tablet = await otherDevice(browser, 'SPEECH_THERAPIST');
  await domainButton(tablet, await shownDomain(page)).click();
  await context.setOffline(true);
  await scoreIn(page, 0, mine).click();
  await scoreIn(tablet, 0, theirs).click();
  await expect(tablet.getByText(/^Сақталды, /)).toBeVisible();
  await context.setOffline(false);
  const conflict = page.getByRole('alert');
  await expect(conflict).toContainText('Қайсысы қалады?', { timeout: 15_000 });
  await expect(conflict.getByRole('button', { name: `Менікі: ${mine}` })).toBeVisible();
  await conflict.getByRole('button', { name: `Сақталғаны: ${theirs}` }).click();
  await expect(conflict).toHaveCount(0);
  await expect(scoreIn(page, 0, theirs)).toHaveAttribute('aria-checked', 'true', { timeout: 15_000 });
  await tablet.context().close();
});

test(
  'finishing a section names what is missing and leads there; a score can be taken back',
  atDesk('keys need a keyboard'),
  async ({ page }) => {
    await openSheet(page, 'SPEECH_THERAPIST');
    await scoreAll(page);
    await rowAt(page, 2).getByRole('radio', { checked: true }).focus();
    await page.keyboard.press('Backspace');
    await expect(rowAt(page, 2).getByRole('radio', { checked: true })).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    const missing = page.getByRole('alert').filter({ hasText: 'бағаланбаған' });
    await expect(missing).toBeFocused();
    const name = await rowAt(page, 2).evaluate(
      (group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
    );
    await missing.getByRole('button', { name: name.trim() }).click();
    await expect(rowAt(page, 2).getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('3');
    await expect(scoreIn(page, 2, 3)).toHaveAttribute('aria-checked', 'true');
    await expect(page.getByText(/^Сақталды, /)).toBeVisible();
  },
);

test('who may not begin an assessment reads why', async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'CLERK');
  await page.goto(`/cases/${await caseIn(page, 'IN_REHABILITATION')}/assessments/interim`);
  const begin = page.getByRole('button', { name: 'Бағалауды бастау' });
  await expect(begin).toHaveAttribute('aria-disabled', 'true');
  await expect(begin).toHaveAccessibleDescription('Бұл әрекетке рұқсатыңыз жоқ.');
});
