import { type Browser, expect, test } from '@playwright/test';
import { Hands } from './hands';
import { dayAgo } from './own-case';
import { loginOf, prefer, signIn } from './running-system';

const ROLES = ['CLERK', 'HEAD', 'SPEECH_THERAPIST', 'PSYCHOLOGIST'] as const;
type Role = (typeof ROLES)[number];
type Four = Record<Role, Hands>;

/** Four people, each at a device of his own. */
async function fourPeople(browser: Browser, options: Parameters<Browser['newContext']>[0], touch: boolean) {
  const hands = {} as Four;
  for (const role of ROLES) {
    const page = await (await browser.newContext(options)).newPage();
    await prefer(page, { locale: 'kk' });
    await signIn(page, role);
    hands[role] = new Hands(page, touch);
  }
  return hands;
}

/** What happened on paper, so many days ago. */
async function onPaper({ page }: Hands, days: number): Promise<void> {
  await page.getByRole('checkbox', { name: /кейін енгізіледі/ }).check();
  await page.getByLabel(/^(Нақты күні|Құжаттар қабылданған күн)$/).fill(dayAgo(days));
  await page.getByLabel('Себебі').last().fill('Қағаз журналдан көшірілді');
}

/** Action 1: the clerk registers what came on paper four months ago. */
async function register(clerk: Hands): Promise<string> {
  const { page } = clerk;
  await page.goto('/work');
  await page.goto('/cases/new');
  const noIin = page.getByRole('checkbox', { name: /ЖСН жоқ/ });
  await clerk.tick(noIin);
  await clerk.write(page.getByLabel('ЖСН орнындағы құжат'), 'Туу туралы акт');
  await clerk.write(page.getByLabel('Туған күні'), '14042018');
  await clerk.tick(page.getByRole('radio', { name: 'Ұл' }));
  await clerk.write(page.getByLabel('Тегі').first(), `Алтықадам${letters()}`);
  await clerk.write(page.getByLabel('Аты', { exact: true }).first(), 'Әлихан');
  await clerk.write(page.getByLabel('Тегі').last(), 'Мысалова');
  await clerk.write(page.getByLabel('Аты', { exact: true }).last(), 'Айжан');
  await clerk.choose(page.getByLabel('Кім болып келеді'), 'Анасы');
  await clerk.write(page.getByLabel('Телефон'), '87011234567');
  for (const paper of [/^Өтініш/, /Дербес деректерді/]) await clerk.tick(page.getByRole('checkbox', { name: paper }));
  await onPaper(clerk, 120);
  await clerk.press(page.getByRole('button', { name: 'Тіркеу және басшыға жіберу' }));
  await expect(page.getByRole('heading', { name: 'Өтініш тіркелді' })).toBeVisible();
  await clerk.press(page.getByRole('link', { name: 'Істі ашу' }));
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1)!;
}

const letters = () => [...crypto.randomUUID().replace(/\D/g, '')].map((digit) => 'абвгдежзик'[Number(digit)]).join('');

/** Action 2: the head takes it up, assigns the team and concludes the contract. */
async function review(head: Hands, id: string): Promise<void> {
  const { page } = head;
  await page.goto(`/cases/${id}`);
  await head.press(page.getByRole('link', { name: 'Қарау, шарт жасасу' }).first());
  await onPaper(head, 119);
  await head.press(page.getByRole('button', { name: 'Қарауға алу' }));
  const conclude = page.getByRole('button', { name: 'Шартты беру және мамандарға жіберу' });
  await expect(conclude).toHaveAttribute('aria-disabled', 'true');
  for (const name of ['Сынақова', 'Примерова']) await head.tick(page.getByRole('checkbox', { name: new RegExp(name) }));
  await onPaper(head, 119);
  await head.write(page.getByLabel('Заңды өкіл қол қойған күн'), dayAgo(119));
  await head.tick(page.getByRole('checkbox', { name: 'Басшы ретінде шартқа қол қойдым' }));
  await head.press(conclude);
  await expect(page.getByText('Шарт жасалды').first()).toBeVisible();
}

