import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type Request } from '@playwright/test';
import { caseIn, signIn } from './running-system';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOWEST = 844;

type Pages = readonly (readonly [role: string | null, path: string])[];

async function dailyPages(page: Page): Promise<Pages> {
  await signIn(page, 'HEAD');
  const review = await caseIn(page, 'UNDER_HEAD_REVIEW');
  return [
    ...(['/login', '/verify', '/case', '/invitation', '/password-reset', '/letter', '/nowhere'] as const).map(
      (path) => [null, path] as const,
    ),
    ['SPEECH_THERAPIST', '/work'],
    ['SPEECH_THERAPIST', '/cases'],
    ['SPEECH_THERAPIST', '/cases?view=LATE&state=SUSPENDED'],
    ['CLERK', '/cases/new'],
    ['CLERK', '/work'],
    ['SPEECH_THERAPIST', '/print/day'],
    ['HEAD', `/print/cases?id=${review}`],
    ['HEAD', '/work'],
    ['HEAD', '/reminders'],
    ['HEAD', '/process'],
    ['HEAD', '/schedule?view=day'],
    ['HEAD', '/schedule/load'],
    ['HEAD', '/schedule/leaves'],
    ['SPEECH_THERAPIST', '/print/timetable'],
    ['SPEECH_THERAPIST', '/schedule'],
    ['HEAD', `/cases/${review}/review`],
    ['DEPARTMENT_OFFICIAL', '/department/'],
  ];
}

/** Lessons of somebody: one of which it is said who came, and one that is still to come. */
async function lessonPages(page: Page): Promise<Pages> {
  await signIn(page, 'SPEECH_THERAPIST');
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const answer = await page.request.get(`/api/provider/timetable?from=${day(-10)}&to=${day(10)}`);
  expect(answer.status()).toBe(200);
  const { lessons } = (await answer.json()) as { lessons: { id: string; state: string; children: number }[] };
  const [held, ahead] = [
    lessons.find(({ state }) => state === 'HELD'),
    lessons.findLast(({ children }) => children > 1),
  ];
  return [
    ['SPEECH_THERAPIST', '/lessons'],
    ['HEAD', '/lessons'],
    ['SPEECH_THERAPIST', `/lessons/${held?.id}`],
    ['SPEECH_THERAPIST', `/lessons/${ahead?.id}`],
  ];
}

async function casePages(page: Page): Promise<Pages> {
  await signIn(page, 'SPEECH_THERAPIST');
  const course = await caseIn(page, 'IN_REHABILITATION');
  const planned = await caseIn(page, 'ASSESSED');
  const conclusion = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  await signIn(page, 'HEAD');
  const assessed = await caseIn(page, 'UNDER_ASSESSMENT');
  return [
    ['CLERK', `/cases/${course}`],
    ['CLERK', `/cases/${course}/documents`],
    ['SPEECH_THERAPIST', `/cases/${course}`],
    ['SPEECH_THERAPIST', `/cases/${course}/course`],
    ['HEAD', `/cases/${course}/course`],
    ['SPEECH_THERAPIST', `/cases/${planned}/course`],
    ['SPEECH_THERAPIST', `/cases/${course}/assessments`],
    ['SPEECH_THERAPIST', `/cases/${conclusion}`],
    ['SPEECH_THERAPIST', `/cases/${conclusion}/conclusion`],
    ['SPEECH_THERAPIST', `/print/case/${course}`],
    ['HEAD', `/cases/${course}/contract`],
    ['HEAD', `/cases/${course}/documents`],
    ['HEAD', `/cases/${course}/history`],
    ['SPEECH_THERAPIST', `/cases/${assessed}/assessments/initial`],
    ['SPEECH_THERAPIST', `/cases/${conclusion}/assessments/final`],
    ['CLERK', `/cases/${course}/assessments/interim`],
    ['CLERK', `/cases/${course}/result`],
  ];
}

/** The first person who works here, for the page of one. */
async function somebody(page: Page): Promise<string> {
  const answer = await page.request.get('/api/provider/staff');
  expect(answer.status()).toBe(200);
  return (await answer.json()).people[0].id;
}

/** The first child of the register, for its card. */
async function childIn(page: Page): Promise<string> {
  const answer = await page.request.post('/api/provider/children/search', {
    data: {},
    headers: { 'x-onaltu': '1' },
  });
  expect(answer.status()).toBe(200);
  return (await answer.json()).rows[0].id;
}

