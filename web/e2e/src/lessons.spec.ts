import { expect, type Page, type Route, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { open } from './pages';
import { prefer, signIn, signInAnew } from './running-system';

const AT_DESK = atDesk('consumes a lesson of the demo');
const DAY_MS = 86_400_000;
type Lesson = { id: string; state: string; startsAt: string; endsAt: string; children: number };

/** What this specialist of the demo has not said who came to, the oldest first. */
async function unmarked(page: Page, role: string): Promise<Lesson[]> {
  await signIn(page, role);
  const { userId } = await (await page.request.get('/api/provider/session')).json();
  const day = (ahead: number) => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
  const query = `from=${day(-10)}&to=${day(0)}&specialistId=${userId}`;
  const { lessons } = await (await page.request.get(`/api/provider/timetable?${query}`)).json();
  return lessons.filter(({ state, startsAt }: Lesson) => state === 'PLANNED' && new Date(startsAt) < new Date());
}
const rosterOf = async (page: Page, id: string) =>
  (await page.request.get(`/api/provider/timetable/lessons/${id}/roster`)).json();
/** The rosters that were really sent: an answer came back. */
function sentBy(page: Page): () => number {
  let sent = 0;
  page.on('requestfinished', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/roster')) sent++;
  });
  return () => sent;
}

test('who came is said by keys alone: everybody, then the exception with its reason', AT_DESK, async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  const lesson = (await unmarked(page, 'SPEECH_THERAPIST')).find(({ children }) => children > 1)!;
  await open(page, '/lessons');
  await expect(page.getByRole('heading', { name: /^Қатысу белгіленбеген/ })).toBeVisible();
  await page.locator(`a[href="/lessons/${lesson.id}"]`).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Кіші топтық сабақ' })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('Белгіленгені: 2 / 2')).toBeVisible();
  await page.getByRole('radio', { name: 'Келді' }).first().focus();
  await page.keyboard.press('2');
  await page.getByLabel('Келмеу себебі').selectOption({ label: 'Сырқаттану' });
  await page.getByLabel('Сабақ тақырыбы').fill('Буын және сөз');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Сабақ жабылды/)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Сырқаттану' })).toContainText('Себепті келмеді');
  const { state, topic, children } = await rosterOf(page, lesson.id);
  expect([state, topic]).toEqual(['HELD', 'Буын және сөз']);
  expect(children.map(({ attendance }: { attendance: string }) => attendance).toSorted()).toEqual([
    'ABSENT_EXCUSED',
    'PRESENT',
  ]);
});

test('marks wait on the device without a line and over a reload, are sent once with their words, and leave no word there', async ({
  page,
}, { project }) => {
  test.skip(project.name !== 'phone', 'a lesson of the demo is marked once');
  await prefer(page, { locale: 'kk' });
  const [lesson] = await unmarked(page, 'SPEECH_THERAPIST');
  const sent = sentBy(page);
  await open(page, `/lessons/${lesson!.id}`);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Бәрі келді' }).tap();
  await page.getByLabel('Сабақ тақырыбы').fill('Құпия сөз');
  await page.getByRole('button', { name: 'Сабақты жабу' }).tap();
  await expect(page.getByText(/^Белгілер осы құрылғыда сақталды/)).toBeVisible();
  const kept = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        const asked = indexedDB.open('onaltu-marks', 1);
        asked.onsuccess = () => {
          const rows = asked.result.transaction('marks').objectStore('marks').getAll();
          rows.onsuccess = () => done(JSON.stringify(rows.result));
        };
      }),
  );
  expect(kept).toContain(lesson!.id);
  expect(kept).not.toContain('Құпия');
  expect(sent()).toBe(0);
  const deaf = (route: Route) => (route.request().method() === 'POST' ? route.abort() : route.fallback());
  await page.route('**/roster', deaf);
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByText(/^Белгілер осы құрылғыда сақталды/)).toBeVisible({ timeout: 20_000 });
  expect(sent()).toBe(0);
  await page.unroute('**/roster', deaf);
  await expect(page.getByText(/^Сабақ жабылды/)).toBeVisible({ timeout: 20_000 });
  expect(sent()).toBe(1);
  expect(await rosterOf(page, lesson!.id)).toMatchObject({ state: 'HELD', topic: 'Құпия сөз' }); // typed before the reload
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Құпия');
});

test('marks that come too late stand beside those that are kept', AT_DESK, async ({ page, browser }) => {
  await prefer(page, { locale: 'kk' });
  const lesson = (await unmarked(page, 'PSYCHOLOGIST')).at(-1)!;
  await open(page, `/lessons/${lesson.id}`);
  const head = await (await browser.newContext()).newPage();
  await signInAnew(head, 'HEAD');
  const { children } = await rosterOf(head, lesson.id);
  const marks = children.map(({ caseFileId }: { caseFileId: string }) => ({ caseFileId, state: 'ABSENT_UNEXCUSED' }));
  const answer = await head.request.post(`/api/provider/timetable/lessons/${lesson.id}/roster`, {
    data: { marks },
    headers: { 'x-onaltu': '1' },
  });
  expect(answer.status()).toBe(201);
  if (await page.getByRole('button', { name: 'Сабақты жабу' }).isVisible()) {
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Сабақты жабу' }).click();
  }
  const refused = page.getByRole('alert').filter({ hasText: 'Белгілеріңіз қабылданбады' });
  await expect(refused).toContainText('Бұл сабаққа қатысу бұрын белгіленген.');
  await expect(refused.getByRole('listitem')).toContainText('Сақталғаны: Себепсіз келмеді');
  await expect(refused.getByRole('listitem')).toContainText('Сіздің белгіңіз: Келді');
  await refused.getByRole('button', { name: 'Түсінікті' }).click();
  await expect(refused).toHaveCount(0);
  await head.context().close();
});

test('the head opens a day again, with a reason, and marks it', AT_DESK, async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  const [forgotten] = await unmarked(page, 'PSYCHOLOGIST');
  await open(page, `/lessons/${forgotten!.id}`);
  await expect(page.getByText('Қатысуды жазу мерзімі өтті', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Мерзімді қайта ашу' })).toHaveCount(0);
  await signIn(page, 'HEAD');
  await open(page, `/lessons/${forgotten!.id}`);
  await page.getByRole('button', { name: 'Мерзімді қайта ашу' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Мерзімді қайта ашу' }).click();
  await expect(dialog.getByText('Бұл өрісті толтырыңыз')).toBeVisible();
  await dialog.getByLabel('Себебі').fill('Маман ауырып қалды');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Басшы қайта ашты/)).toBeVisible();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Сабақты жабу' }).click();
  await expect(page.getByText(/^Сабақ жабылды/)).toBeVisible();
});

test('a specialist makes an address for a calendar, copies it once and takes it back', AT_DESK, async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'PSYCHOLOGIST');
  await open(page, '/account');
  await page.getByRole('button', { name: 'Сілтеме жасау' }).click();
  const address = await page.getByLabel('Сілтеме', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Көшіру' }).click();
  await expect(page.getByText('Көшірілді')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  const { pathname, search } = new URL(address);
  const calendar = await page.request.get(pathname + search);
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  expect(await calendar.text()).toContain('BEGIN:VEVENT');
  await page.reload();
  await expect(page.getByText(/^Сілтеме жасалған күні/)).toBeVisible();
  await expect(page.getByLabel('Сілтеме', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Сілтемені жою' }).click();
  await expect(page.getByText('Сілтеме әлі жасалмаған')).toBeVisible();
  expect((await page.request.get(pathname + search)).status()).toBe(404);
});
