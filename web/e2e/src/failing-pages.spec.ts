import { expect, type Locator, type Page, type Route, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { SETS } from './pages';
import { prefer, signIn } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
const AT_DESK = atDesk('the same words on a phone');

/** What a page needs besides its own: who is signed in, and to hear of changes. */
const OTHERS = /\/api\/provider\/(session|live|work)(\?|$)/;
/** Asks for nothing but who is signed in. */
const ASKS_NOTHING = ['/settings/roles', '/settings/import'];
const problem = { type: 'urn:problem:unexpected', title: 'Unexpected', status: 500, instance: 'sought', params: {} };

/** The line is down, or the server breaks: in turns, since every page tells both by one component. */
const TROUBLES: readonly ((route: Route) => Promise<void>)[] = [
  (route) => route.abort(),
  (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem }),
];

/** Whether it happens within some seconds. */
const soon = (happening: Promise<unknown>): Promise<boolean> =>
  happening.then(
    () => true,
    () => false,
  );

/** Every part that failed is asked again; answers whether all of them came. */
async function askAgain(alerts: Locator): Promise<boolean> {
  const retry = alerts.getByRole('button', { name: 'Қайталау' }).first();
  const ask = async () => {
    if (await retry.isVisible()) await retry.click({ timeout: 1_000 });
    await expect(alerts).toHaveCount(0, { timeout: 1_000 });
  };
  return soon(expect(ask).toPass({ timeout: 15_000 }));
}

/** What is wrong with a page whose answers fail at first, and then come. */
async function faultsOf(page: Page, path: string, meet: (route: Route) => Promise<void>): Promise<string[]> {
  const isOwn = (url: URL) => url.pathname.startsWith('/api/provider/') && !OTHERS.test(url.pathname);
  await page.route(isOwn, meet);
  await page.goto(path, { waitUntil: 'commit' }); // what waits is seen before all has come
  const alerts = page.getByRole('main').getByRole('alert');
  const waited = await soon(page.locator('main .skeleton').first().waitFor({ timeout: 4_000 }));
  const told = await soon(alerts.first().waitFor({ timeout: 8_000 }));
  await page.waitForLoadState('networkidle');
  const words = told ? (await alerts.allInnerTexts()).join(' ') : '';
  const mute = told && (await alerts.filter({ hasNot: page.getByRole('button') }).count()) > 0;
  await page.unroute(isOwn);
  const back = told && (await askAgain(alerts));
  return [
    ...(waited ? [] : [`${path} shows no waiting`]),
    ...(told ? [] : [`${path} says nothing`]),
    ...(told && !/[әғқңөұүһі]/i.test(words) ? [`${path} says it in no Kazakh: ${words}`] : []),
    ...(mute ? [`${path} cannot be asked again: ${words}`] : []),
    ...(told && !back ? [`${path} does not come back`] : []),
  ];
}

test(
  'every page of what is kept shows that it waits, says what failed, and comes back when asked again',
  AT_DESK,
  async ({ page }) => {
    test.setTimeout(900_000);
    const faults: string[] = [];
    const pages = (await SETS['what is kept'](page)).filter(([, path]) => !ASKS_NOTHING.includes(path));
    for (const [index, [role, path]] of pages.entries()) {
      if (role) await signIn(page, role);
      faults.push(...(await faultsOf(page, path, TROUBLES[index % 2]!)));
    }
    expect(faults).toEqual([]);
  },
);
