import { expect, type Page, test } from '@playwright/test';
import { atDesk } from './at-desk';
import { emptyMonday } from './far-lessons';
import { Hands } from './hands';
import { faultsHere, open } from './pages';
import { loginOf, prefer, signIn } from './running-system';

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
const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).split('-').toReversed().join('.');
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

/** A file of our template: its own titles, and a row under some of them. */
async function pickRow(page: Page, kind: string, row: Readonly<Record<string, string>>): Promise<void> {
  const template = await page.request.get(`/api/provider/imports/${kind}/template?format=CSV&language=kk`);
  const titles = (await template.text()).replace('\uFEFF', '').trim().split(';');
  const cells = titles.map((title) => row[title.replace(' *', '')] ?? '');
  expect(cells.filter(Boolean)).toHaveLength(Object.keys(row).length);
  const lines = [titles.join(';'), cells.map((cell) => `"${cell}"`).join(';')];
  await page.getByLabel(/(Файлды|Басқа файл) таңдау/).setInputFiles({
    name: `${kind}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
  });
}

test('a case in progress comes after its child', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  const enter = async () => {
    await hands.press(page.getByRole('button', { name: 'Енгізу', exact: true }));
    await expect(page.getByText('Енгізілді: 1 жаңа жазба.')).toBeVisible();
  };
  const child = { 'Баланың тегі': surname(), 'Баланың аты': 'Ерік', 'Баланың туған күні': '05.03.2019' };
  await open(page, PAGE);
  await pickRow(page, 'CHILDREN', {
    ...{
      ...child,
      'ЖСН орнындағы құжат': 'Туу туралы куәлік',
      'Баланың жынысы': 'Ұл',
      'Баламен сөйлесетін тіл': 'Қазақша',
    },
    ...{ 'Өкілдің тегі': 'Мысалова', 'Өкілдің аты': 'Әсел', 'Кім болып келеді': 'Анасы' },
    ...{ 'Ұялы телефон': '87010000000', 'Өкілмен сөйлесетін тіл': 'Қазақша' },
  });
  await enter();

  await hands.tick(page.getByRole('radio', { name: 'Жүріп жатқан істер' }));
  await expect(
    page.getByText('мамандар бастапқы бағалау мен бағдарламаны істің бетінде қағаз құжаттан енгізеді'),
  ).toBeVisible();
  const papers = 'Өтініш; Дербес деректерді жинауға және өңдеуге келісім; ПМПК қорытындысы';
  const received = { ...child, 'Құжаттар қабылданған күн': dayBefore(3) };
  await pickRow(page, 'CASES', { ...received, 'Тапсырылған құжаттар': 'Өтініш' });
  const faults = page.getByRole('table', { name: 'Түзетілетін жолдар' }).getByRole('row');
  await expect(faults.filter({ hasText: 'бүкіл жол' })).toHaveCount(1);
  expect(await faultsHere(page, PAGE)).toEqual([]);
  await pickRow(page, 'CASES', { ...received, 'Тапсырылған құжаттар': papers });
  await enter();
  await hands.press(page.getByRole('link', { name: 'Істер тізімін ашу' }));
  await expect(page.getByText(`${child['Баланың тегі']} Ерік`)).toBeVisible();
});

test('a lesson comes after its case, and stands in the timetable', async ({ page, isMobile }) => {
  const hands = new Hands(page, isMobile);
  await signIn(page, 'SPEECH_THERAPIST');
  const { rows } = await (await page.request.get('/api/provider/case-files?view=MINE&state=IN_REHABILITATION')).json();
  await signIn(page, 'HEAD');
  const day = await emptyMonday(page, 33);
  const lesson = {
    ...{ 'Сабақ күні': day.split('-').toReversed().join('.'), 'Басталу уақыты': '10:00', 'Ұзақтығы, мин': '30' },
    ...{ 'Сабақ түрі': 'Жеке сабақ', Маман: loginOf('SPEECH_THERAPIST').email },
  };
  await open(page, PAGE);
  await hands.tick(page.getByRole('radio', { name: 'Айдың сабақтары' }));
  await pickRow(page, 'LESSONS', { ...lesson, Балалар: '1999-0001' });
  const faults = page.getByRole('table', { name: 'Түзетілетін жолдар' }).getByRole('row');
  await expect(faults.filter({ hasText: 'Балалар' })).toContainText('1999-0001');
  await pickRow(page, 'LESSONS', { ...lesson, Балалар: rows[0].number });
  await hands.press(page.getByRole('button', { name: 'Енгізу', exact: true }));
  await expect(page.getByText('Енгізілді: 1 жаңа жазба.')).toBeVisible();
  expect(await faultsHere(page, PAGE)).toEqual([]);
  const { lessons } = await (await page.request.get(`/api/provider/timetable?from=${day}&to=${day}`)).json();
  expect(lessons).toMatchObject([{ form: 'INDIVIDUAL', state: 'PLANNED', places: [{ number: rows[0].number }] }]);
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
