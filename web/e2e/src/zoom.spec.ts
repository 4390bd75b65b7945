import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { open, overflow, everyPage } from './pages';
import { prefer, signIn } from './running-system';

/** A window of 1280 x 1024 whose reader enlarges it four times (WCAG 1.4.10). */
const ENLARGED = { width: 320, height: 256 };

/** Cards that stand side by side, where one column is wanted. */
const sideBySide = (page: Page) =>
  page.evaluate(() => {
    const cards = [...document.querySelectorAll('main .card, main form, main aside')].filter(
      (card) => card.getClientRects().length > 0,
    );
    const box = (element: Element) => element.getBoundingClientRect();
    return cards.flatMap((one, index) =>
      cards
        .slice(index + 1)
        .filter((other) => !one.contains(other) && !other.contains(one))
        .filter((other) => box(one).right <= box(other).left || box(other).right <= box(one).left)
        .map((other) => `side by side: ${one.className} and ${other.className}`),
    );
  });

/** Main buttons that something else lies over when they are brought into view. */
const covered = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main .button.primary')]
      .filter((button) => button.getClientRects().length > 0)
      .filter((button) => {
        button.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = button.getBoundingClientRect();
        const seen = document.elementFromPoint(left + width / 2, top + height / 2);
        return !(seen && (button.contains(seen) || seen.contains(button)));
      })
      .map((button) => `out of reach: ${button.textContent?.trim()}`),
  );

test(
  'every page can be read enlarged four times: one column, nothing to push aside, the main button in reach',
  atDesk('a window of a desk, enlarged'),
  async ({ page }) => {
    test.setTimeout(1_200_000);
    await page.setViewportSize(ENLARGED);
    await prefer(page, { locale: 'kk' });
    const faults: string[] = [];
    for (const [role, path] of await everyPage(page)) {
      if (role) await signIn(page, role);
      await open(page, path);
      const beyond = await overflow(page);
      if (beyond > 0) faults.push(`${path} reaches ${beyond} px beyond the window`);
      faults.push(...[...(await sideBySide(page)), ...(await covered(page))].map((fault) => `${path} ${fault}`));
    }
    expect(faults).toEqual([]);
  },
);

test('columns beside each other and a button that lies under something are found', async ({ page }) => {
  await page.setContent(`<main>
    <div class="card one" style="float: left; width: 40%">1</div><div class="card two" style="float: left; width: 40%">2</div>
    <button class="button primary" style="clear: both; display: block">Сақтау</button>
    <div style="position: fixed; inset: 0"></div>
  </main>`);
  expect(await sideBySide(page)).toEqual(['side by side: card one and card two']);
  expect(await covered(page)).toEqual(['out of reach: Сақтау']);
});
