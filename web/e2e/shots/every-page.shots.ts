import { test } from '@playwright/test';
import { join } from 'node:path';
import { everyPage, open } from '../src/pages';
import { prefer, signIn } from '../src/running-system';

const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {},
  dark: { theme: 'yes' },
  impaired: { a11y: 'yes' },
};
const look = process.env['ONALTU_LOOK'] ?? '';
const folder = process.env['ONALTU_SHOTS'];
if (!folder) throw new Error('ONALTU_SHOTS is the folder of the pictures: see npm run shots.');

const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** Who opened which page, as the name of a file. */
const nameOf = (role: string | null, path: string) =>
  [
    path
      .replace(UUID, 'id')
      .replace(/[^\w]+/g, '-')
      .replace(/^-|-$/g, '') || 'home',
    role?.toLowerCase() ?? 'anybody',
  ].join('.');

for (const locale of ['kk', 'ru'])
  test(`every page in a picture: ${locale}`, async ({ page }, { project }) => {
    test.setTimeout(600_000);
    await prefer(page, { locale, ...LOOKS[look] });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const taken = new Map<string, number>();
    for (const [role, path] of await everyPage(page)) {
      if (role) await signIn(page, role);
      await open(page, path);
      const name = nameOf(role, path);
      const nth = (taken.get(name) ?? 0) + 1; // the same page of another case
      taken.set(name, nth);
      const file = [name, ...(nth > 1 ? [nth] : []), locale, project.name, ...(look ? [look] : []), 'png'].join('.');
      await page.screenshot({ path: join(folder, file), fullPage: true });
    }
  });