/** Scores all of one's own domains and closes the section. */
async function fillSection(specialist: Hands, score: number): Promise<void> {
  const { page } = specialist;
  const domains = page.getByRole('navigation', { name: 'Бағалау салалары' }).getByRole('button', { name: /, сіз/ });
  await expect(domains).toHaveCount(3);
  for (let domain = 0; domain < 3; domain++) {
    await specialist.press(domains.nth(domain));
    const rows = page.getByRole('main').getByRole('radiogroup');
    const count = await rows.count();
    for (let row = 0; row < count; row++)
      await specialist.score(rows.nth(row).getByRole('radio', { name: new RegExp(`^${score},`) }), score);
  }
  await specialist.press(page.getByRole('button', { name: /Бөлімді аяқтау/ }));
  await expect(page.getByRole('button', { name: /Бөлімді аяқтау/ })).toHaveCount(0, { timeout: 15_000 });
}

type Held = { id: string; kind: 'initial' | 'final'; score: number; days: number | null };

/** A joint record of the team: both fill their sections, one writes the summary, both agree. */
async function assess({ SPEECH_THERAPIST: first, PSYCHOLOGIST: second }: Four, { id, kind, score, days }: Held) {
  const path = `/cases/${id}/assessments/${kind}`;
  await first.page.goto(path);
  if (days !== null) await onPaper(first, days);
  await first.press(first.page.getByRole('button', { name: 'Бағалауды бастау' }));
  await second.page.goto(path);
  for (const one of [first, second]) await fillSection(one, score);
  await first.write(first.page.getByLabel('Ортақ тұжырым'), 'Бала тапсырмаларды көмекпен орындайды.');
  for (const one of [first, second]) {
    const answer = one.page.getByRole('button', { name: 'Жауап беру' });
    await expect(answer).not.toHaveAttribute('aria-disabled', 'true', { timeout: 15_000 });
    if (one === second && days !== null) await onPaper(second, days);
    await one.press(answer);
    await expect(answer).toHaveCount(0, { timeout: 15_000 });
  }
}

/** Action 4: the programme is written and approved, a lesson is held, the final assessment closes, the course ends. */
async function course(four: Four, id: string): Promise<void> {
  const { SPEECH_THERAPIST: specialist, HEAD: head } = four;
  const { page } = specialist;
  const path = `/cases/${id}/course`;
  await page.goto(path);
  await specialist.write(page.getByLabel('Мақсат: бала не істей алатын болады'), 'Екі сөзден сөйлем құрайды');
  await specialist.choose(page.getByLabel('Даму саласы'), 'Сөйлеу дамуы');
  await specialist.write(page.getByLabel('Курстағы саны'), '2');
  await specialist.press(page.getByRole('button', { name: 'Басшыға бекітуге жіберу' }));
  await expect(page.getByText('Бекітуді күтіп тұр: 1-нұсқа')).toBeVisible();
  await head.page.goto(path);
  await onPaper(head, 117);
  await head.press(head.page.getByRole('button', { name: 'Курсты бастау' }));
  await expect(head.page.getByText(/^1-нұсқа, бекітілген күні/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Өткізілген сабақты жазу' })).toBeVisible();
  const hour = test.info().project.name === 'phone' ? '12' : '10'; // a specialist holds one lesson at a time
  await specialist.write(page.getByLabel('Күні', { exact: true }), dayAgo(1));
  await specialist.write(page.getByLabel('Басталуы'), `${hour}:00`);
  await specialist.tick(page.getByRole('radio', { name: 'Келді' }));
  await specialist.press(page.getByRole('button', { name: 'Сабақты жабу' }));
  await expect(page.getByText('Сабақ жазылды')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: `${dayAgo(1)}${hour}:00–${hour}:40` })).toContainText(
    'Келді',
  );
  await assess(four, { id, kind: 'final', score: 2, days: null });
  await page.goto(path);
  await specialist.press(page.getByRole('button', { name: 'Курсты аяқтау' }));
  await expect(page.getByText('Қорытынды дайындалуда').first()).toBeVisible();
}

