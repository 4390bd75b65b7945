import { expect, type Page, test } from '@playwright/test';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { open, overflow, everyPage } from './pages';
import { prefer, signIn } from './running-system';

/** What stands in a message for a value, for another message or for the end of a plural form is no text. */
const NO_TEXT = /(\{[^}]*\}|@[.:][\w.:]+|\s*\|\s*)/;
const PADDING = 'ұзартылған мәтіннің жалғасы ';
const SHARE = 0.4;

/** The same message, two fifths longer in each of its plural forms. */
function longer(message: string): string {
  return message
    .split(/(\s*\|\s*)/)
    .map((form, index) => {
      if (index % 2 === 1) return form;
      const text = form.split(NO_TEXT).filter((_part, at) => at % 2 === 0);
      const missing = Math.ceil(text.join('').trim().length * SHARE);
      return missing === 0
        ? form
        : `${form} ${PADDING.repeat(Math.ceil(missing / PADDING.length))
            .slice(0, missing)
            .trim()}`;
    })
    .join('');
}

type Words = { [key: string]: Words | string };
const lengthen = (words: Words): Words =>
  Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? longer(value) : lengthen(value)]),
  );

/** Where a file that is handed out was built: it may ask for others beside it. */
function builtFile(url: string): string {
  const { pathname } = new URL(url);
  const app = pathname.startsWith('/department/') ? 'department' : 'provider';
  const dist = join(import.meta.dirname, '..', '..', app, 'dist/assets');
  return pathToFileURL(join(dist, basename(pathname))).href;
}

/** Hands the page the words of Kazakh, all of them longer: the file is taken as built, and read before the page reads it. */
async function speakLonger(page: Page): Promise<() => number> {
  let handedOut = 0;
  const kept = new Map<string, string>();
  await page.route(/\/assets\/kk-(?:office-)?words-[\w-]+\.js$/, async (route) => {
    const url = route.request().url();
    if (!kept.has(url)) {
      const chunk: { messages: Words } = await import(builtFile(url));
      kept.set(url, `export const messages = ${JSON.stringify(lengthen(chunk.messages))};`);
    }
    handedOut += 1;
    await route.fulfill({ contentType: 'text/javascript', body: kept.get(url) ?? '' });
  });
  return () => handedOut;
}

/** Words of buttons, tabs and heads of columns that are cut off or hang out of their box. */
const clipped = (page: Page) =>
  page.evaluate(() => {
    const NAMED = 'main button, main a.button, main th, header button, nav a, [role=tab], [aria-pressed]';
    const hidden = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).clipPath !== 'none' || hidden(element.parentElement));
    const textNodes = (root: Element) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes: Node[] = [];
      while (walker.nextNode()) if (walker.currentNode.textContent?.trim()) nodes.push(walker.currentNode);
      return nodes.filter((node) => !hidden(node.parentElement));
    };
    const boxOf = (node: Node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    };
    /** What cuts: the named box itself, or anything up to it that hides what is beyond; its own scroller does not. */
    const cutBy = (node: Node, named: Element): boolean => {
      const text = boxOf(node);
      if (text.width === 0) return false;
      for (let box = node.parentElement; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        if (box !== named && ['auto', 'scroll'].includes(overflowX)) return false;
        const wide = text.right > edge.right + 1.5 || text.left < edge.left - 1.5;
        const high = text.bottom > edge.bottom + 3 || text.top < edge.top - 3;
        const cuts = (axis: string) => ['hidden', 'clip'].includes(axis);
        if (box === named ? wide || high : (cuts(overflowX) && wide) || (cuts(overflowY) && high)) return true;
        if (box === named) return false;
      }
      return false;
    };
    /** A name in a card gives way to its neighbours, where a hidden sentence of the card says it whole. */
    const givesWay = (node: Node, named: Element): boolean => {
      if (![...named.children].some((one) => hidden(one))) return false;
      for (let box = node.parentElement; box && box !== named; box = box.parentElement)
        if (getComputedStyle(box).textOverflow === 'ellipsis') return true;
      return false;
    };
    return [...document.querySelectorAll(NAMED)].flatMap((named) =>
      textNodes(named)
        .filter((node) => cutBy(node, named) && !givesWay(node, named))
        .map((node) => `cut off: ${node.textContent?.trim()} in ${named.outerHTML.slice(0, 90)}`),
    );
  });

test('words two fifths longer fit every page', async ({ page }) => {
  test.setTimeout(1_200_000);
  await prefer(page, { locale: 'kk' });
  const handedOut = await speakLonger(page);
  const faults: string[] = [];
  for (const [role, path] of await everyPage(page)) {
    if (role) await signIn(page, role);
    await open(page, path);
    const beyond = await overflow(page);
    if (beyond > 0) faults.push(`${path} reaches ${beyond} px beyond the window`);
    faults.push(...(await clipped(page)).map((fault) => `${path} ${fault}`));
  }
  await expect(page.locator('body')).toContainText(/ұзар/);
  expect(handedOut()).toBeGreaterThan(1);
  expect(faults).toEqual([]);
});

test('a longer message keeps its values and its plural forms', () => {
  expect(longer('{n} іс | {n} іс')).toMatch(/^\{n\} іс ұ+ \| \{n\} іс ұ+$/);
  expect(longer('{a} / {b}').match(/\{[ab]\}/g)).toEqual(['{a}', '{b}']);
  expect(longer('Сақтау')).toBe('Сақтау ұза');
});

test('words that are cut off or hang out of their button are found, those in a scroller are not', async ({ page }) => {
  const box = 'width: 60px; white-space: nowrap; border: 1px solid';
  const short = 'display: block; overflow: hidden; text-overflow: ellipsis';
  await page.setContent(`<main>
    <button style="${box}; overflow: hidden; text-overflow: ellipsis">Сақтау және жабу</button>
    <button style="${box}; height: 12px; white-space: normal">Басып шығару</button>
    <div style="width: 60px; overflow-x: auto"><table><tr><th style="white-space: nowrap">Қазіргі іс-қимыл</th></tr></table></div>
    <button>Сақтау</button>
    <button style="${box}"><b style="${short}">Мысалбекова Г.</b></button>
    <button style="${box}"><b style="${short}">Мысалов А.</b><span style="position: absolute; clip-path: inset(50%)">Мысалов А., 10:00</span></button>
  </main>`);
  const found = await clipped(page);
  expect(found.map((fault) => /cut off: (.+) in/.exec(fault)?.[1])).toEqual([
    'Сақтау және жабу',
    'Басып шығару',
    'Мысалбекова Г.',
  ]);
});
