import { expect, type Page, test } from '@playwright/test';
import { everyPage, faultsOf, open } from './pages';
import { prefer, signIn } from './running-system';

const html = (page: Page) => page.locator('html');

test('the version for low vision is set up by keyboard, and stays with this device', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no keyboard to walk with');
  await prefer(page, { locale: 'kk' });
  await open(page, '/login');
  await page.keyboard.press('Alt+Digit0');
  await expect(html(page)).toHaveAttribute('data-a11y', 'on');
  const settings = page.getByRole('button', { name: 'Нашар көретіндерге арналған нұсқаның баптаулары' });
  await settings.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Нашар көретіндерге арналған нұсқаның баптаулары' });
  await expect(panel.getByRole('radio', { name: '125' })).toBeChecked();
  await panel.getByRole('radio', { name: '125' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(html(page)).toHaveAttribute('data-a11y-size', '150');
  await panel.getByRole('radio', { name: 'Қара фонда ақ' }).check();
  await panel.getByRole('radio', { name: 'Өте кең' }).check();
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
  const shown = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await shown()).toBe('rgb(0, 0, 0)');
  for (const path of ['/verify', '/login']) {
    await page.goto(path);
    await expect(html(page)).toHaveAttribute('data-a11y-contrast', 'white-on-black');
    expect(await shown()).toBe('rgb(0, 0, 0)');
  }
  await signIn(page, 'DEPARTMENT_OFFICIAL');
  await open(page, '/department/');
  await expect(html(page)).toHaveAttribute('data-a11y-spacing', 'widest');
  await page.keyboard.press('Alt+Digit0');
  await expect(html(page)).not.toHaveAttribute('data-a11y-contrast', /./);
});

test('the version is on the page before anything is painted', async ({ page }) => {
  await prefer(page, { a11y: 'yes', 'a11y-contrast': 'white-on-black' });
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('#app > *')) return;
      observer.disconnect();
      document.documentElement.setAttribute('data-at-first', document.documentElement.dataset['a11yContrast'] ?? '');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/login');
  await expect(html(page)).toHaveAttribute('data-at-first', 'white-on-black');
});

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

const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'black on white, wide lines': { 'a11y-contrast': 'black-on-white', 'a11y-spacing': 'wide' },
  'white on black, no pictures': { 'a11y-contrast': 'white-on-black', 'a11y-images': 'yes' },
  'blue, plain letters': { 'a11y-contrast': 'blue', 'a11y-font': 'yes', 'a11y-size': '150' },
  'letters twice as large, wide apart': { 'a11y-size': '200', 'a11y-spacing': 'widest' },
};

for (const [look, preferences] of Object.entries(LOOKS)) {
  test(`every page can be used in the version for low vision: ${look}`, async ({ page }) => {
    test.setTimeout(240_000);
    await prefer(page, { locale: 'kk', a11y: 'yes', ...preferences });
    const faults: string[] = [];
    for (const [role, path] of await everyPage(page)) {
      if (role) await signIn(page, role);
      faults.push(...(await faultsOf(page, path)), ...(await silent(page)).map((fault) => `${path} ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}