/** What no record says is not invented: whoever signs says why it is missing. */
async function remark(specialist: Hands): Promise<void> {
  const { page } = specialist;
  await page.reload();
  const form = page.locator('form', { has: page.getByLabel(/Отбасы мен ұйымға/) });
  const fields = form.getByRole('textbox');
  await expect(fields.first()).toBeVisible();
  for (let n = 0; n < (await fields.count()); n++)
    await specialist.write(fields.nth(n), 'Қағаз журналда жазылмаған, ата-анасы растады.');
  await specialist.press(form.getByRole('button', { name: 'Сақтау' }));
  await expect(form.getByText(/^Сақталды, /)).toBeVisible();
}

async function readAndSign(signer: Hands, path: string, role: Role): Promise<void> {
  const { page } = signer;
  await page.goto(path);
  await signer.tick(page.getByLabel('Қорытындының толық мәтінін оқып шықтым'));
  await signer.write(page.getByLabel('Құпиясөз', { exact: true }), loginOf(role).password);
  const sign = page.getByRole('button', { name: 'Қол қою' });
  await signer.press(sign);
  await expect(sign).toHaveCount(0, { timeout: 15_000 });
}

/** Action 5: everybody writes the own part and signs, the head last. */
async function conclude(four: Four, id: string): Promise<void> {
  const path = `/cases/${id}/conclusion`;
  const signers = [four.SPEECH_THERAPIST, four.PSYCHOLOGIST] as const;
  for (const specialist of signers) {
    const { page } = specialist;
    await page.goto(path);
    await expect(page.getByLabel('Өз бөліміңіз')).toBeVisible({ timeout: 30_000 });
    await specialist.write(page.getByLabel('Өз бөліміңіз'), 'Бала сабаққа ынтамен қатысты.');
    await specialist.press(page.getByRole('button', { name: 'Сақтау' }).first());
    await expect(page.getByText(/^Сақталды, /)).toBeVisible();
  }
  await remark(signers[0]);
  // both at once: neither waits for the other, and neither signature undoes the other's
  await Promise.all(
    signers.map((signer, n) => readAndSign(signer, path, n === 0 ? 'SPEECH_THERAPIST' : 'PSYCHOLOGIST')),
  );
  await readAndSign(four.HEAD, path, 'HEAD');
  await expect(four.HEAD.page.getByText('Қорытындыға қол қойылды').first()).toBeVisible();
}

/** Action 6: the clerk prepares the certificate, looks at the recipient's paper and hands it over. */
async function handOver(clerk: Hands, id: string): Promise<void> {
  const { page } = clerk;
  await page.goto(`/cases/${id}`);
  await clerk.press(page.getByRole('link', { name: 'Анықтаманы дайындау' }).first());
  await clerk.press(page.getByRole('button', { name: 'Анықтаманы дайындау' }));
  await expect(page.getByRole('link', { name: /PDF файлын ашу/ })).toBeVisible({ timeout: 30_000 });
  await clerk.write(page.getByLabel('Кім алады'), 'Мысалова Айжан');
  await clerk.write(page.getByLabel('Құжат нөмірі'), '041234567');
  await clerk.press(page.getByRole('button', { name: 'Анықтаманы беру' }));
  await expect(page.getByText(/Анықтама берілді, .*Іс жабылды/)).toBeVisible();
  await expect(page.getByText('Нәтиже берілді').first()).toBeVisible();
}

test.describe('one case through all six actions, by four people', () => {
  test('from the first paper to the certificate', async ({ browser, isMobile, viewport }) => {
    test.setTimeout(900_000);
    const four = await fourPeople(browser, { viewport, isMobile, hasTouch: isMobile }, isMobile);
    const id = await register(four.CLERK);
    await review(four.HEAD, id);
    await assess(four, { id, kind: 'initial', score: 1, days: 118 });
    await course(four, id);
    await conclude(four, id);
    await handOver(four.CLERK, id);
  });
});
