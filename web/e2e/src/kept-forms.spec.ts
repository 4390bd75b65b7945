import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { caseInCourse, caseWithProgramme, dayAgo } from './own-case';
import { prefer, signIn, signInAnew } from './running-system';

const KEPT = /^Жіберілмеген, осы құрылғыда сақталды: \d\d:\d\d$/;
const WISH = 'Өзі шешінеді';
const TOPIC = 'Р дыбысын қою';

test.beforeEach(({ page }) => prefer(page, { locale: 'kk' }));
const AT_DESK = atDesk('the same forms on a phone');

/** Somebody reloads, although the browser asks. */
async function reload(page: Page): Promise<void> {
  page.once('dialog', (dialog) => dialog.accept());
  await page.reload();
}
/** How much of this person's words the tab holds. */
const inTab = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('onaltu.form')).length);

const fieldsOf = (page: Page) => ({
  goal: page.getByLabel('Мақсат: бала не істей алатын болады').first(),
  topic: page.getByLabel('Сабақ тақырыбы'),
});

test(
  'what is typed into the forms of a course is there after a reload, and gone when it is sent, dropped, or the person leaves',
  AT_DESK,
  async ({ page }) => {
    test.setTimeout(90_000);
    const id = await caseInCourse(page);
    await signInAnew(page, 'SPEECH_THERAPIST');
    await page.goto(`/cases/${id}/course`);
    const { goal, topic } = fieldsOf(page);

    await page.getByRole('button', { name: 'Жаңа нұсқасын жазу' }).click();
    await goal.fill(WISH);
    await topic.fill(TOPIC);
    await page.getByRole('radio', { name: 'Келді' }).check();
    await expect(page.getByText(KEPT)).toHaveCount(2);
    await reload(page);
    await expect(goal).toHaveValue(WISH);
    await expect(topic).toHaveValue(TOPIC);
    await expect(page.getByRole('radio', { name: 'Келді' })).toBeChecked();
    await expect(page.getByText(KEPT)).toHaveCount(2);

    await page.getByRole('button', { name: 'Сабақты жабу' }).click();
    await expect(page.getByText('Сабақ жазылды')).toBeVisible();
    await expect(page.getByText(KEPT)).toHaveCount(1);
    await page.getByRole('button', { name: 'Болдырмау', exact: true }).click();
    await reload(page);
    await expect(topic).toHaveValue('');
    await expect(goal).toHaveCount(0);
    expect(await inTab(page)).toBe(0);

    await page.getByRole('button', { name: 'Жаңа нұсқасын жазу' }).click();
    await goal.fill(WISH);
    await page.getByRole('button', { name: 'Басшыға бекітуге жіберу' }).click();
    await expect(page.getByText('Бекітуді күтіп тұр: 2-нұсқа')).toBeVisible();
    await topic.fill(TOPIC);
    expect(await inTab(page)).toBe(1);
    await page.getByRole('button', { name: 'Сынақова' }).click();
    await page.getByRole('menuitem', { name: 'Жүйеден шығу', exact: true }).click();
    await expect(page).toHaveURL(/\/login/);
    expect(await inTab(page)).toBe(0);
    await signInAnew(page, 'SPEECH_THERAPIST');
    await page.goto(`/cases/${id}/course`);
    await expect(topic).toHaveValue('');
  },
);

test(
  'a late entry beside an approval is there after a reload, and gone when the course has begun',
  AT_DESK,
  async ({ page }) => {
    test.setTimeout(90_000);
    const id = await caseWithProgramme(page);
    await signIn(page, 'HEAD');
    await page.goto(`/cases/${id}/course`);
    const reason = page.getByLabel('Себебі');
    await page.getByLabel('Қағазда бұрын орындалған, кейін енгізіледі').check();
    await page.getByLabel('Нақты күні').fill(dayAgo(40));
    await reason.fill('Қағаз журналдан');
    await reload(page);
    await expect(reason).toHaveValue('Қағаз журналдан');
    await expect(page.getByText(KEPT)).toHaveCount(1);
    await page.getByRole('button', { name: 'Курсты бастау' }).click();
    await expect(page.getByText(/^1-нұсқа, бекітілген күні/)).toBeVisible();
    await expect.poll(() => inTab(page)).toBe(0);
  },
);

test('what is typed of one case does not stand in the form of another', AT_DESK, async ({ page }) => {
  test.setTimeout(90_000);
  const [one, other] = [await caseInCourse(page), await caseInCourse(page)];
  await signIn(page, 'SPEECH_THERAPIST');
  await page.goto(`/cases/${one}/course`);
  const { topic } = fieldsOf(page);
  await topic.fill(TOPIC);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Істер' }).click();
  await page.locator(`a[href="/cases/${other}"]`).first().click();
  await page.getByRole('link', { name: 'Курс және сабақтар' }).click();
  await expect(topic).toHaveValue('');
  await page.evaluate(() => history.go(-3));
  await expect(page).toHaveURL(`/cases/${one}/course`);
  await expect(topic).toHaveValue(TOPIC);
});

test('a setting and a child’s correction are there after a reload, but for a new IIN', AT_DESK, async ({ page }) => {
  await signInAnew(page, 'HEAD');
  await page.goto('/settings/print');
  const phone = page.getByLabel('Телефоны');
  const before = await phone.inputValue();
  await phone.fill('8 (7212) 00-00-00');
  await expect(page.getByText(KEPT)).toBeVisible();
  await reload(page);
  await expect(phone).toHaveValue('8 (7212) 00-00-00');
  await page.getByRole('button', { name: 'Өзгерістерді болдырмау' }).click();
  await expect(phone).toHaveValue(before);
  expect(await inTab(page)).toBe(0);

  await signInAnew(page, 'CLERK');
  await page.goto('/children');
  await page.getByRole('main').getByRole('table').getByRole('link').first().click();
  const correct = page.getByRole('button', { name: 'Деректерді өзгерту' });
  await correct.click();
  await page.getByLabel('Тұрғылықты мекенжайы').fill('Абай к., 7');
  await page.getByLabel('Жаңа ЖСН').fill('18031');
  await expect(page.getByText(KEPT)).toBeVisible();
  await reload(page);
  await correct.click();
  await expect(page.getByLabel('Тұрғылықты мекенжайы')).toHaveValue('Абай к., 7');
  await expect(page.getByLabel('Жаңа ЖСН')).toHaveValue('');
  await page.getByRole('button', { name: 'Болдырмау', exact: true }).click();
  expect(await inTab(page)).toBe(0);
});
