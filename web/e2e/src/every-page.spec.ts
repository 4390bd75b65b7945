import { expect, type Page, test } from '@playwright/test';
import { COLOURS, faultsHere, open, SETS } from './pages';
import { prefer, signIn } from './running-system';

type Attributes = Readonly<Record<string, string>>;

/** Looks of a page beside the one it opens in, by what they write on <html>. */
const DARK = { dark: { theme: 'dark' } };
const LOW_VISION = {
  'black on white, wide lines': { 'a11y-contrast': 'black-on-white', 'a11y-spacing': 'wide' },
  'white on black, no pictures': { 'a11y-contrast': 'white-on-black', 'a11y-images': 'off' },
  'blue, plain letters': { 'a11y-contrast': 'blue', 'a11y-font': 'plain', 'a11y-size': '150' },
};
/** The colours of the version as it opens. */
const LARGE = {
  'for low vision': {},
  'letters twice as large, wide apart': { 'a11y-size': '200', 'a11y-spacing': 'widest' },
};

/** Another look for the page that is open, over the one it was opened in. */
async function lookAt(page: Page, attributes: Attributes): Promise<() => Promise<void>> {
  const set = (wanted: Readonly<Record<string, string | null>>) =>
    page.evaluate((entries) => {
      const { documentElement: root } = document;
      const before = Object.fromEntries(Object.keys(entries).map((name) => [name, root.getAttribute(`data-${name}`)]));
      for (const [name, value] of Object.entries(entries))
        if (value === null) root.removeAttribute(`data-${name}`);
        else root.setAttribute(`data-${name}`, value);
      return before;
    }, wanted);
  const before = await set(attributes);
  return async () => {
    await set(before);
  };
}

/** Buttons and links that neither say nor show anything. */
const silent = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, summary')]
      .filter((each) => each.offsetParent !== null && each.getClientRects().length > 0)
      .filter((each) => {
        const seen = [...each.querySelectorAll('*'), each].filter(
          (part) => getComputedStyle(part).visibility === 'visible' && getComputedStyle(part).clipPath === 'none',
        );
        return !seen.some(
          (part) =>
            part.matches('svg') ||
            [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
        );
      })
      .map((each) => `nothing to see in ${each.outerHTML.slice(0, 120)}`),
  );

/** What is wrong with the page in each of some looks. */
async function faultsIn(page: Page, path: string, looks: Readonly<Record<string, Attributes>>, rules: string[]) {
  const faults: string[] = [];
  for (const [look, attributes] of Object.entries(looks)) {
    const back = await lookAt(page, attributes);
    const here = [...(await faultsHere(page, path, rules)), ...(await silent(page))];
    faults.push(...here.map((fault) => `${path}, ${look}: ${fault}`));
    await back();
  }
  return faults;
}

/** The version for low vision, as its key brings it; a page for paper has no such key and shows what the device remembers. */
async function turnLowVision(page: Page): Promise<() => Promise<void>> {
  await page.keyboard.press('Alt+Digit0');
  const back = await lookAt(page, { a11y: 'on' });
  return async () => {
    await back();
    await page.keyboard.press('Alt+Digit0');
  };
}

for (const locale of ['kk', 'ru'] as const)
  for (const [name, pagesOf] of Object.entries(SETS))
    test(`every page can be used by everybody: ${name}, ${locale}`, async ({ page, baseURL, isMobile }) => {
      test.setTimeout(1_200_000);
      await prefer(page, { locale });
      await page.emulateMedia({ reducedMotion: 'reduce' }); // a colour on its way is neither the old nor the new one
      const { origin } = new URL(baseURL!);
      const foreign: string[] = [];
      page.on('request', (request) => {
        const address = new URL(request.url());
        if (address.protocol.startsWith('http') && address.origin !== origin) foreign.push(request.url());
      });
      // Colours depend on neither words nor width, and what is said to a machine not on the width in Russian as well.
      const colours = locale === 'kk' && !isMobile ? COLOURS : [];
      const rules = locale === 'ru' && isMobile ? [] : undefined;
      const faults: string[] = [];
      for (const [role, path] of await pagesOf(page)) {
        if (role) await signIn(page, role);
        await open(page, path);
        faults.push(...(await faultsHere(page, path, rules)));
        faults.push(...(await faultsIn(page, path, DARK, colours)));
        const back = await turnLowVision(page);
        // what a narrow window moves is asked above, what low vision changes at a desk
        if (locale === 'kk' && !isMobile)
          faults.push(...(await faultsHere(page, path)).map((fault) => `for low vision: ${fault}`));
        faults.push(...(await faultsIn(page, path, LOW_VISION, colours)), ...(await faultsIn(page, path, LARGE, [])));
        await back();
      }
      expect(faults).toEqual([]);
      expect(foreign).toEqual([]);
    });
