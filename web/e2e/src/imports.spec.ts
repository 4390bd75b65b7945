import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { Hands } from './hands';
import { faultsHere, open } from './pages';
import { prefer, signIn } from './running-system';

const PAGE = '/settings/import';
const TITLES =
  'ЖСН орнындағы құжат;Баланың тегі *;Баланың аты *;Баланың туған күні *;Баланың жынысы *;Баламен сөйлесетін тіл *';
const LETTERS = 'абвгдежзикл';
/** A surname nobody has had yet, in letters. */
const surname = () => `Файлдан${[...String(Date.now() % 1e9)].map((digit) => LETTERS[Number(digit)]).join('')}`;
const rowOf = (name: string, first: string, born = '05.03.2019') =>
  `Туу туралы куәлік;${name};${first};${born};Ұл;Қазақша`;

const pick = (page: Page, rows: string[], name = 'balalar.csv') =>
  page.getByLabel(/(Файлды|Басқа файл) таңдау/).setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${[TITLES, ...rows].join('\r\n')}\r\n`),
  });
const figure = (page: Page, title: string) => page.locator('dl div').filter({ hasText: title }).locator('dd');

test.beforeEach(async ({ page }) => {
  await prefer(page, { locale: 'kk' });
  await signIn(page, 'HEAD');
});

test('a file is checked, corrected, entered, and entered once', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  const name = surname();
  await open(page, PAGE);
  await expect(page.getByRole('link', { name: 'Excel үлгісі (XLSX)' })).toHaveAttribute(
    'href',
    /format=XLSX&language=kk$/,
  );

  await pick(page, [rowOf(name, 'Ерік'), rowOf(name, '=Ерік'), rowOf(name, 'Қайрат', '31.02.2019')]);
  await expect(page.getByText('Қатесі бар жолдарды файлда түзетіп')).toBeVisible();
  await expect(figure(page, 'Қатесі бар')).toHaveText('2');
  const faults = page.getByRole('table', { name: 'Түзетілетін жолдар' }).getByRole('row');
  await expect(faults.filter({ hasText: 'Баланың туған күні' })).toContainText('Күнтізбеде мұндай күн жоқ');
  await expect(faults.filter({ hasText: 'Баланың аты' })).toContainText('=Ерік');
  await expect(page.getByRole('button', { name: 'Енгізу', exact: true })).toHaveCount(0);
  expect(await faultsHere(page, PAGE)).toEqual([]);
  const [list] = await Promise.all([
    page.waitForEvent('download'),
    hands.press(page.getByRole('button', { name: 'Қателер тізімін жүктеп алу' })),
  ]);
  const text = await (await list.createReadStream()).reduce((all: string, piece: Buffer) => all + piece.toString(), '');
  expect(text).toContain(`;'=Ерік;`); // no program takes it for a formula

  const right = [rowOf(name, 'Ерік'), rowOf(name, 'Қайрат', '28.02.2019')];
  await pick(page, right);
  await expect(page.getByText('Қате жоқ. Файлды енгізуге болады.')).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Енгізу', exact: true }));
  await expect(page.getByText('Енгізілді: 2 жаңа жазба.')).toBeVisible();
  expect(await faultsHere(page, PAGE)).toEqual([]);
  await pick(page, right);
  await expect(page.getByText('Бұл файлдағы деректердің барлығы бұрыннан бар: енгізетін ештеңе жоқ.')).toBeVisible();
  await expect(figure(page, 'Бұрыннан бар')).toHaveText('2');

  await open(page, '/children');
  await page.getByLabel('Балалардан іздеу').fill(name);
  await expect(page.getByRole('link', { name: `${name} Ерік` })).toBeVisible();
  await expect(page.getByRole('link', { name: `${name} Қайрат` })).toBeVisible();
});

test('a file that is none says so, in the language of the page', async ({ page }) => {
  await open(page, PAGE);
  const input = page.getByLabel(/(Файлды|Басқа файл) таңдау/);
  await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n\u0001') });
  await expect(page.getByRole('alert')).toHaveText('Файл оқылмады. Excel (XLSX) немесе CSV файлын таңдаңыз.');
  await input.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Аты;Тегі\nӘли;Қасым\n') });
  await expect(page.getByRole('alert')).toContainText('Баланың тегі: Файлда бұл баған жоқ');
  expect(await faultsHere(page, PAGE)).toEqual([]);
});

test('a file is chosen by keys alone', atDesk('a phone has no keys'), async ({ page }) => {
  const asked = page.waitForEvent('filechooser'); // from the start: a browser takes a moment to hand its dialog over
  await open(page, PAGE);
  await page.getByRole('link', { name: 'CSV үлгісі' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Файлды таңдау')).toBeFocused();
  await page.keyboard.press('Enter');
  expect((await asked).isMultiple()).toBe(false);
});
