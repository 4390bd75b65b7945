import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { act, emptyMonday, planAt } from './far-lessons';
import { faultsHere, open } from './pages';
import { forgetSession, prefer, signIn } from './running-system';

const AT_DESK = atDesk('records a leave of the demo');
type Member = { id: string; roles: string[]; post: string; version: number };

async function memberOf(page: Page, post: string): Promise<Member> {
  const { people } = await (await page.request.get('/api/provider/staff')).json();
  return people.find((one: Member) => one.post === post);
}
/** Another post for somebody, as the administrator gives it. */
async function givePost(page: Page, { id }: Member, post: string): Promise<void> {
  await signIn(page, 'PROVIDER_ADMIN');
  const { roles, version } = await (await page.request.get(`/api/provider/staff/${id}`)).json();
  await act(page, { method: 'put', path: `staff/${id}`, data: { roles, post }, version });
  forgetSession('PSYCHOLOGIST'); // whose rights change, his sessions end
}

test(
  'the lessons of a leave are given to a free colleague, called off or moved, and the head sees what is left',
  AT_DESK,
  async ({ page }) => {
    await prefer(page, { locale: 'kk' });
    await signIn(page, 'SPEECH_THERAPIST');
    const day = await emptyMonday(page, 20);
    await planAt(page, day, ['10:00', '11:00', '12:00']);
    await signIn(page, 'HEAD');
    const [away, colleague] = [await memberOf(page, 'SPEECH_THERAPIST'), await memberOf(page, 'PSYCHOLOGIST')];
    await givePost(page, colleague, 'SPEECH_THERAPIST');
    await signIn(page, 'HEAD');
    const data = { kind: 'ANNUAL', from: day, to: day };
    const leave = await act(page, { method: 'post', path: `staff/${away.id}/leaves`, data });

    await open(page, '/work');
    const card = page.locator('section').filter({ hasText: 'Орынбасар керек сабақтар' }).last();
    await expect(card.getByRole('listitem')).toContainText('3');
    await open(page, `/settings/people/${away.id}`);
    await expect(page.getByRole('link', { name: 'Орынбасар керек сабақ: 3' })).toBeVisible();
    await open(page, `/schedule?view=day&date=${day}`);
    await page.getByRole('link', { name: 'Орынбасар керек сабақ: 3' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Орынбасар керек сабақтар' })).toBeVisible();
    expect(await faultsHere(page, 'leaves')).toEqual([]);
    await page.locator(`a[href="/schedule/leaves/${leave.id}"]`).click();
    await expect(page.getByText('Орынбасар керек сабақ: 3')).toBeVisible();
    expect(await faultsHere(page, 'a leave')).toEqual([]);

    await page.getByRole('button', { name: /^Орынбасар тағайындау/ }).click();
    await expect(page.getByRole('alert')).toContainText('Алдымен кемінде бір сабаққа');
    await page.getByRole('checkbox', { name: /^10:00/ }).check();
    await page.getByLabel('Бәріне бір маман').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Орынбасар тағайындау: 1' }).click();
    await page.keyboard.press('Enter'); // the reason stands there already
    await expect(page.getByText('Орынбасар тағайындалды')).toBeVisible();
    await expect(page.getByText('Орынбасар керек сабақ: 2')).toBeVisible();

    await page.getByRole('checkbox', { name: /^11:00/ }).check();
    await page.getByRole('button', { name: 'Өткізбеу' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Өткізбеу' }).click();
    await expect(page.getByText('Орынбасар керек сабақ: 1')).toBeVisible();

    await page.getByRole('button', { name: /^Ауыстыру: 12:00/ }).click();
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    await page.locator('#move-day').fill(next.split('-').toReversed().join('.'));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Орынбасар керек сабақ жоқ')).toBeVisible();

    const { lessons } = await (await page.request.get(`/api/provider/timetable?from=${day}&to=${next}`)).json();
    expect(
      lessons.map(({ state, specialistId }: { state: string; specialistId: string }) => [state, specialistId]),
    ).toEqual([
      ['PLANNED', colleague.id],
      ['CANCELLED', away.id],
      ['PLANNED', away.id],
    ]);
    await act(page, { method: 'delete', path: `leaves/${leave.id}`, version: leave.version });
    await givePost(page, colleague, 'PSYCHOLOGIST');
  },
);
