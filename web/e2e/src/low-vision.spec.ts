import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { open } from './pages';
import { prefer, signIn } from './running-system';

const html = (page: Page) => page.locator('html');

test(
  'the version for low vision is set up by keyboard, and stays with this device',
  atDesk('a phone has no keyboard to walk with'),
  async ({ page }) => {
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
  },
);

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
