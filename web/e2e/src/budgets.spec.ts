import { expect, type Page, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { atDesk } from './at-desk';
import { open } from './pages';
import { caseIn, prefer, signIn } from './running-system';

const AT_DESK = atDesk('the same files at every width');

const KB = 1024;
const FIRST_LOAD = 150 * KB;
const LAZY = 60 * KB;
const gzipped = (body: Buffer) => gzipSync(body).length;

const PAGES: Readonly<Record<string, readonly [role: string | null, path: (page: Page) => Promise<string> | string]>> =
  {
    'signing in': [null, () => '/login'],
    'my work': ['SPEECH_THERAPIST', () => '/work'],
    cases: ['SPEECH_THERAPIST', () => '/cases'],
    'a case': ['SPEECH_THERAPIST', async (page) => `/cases/${await caseIn(page, 'IN_REHABILITATION')}`],
    'the department': ['DEPARTMENT_OFFICIAL', () => '/department/'],
  };

for (const [name, [role, pathOf]] of Object.entries(PAGES)) {
  test(`the first page asks for little: ${name}, scripts under 150 KB`, AT_DESK, async ({ page }) => {
    await prefer(page, { locale: 'ru' });
    if (role) await signIn(page, role);
    const path = await pathOf(page);
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await open(page, path);
    const bytes = (await Promise.all(scripts)).reduce((total, body) => total + gzipped(body), 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD);
  });
}

for (const app of ['provider', 'department']) {
  const dist = join(import.meta.dirname, '..', '..', app, 'dist');
  const index = () => readFileSync(join(dist, 'index.html'), 'utf8');

  test(`what ${app} loads later comes in pieces of at most 60 KB`, AT_DESK, () => {
    const first = index();
    const later = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js') && !first.includes(file));
    expect(later.length).toBeGreaterThan(3);
    const sizes = later.map((file) => ({ file, bytes: gzipped(readFileSync(join(dist, 'assets', file))) }));
    expect(sizes.filter(({ bytes }) => bytes > LAZY)).toEqual([]);
  });

  test(`${app} asks for all letters of Kazakh at once`, AT_DESK, () => {
    const preloads = [...index().matchAll(/<link rel="preload"[^>]*as="font"[^>]*href="([^"]+)"/g)].map(
      ([, href = '']) => href,
    );
    const names = preloads.map((href) => /golos-text-(.+)-wght-normal/.exec(href)?.[1]).toSorted();
    expect(names).toEqual(['cyrillic', 'cyrillic-ext', 'latin']);
    for (const href of preloads) expect(existsSync(join(dist, 'assets', href.split('/').at(-1) ?? ''))).toBe(true);
  });
}