async function keepingPages(page: Page): Promise<Pages> {
  await signIn(page, 'HEAD');
  const person = await somebody(page);
  const child = await childIn(page);
  const settings = [
    'people',
    'roles',
    'norms',
    'reminders',
    'template',
    'dictionaries',
    'calendar',
    'rooms',
    'print',
  ] as const;
  return [
    ...settings.map((section) => ['HEAD', `/settings/${section}`] as const),
    ['HEAD', `/settings/people/${person}`],
    ...(['/children', `/children/${child}`, '/certificates', '/papers', '/waiting-list', '/journals'] as const).map(
      (path) => ['CLERK', path] as const,
    ),
    ['HEAD', `/children/${child}`],
    ['HEAD', '/mails'],
    ['HEAD', '/figures'],
    ['HEAD', '/figures/casesReceived?period=2026'],
    ['HEAD', '/figures/months'],
    ['HEAD', `/figures/months/${await changedMonth(page)}`],
    ['SPEECH_THERAPIST', '/assessments'],
    ['SPEECH_THERAPIST', '/conclusions?all'],
    ['SPEECH_THERAPIST', '/account'],
    ['CLERK', '/settings/print'],
    ['HEAD', '/settings/import'],
    ['SPEECH_THERAPIST', '/settings/dictionaries?of=ABSENCE_REASON'],
  ];
}

/** A confirmed month that has changed since. */
async function changedMonth(page: Page): Promise<string> {
  const answer = await page.request.get('/api/provider/months');
  expect(answer.status()).toBe(200);
  const { months } = await answer.json();
  return months.find(({ added }: { added: number }) => added > 0).month;
}

/** What a department and the operator keep. */
async function officePages(page: Page): Promise<Pages> {
  await signIn(page, 'DEPARTMENT_ADMIN');
  const answer = await page.request.get('/api/department/providers');
  expect(answer.status()).toBe(200);
  const provider = (await answer.json())[0].id;
  const grid = await (await page.request.get('/api/department/months')).json();
  const confirmed = `quality/${provider}/${grid.months.at(1)}`;
  const figures = ['process', 'providers', `providers/${provider}`, `compare?provider=${provider}&provider=median`];
  return [
    ...[...figures, 'reports', 'quality', confirmed, 'indicators'].map(
      (path) => ['DEPARTMENT_OFFICIAL', `/department/${path}`] as const,
    ),
    ...(['providers', `providers/${provider}`, 'districts', 'region', 'reminders', 'officials'] as const).map(
      (section) => ['DEPARTMENT_ADMIN', `/department/settings/${section}`] as const,
    ),
    ...(['', 'regulations', 'days', 'mails', 'letters', 'dead-letters'] as const).map(
      (part) => ['PLATFORM_OPERATOR', `/department/operator/${part}`] as const,
    ),
  ];
}

/** Every page of both apps and who opens it. */
export const SETS = {
  'the day': dailyPages,
  'a case': casePages,
  lessons: lessonPages,
  'what is kept': keepingPages,
  'the offices': officePages,
} as const;

const QUIET = 100;

/** Nothing asked for any more, for as long as a page needs to ask for the next; a stream of live changes does not count. */
async function quiet(page: Page, asked: () => ReadonlySet<unknown>): Promise<void> {
  for (let since = Date.now(); Date.now() - since < QUIET; await page.waitForTimeout(QUIET / 4))
    if (asked().size > 0) since = Date.now();
}

/** Opens a page and waits until it has said what it has to say. */
export async function open(page: Page, path: string): Promise<void> {
  const asked = new Set<Request>();
  const ask = (request: Request) => request.resourceType() !== 'eventsource' && asked.add(request);
  const answer = (request: Request) => asked.delete(request);
  page.on('request', ask).on('requestfinished', answer).on('requestfailed', answer);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
  await quiet(page, () => asked);
  await expect(page.locator('.skeleton'), path).toHaveCount(0);
  page.off('request', ask).off('requestfinished', answer).off('requestfailed', answer);
}

/** How far something reaches beyond the right edge of the window. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** As high as the page, so that a bar which stays at the bottom lies over nothing. */
async function showWhole(page: Page): Promise<void> {
  const { width } = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, LOWEST) });
}

/** What another look changes: the colours, and by them nothing else that axe looks at. */
export const COLOURS = ['color-contrast'];

async function violationsHere(page: Page, rules: string[] | undefined) {
  if (rules?.length === 0) return [];
  const runOnly = rules ? { type: 'rule' as const, values: rules } : { type: 'tag' as const, values: RULES };
  const axe = new AxeBuilder({ page }).setLegacyMode(); // no page of ours has frames: half the time
  return (await axe.options({ runOnly, resultTypes: ['violations'] }).analyze()).violations;
}

/** What axe and the width have against the page that is open: by all rules, or by some. */
export async function faultsHere(page: Page, path: string, rules?: string[]): Promise<string[]> {
  await showWhole(page);
  const violations = await violationsHere(page, rules);
  const beyond = await overflow(page);
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${path} ${id} ${target.join(' ')}: ${failureSummary}`),
    ),
    ...(beyond > 0 ? [`${path} reaches ${beyond} px beyond the window`] : []),
  ];
}

/** All of them, for what is asked of every page. */
export async function everyPage(page: Page): Promise<Pages> {
  return [
    ...(await dailyPages(page)),
    ...(await casePages(page)),
    ...(await lessonPages(page)),
    ...(await keepingPages(page)),
    ...(await officePages(page)),
  ];
}
