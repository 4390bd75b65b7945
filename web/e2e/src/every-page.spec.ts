import { expect, test } from '@playwright/test';
import { faultsOf, SETS } from './pages';
import { prefer, signIn } from './running-system';

const LOCALES = ['kk', 'ru'] as const;
const LOOKS = { light: {}, dark: { theme: 'yes' }, impaired: { a11y: 'yes' } } as const;

for (const locale of LOCALES) {
  for (const [look, preferences] of Object.entries(LOOKS)) {
    for (const [name, pagesOf] of Object.entries(SETS)) {
      test(`every page can be used by everybody: ${name}, ${locale}, ${look}`, async ({ page, isMobile }) => {
        test.skip(isMobile && look === 'dark', 'colours do not depend on the width');
        test.setTimeout(240_000);
        await prefer(page, { locale, ...preferences });
        const faults: string[] = [];
        for (const [role, path] of await pagesOf(page)) {
          if (role) await signIn(page, role);
          faults.push(...(await faultsOf(page, path)));
        }
        expect(faults).toEqual([]);
      });
    }
  }
}
