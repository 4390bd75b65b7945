// @ts-check
import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pictures of every screen of a running system: npm run shots [-- --look dark] */
const home = join(import.meta.dirname, '../../.onaltu');
const { urls, logins } = JSON.parse(readFileSync(process.env['ONALTU_RUNNING'] ?? join(home, 'running.json'), 'utf8'));
const { chromiumArguments, chromiumPath } = await import('./chromium.ts');
const folder = process.env['ONALTU_SHOTS'] ?? join(home, 'shots');
const look = process.argv.includes('--look') ? process.argv[process.argv.indexOf('--look') + 1] : undefined;
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** @param {import('@playwright/test').Page} page @param {string} role */
async function signIn(page, role) {
  const { email, password } = logins.find((/** @type {{ role: string }} */ login) => login.role.startsWith(role));
  const done = await page.request.post(`${urls.api}/public/session`, {
    data: { email, password },
    headers: { 'x-onaltu': '1' },
  });
  if (!done.ok()) throw new Error(`Signing in as ${role}: ${done.status()}`);
}

/** @param {import('@playwright/test').Page} page @param {string} state */
async function caseIn(page, state) {
  const answer = await page.request.get(`${urls.api}/provider/case-files?state=${state}`);
  return (await answer.json()).rows[0].id;
}

/** @param {import('@playwright/test').Page} page */
async function addresses(page) {
  const preparing = await caseIn(page, 'CONCLUSION_IN_PREPARATION');
  return {
    cases: '/cases',
    'cases-empty': '/cases?view=LATE',
    'case-course': `/cases/${await caseIn(page, 'IN_REHABILITATION')}`,
    'case-conclusion': `/cases/${preparing}`,
    conclusion: `/cases/${preparing}/conclusion`,
    work: '/work',
    assessment: `/cases/${await caseIn(page, 'UNDER_ASSESSMENT')}/assessments/initial`,
    'assessment-closed': `/cases/${preparing}/assessments/final`,
    'print-case': `/print/case/${await caseIn(page, 'IN_REHABILITATION')}`,
    'print-day': '/print/day',
    'not-found': '/nowhere',
  };
}

/** What an office keeps, and what it sets for itself. */
const KEPT = {
  ...Object.fromEntries(
    ['people', 'roles', 'norms', 'template', 'dictionaries', 'calendar', 'rooms', 'print'].map((section) => [
      `settings-${section}`,
      `/settings/${section}`,
    ]),
  ),
  ...Object.fromEntries(
    ['children', 'assessments', 'conclusions', 'certificates', 'papers', 'waiting-list', 'journals', 'account'].map(
      (name) => [name, `/${name}`],
    ),
  ),
};

/** What only the head opens. @param {import('@playwright/test').Page} page */
async function addressesOfHead(page) {
  return {
    'work-head': '/work',
    process: '/process',
    review: `/cases/${await caseIn(page, 'UNDER_HEAD_REVIEW')}/review`,
    'case-contract': `/cases/${await caseIn(page, 'IN_REHABILITATION')}/contract`,
  };
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {string} path
 */
async function shoot(page, name, path) {
  await page.goto(new URL(path, urls.web).href);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** @param {import('@playwright/test').Browser} browser @param {string} locale @param {keyof typeof SIZES} size */
async function shootAll(browser, locale, size) {
  const context = await browser.newContext({ viewport: SIZES[size], baseURL: urls.web });
  await context.addInitScript(
    ([language, kind]) => {
      localStorage.setItem('onaltu.locale', language ?? 'kk');
      if (kind === 'dark') localStorage.setItem('onaltu.theme', 'yes');
      if (kind === 'a11y') localStorage.setItem('onaltu.a11y', 'yes');
    },
    [locale, look],
  );
  const page = await context.newPage();
  const named = (/** @type {string} */ name) => [name, locale, size, ...(look ? [look] : [])].join('.');
  await shoot(page, named('login'), '/login');
  await shoot(page, named('case-status'), '/case');
  await shoot(page, named('verify'), '/verify');
  await shoot(page, named('password-reset'), '/password-reset');
  await signIn(page, 'CLERK');
  await shoot(page, named('registration'), '/cases/new');
  await shoot(page, named('work-clerk'), '/work');
  await shoot(page, named('case-documents'), `/cases/${await caseIn(page, 'IN_REHABILITATION')}/documents`);
  await signIn(page, 'SPECIALIST');
  for (const [name, path] of Object.entries(await addresses(page))) await shoot(page, named(name), path);
  await signIn(page, 'HEAD');
  for (const [name, path] of Object.entries({ ...(await addressesOfHead(page)), ...KEPT }))
    await shoot(page, named(name), path);
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await shoot(page, named('department'), '/department/');
  for (const section of ['providers', 'districts', 'region', 'officials'])
    await shoot(page, named(`department-${section}`), `/department/settings/${section}`);
  await signIn(page, 'PLATFORM_OPERATOR');
  for (const part of ['', 'regulations', 'days'])
    await shoot(page, named(`operator-${part || 'regions'}`), `/department/operator/${part}`);
  await context.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: chromiumArguments });
for (const locale of ['kk', 'ru'])
  for (const size of /** @type {const} */ (['desk', 'phone'])) await shootAll(browser, locale, size);
await browser.close();
console.log(`The pictures are in ${folder}.`);
