import { expect, type Page, test } from '@playwright/test';
import { forgetSession, loginOf, prefer, signInAnew } from './running-system';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));

const NEW = 'zhana-qupiya-2026-soz';

/** A new password ends the sessions that other tests keep. */
for (const [role, nth, path] of [
  ['PSYCHOLOGIST', 1, '/cases'],
  ['DEPARTMENT_OFFICIAL', 0, '/department/'],
] as const) {
  test(`a person changes the own password: ${path}`, async ({ page }) => {
    const { password } = loginOf(role, nth);
    await signInAnew(page, role, nth);
    await page.goto(path);
    const dialog = await openDialog(page);
    const save = dialog.getByRole('button', { name: 'Сақтау' });
    const [current, wanted] = ['Қазіргі құпиясөз', 'Жаңа құпиясөз'].map((label) => dialog.getByLabel(label));
    await save.click();
    await expect(dialog.getByText('Бұл өрісті толтырыңыз')).toHaveCount(2);
    await expect(current!).toBeFocused();
    await current!.fill('not-my-password-2026');
    await wanted!.fill(NEW);
    await save.click();
    await expect(dialog.getByText('Құпиясөз қате.')).toBeVisible();
    await current!.fill(password);
    await wanted!.fill('short');
    await save.click();
    await expect(dialog.getByText('Бұл құпиясөзді табу оңай.')).toBeVisible();
    await expect(wanted!).toBeFocused();
    await wanted!.fill(NEW);
    await save.click();
    await expect(dialog.getByRole('status')).toContainText('Құпиясөз өзгертілді.');
    await dialog.getByRole('button', { name: 'Жабу' }).last().click();
    await expect(dialog).toHaveCount(0);
    await changeBack(page, path, password);
    forgetSession(role, nth);
  });
}

async function openDialog(page: Page) {
  await page.locator('header').getByRole('button', { expanded: false }).last().click();
  await page.getByRole('menuitem', { name: 'Құпиясөзді өзгерту' }).click();
  return page.getByRole('dialog', { name: 'Құпиясөзді өзгерту' });
}

async function changeBack(page: Page, path: string, password: string): Promise<void> {
  const audience = path.startsWith('/department') ? 'department' : 'provider';
  const answer = await page.request.put(`/api/${audience}/session/password`, {
    data: { current: NEW, wanted: password },
    headers: { 'x-onaltu': '1' },
  });
  expect(answer.status()).toBe(204);
}
