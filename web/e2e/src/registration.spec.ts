import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { faultsHere } from './pages';
import { loginOf, prefer, signIn, signInAnew } from './running-system';

/** Each try registers another child: nobody is refused for the one before. */
const name = () =>
  `Мысал${[...crypto.randomUUID().replace(/\D/g, '')].map((digit) => 'абвгдежзик'[Number(digit)]).join('')}`;

test.beforeEach(async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'CLERK');
});

/** Types where the focus is and goes on with Tab. */
async function type(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
}

async function fillChild(page: Page, lastName: string): Promise<void> {
  await expect(page.getByLabel('Жеке сәйкестендіру нөмірі (ЖСН)')).toHaveValue('');
  await page.keyboard.press('Alt+Digit1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space'); // no IIN
  await page.getByLabel('ЖСН орнындағы құжат').focus();
  await type(page, 'Туу туралы акт, ЖСН рәсімделуде');
  await page.keyboard.press('Tab');
  await type(page, '14042018');
  await page.keyboard.press('Space'); // the first of the sexes
  await page.keyboard.press('Tab');
  await type(page, lastName, 'Әлихан');
}

async function fillRest(page: Page): Promise<void> {
  await page.keyboard.press('Alt+Digit2');
  await type(page, 'Мысалова', 'Айжан');
  await page.getByLabel('Кім болып келеді').focus();
  await page.keyboard.press('ArrowDown'); // the mother
  await page.keyboard.press('Tab');
  await type(page, '8 701 123 45 67');
  await page.keyboard.press('Alt+Digit3');
  await page.keyboard.press('Space');
  const consent = page.getByRole('checkbox', { name: /Дербес деректерді/ });
  await consent.focus();
  await page.keyboard.press('Space');
}

const saved = (page: Page) => expect(page.getByText(/^Сақталды, \d\d:\d\d$/)).toBeVisible();

test(
  'a child is registered by keyboard alone: the number, the receipt, and the next one',
  atDesk('a phone has no keyboard'),
  async ({ page }) => {
    await page.goto('/cases');
    await page.getByRole('link', { name: 'Жаңа өтініш' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Құжаттарды қабылдау және тіркеу');
    await fillChild(page, name());
    await fillRest(page);
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'Өтініш тіркелді' })).toBeFocused();
    await expect(page.getByText(/^\d{4}-\d{4}$/)).toBeVisible();
    const receipt = page.getByRole('link', { name: /қолхат/ });
    await expect(receipt).toBeVisible({ timeout: 20_000 });
    const paper = await page.request.get((await receipt.getAttribute('href')) ?? '');
    expect(paper.headers()['content-type']).toBe('application/pdf');
    await page.getByRole('link', { name: 'Тағы тіркеу' }).click();
    await expect(page.getByLabel('Жеке сәйкестендіру нөмірі (ЖСН)')).toHaveValue('');
  },
);

test('what is missing is named above the form and at its field, and nothing typed is lost', async ({ page }) => {
  const lastName = name();
  await page.goto('/cases/new');
  await page.getByLabel('Тегі', { exact: true }).first().fill(lastName);
  await saved(page);
  await page.getByRole('button', { name: 'Тіркеу және басшыға жіберу' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'қате бар' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: /^Ұялы телефон/ }).click();
  await expect(page.getByLabel('Ұялы телефон')).toBeFocused();
  await page.keyboard.type('12');
  await expect(page.getByText('Телефон нөмірін тексеріңіз').first()).toBeVisible();

  await saved(page);
  await page.reload();
  await expect(page.getByLabel('Тегі', { exact: true }).first()).toHaveValue(lastName);
  await expect(page.getByLabel('Ұялы телефон')).toHaveValue('12');
  await page.goto('/cases');
  await page.getByRole('link', { name: 'Жоба' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Құжаттарды қабылдау және тіркеу');
});

test(
  'a child who is known is shown, and somebody has to say whether it is the same',
  atDesk('filled in by keyboard'),
  async ({ page }) => {
    const lastName = name();
    for (const round of [1, 2]) {
      await page.goto('/cases/new');
      await fillChild(page, lastName);
      await fillRest(page);
      await page.keyboard.press('Control+Enter');
      if (round === 1) await expect(page.getByRole('heading', { name: 'Өтініш тіркелді' })).toBeVisible();
    }
    const panel = page.getByRole('region', { name: 'Бұл бала бұрын тіркелген сияқты' });
    await expect(panel).toContainText(lastName);
    await panel.getByRole('radio', { name: 'Осы баланың жаңа курсы' }).click(); // the question goes with its answer
    await expect(page.getByText('Баланың бұрынғы карточкасы алынды.')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert').last()).toContainText('аяқталмаған іс бар'); // its first course is not over
  },
);

test('a session that ends in the middle asks over the form, and loses nothing', async ({ page, baseURL, browser }) => {
  const context = await browser.newContext({ baseURL });
  const own = await context.newPage();
  await prefer(own, { locale: 'kk' });
  await signInAnew(own, 'CLERK', 1);
  await own.goto('/cases/new');
  await own.getByLabel('Тегі', { exact: true }).first().fill(name());
  await saved(own);
  await context.clearCookies();
  await own.getByLabel('Аты', { exact: true }).first().fill('Әлихан');
  const dialog = own.getByRole('dialog', { name: 'Сеанс аяқталды' });
  const { email, password } = loginOf('CLERK', 1);
  await dialog.getByLabel('Электрондық пошта').fill(email);
  await dialog.getByLabel('Құпиясөз', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Кіру' }).click();
  await expect(dialog).toBeHidden();
  await saved(own);
  await own.reload();
  await expect(own.getByLabel('Аты', { exact: true }).first()).toHaveValue('Әлихан');
  await context.close();
  await page.close();
});

const ADDRESS = 'Тұрғылықты мекенжайы';

test('two pages of one draft: what only one changed is kept, what both changed is picked field by field', async ({
  page,
  context,
}) => {
  const lastName = name();
  const label = (on: Page, text: string) => on.getByLabel(text, { exact: text !== ADDRESS }).first();
  await page.goto('/cases/new');
  await label(page, 'Тегі').fill(lastName);
  await label(page, 'Аты').fill('Әлихан');
  await saved(page);
  await expect(page).toHaveURL(/cases\/new\/.+/);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(label(other, 'Тегі')).toHaveValue(lastName);

  await label(other, 'Аты').fill('Әлия');
  await label(other, ADDRESS).fill('Абай к., 7');
  await saved(other);
  await label(page, 'Аты').fill('Әлімжан');
  const conflict = page.getByRole('region', { name: 'Бұл деректер басқа жерде де өзгертілді' });
  await expect(conflict.getByRole('group')).toHaveCount(1);
  await expect(label(page, ADDRESS)).toHaveValue('Абай к., 7');
  await expect(conflict.getByRole('radio', { name: /Әлімжан/ })).toBeChecked();
  expect(await faultsHere(page, 'the conflict')).toEqual([]);
  await page.getByRole('button', { name: 'Тіркеу және басшыға жіберу' }).click();
  await expect(conflict).toBeVisible();
  await conflict.getByRole('radio', { name: /Әлия/ }).check();
  await conflict.getByRole('button', { name: 'Таңдалғанды сақтау' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(label(page, 'Аты')).toHaveValue('Әлия');
  await saved(page);
  await page.reload();
  await expect(label(page, 'Аты')).toHaveValue('Әлия');
  await expect(label(page, ADDRESS)).toHaveValue('Абай к., 7');
});
