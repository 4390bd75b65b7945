import { expect, type Page } from '@playwright/test';
import { loginOf, signIn } from './running-system';

const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;
const ALMATY_MS = 5 * 3_600_000;
const TEAM = ['SPEECH_THERAPIST', 'PSYCHOLOGIST'] as const;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
/** So many days ago in Almaty, as people type it. */
export const dayAgo = (days: number): string =>
  new Date(Date.now() - days * DAY_MS + ALMATY_MS).toISOString().slice(0, 10).split('-').reverse().join('.');
const late = (days: number) => ({ late: { on: ago(days), reason: 'Қағаз журналдан көшірілді', paperNumber: '1-қ' } });

type Method = 'get' | 'post' | 'put';
type Asked = { role: string; method?: Method; path: string; data?: object; seen?: number };

/** One act of one person, behind the page. */
async function act(page: Page, { role, method = 'post', path, data = {}, seen }: Asked) {
  await signIn(page, role);
  const headers = { 'x-onaltu': '1', ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }) };
  const answer = await page.request[method](`/api/provider/${path}`, method === 'get' ? {} : { data, headers });
  expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBeLessThan(300);
  return answer.status() === 204 ? null : answer.json();
}
const idOf = async (page: Page, role: string): Promise<string> =>
  (await act(page, { role, method: 'get', path: 'session' })).userId;

/** A case of this test alone whose papers came so many days ago. */
export async function register(page: Page, days: number): Promise<string> {
  const letters = [...String(Date.now() % 1_000_000)].map((digit) => 'абвгдежзик'[Number(digit)]).join('');
  const child = { lastName: 'Сынақов', firstName: `Мысал${letters}` };
  const { id } = await act(page, { role: 'CLERK', path: 'case-files', data: { child } });
  const data = {
    child: {
      ...child,
      ...{ birthDate: '2017-03-11', sex: 'MALE', language: 'kk', impairments: ['SPEECH'] },
      otherPaper: 'Туу туралы куәлік, ЖСН әлі берілмеген',
    },
    representative: {
      ...{ lastName: 'Сынақова', firstName: 'Айжан', phone: '+77000000142' },
      ...{ language: 'kk', relation: 'MOTHER' },
    },
    papers: ['APPLICATION', 'CONSENT'].map((kind) => ({ kind, keeping: 'SEEN' })),
    consent: { textVersion: '1', givenOn: ago(days).slice(0, 10) },
    ...{ channel: 'OFFICE', language: 'kk', ...late(days) },
  };
  await act(page, { role: 'CLERK', path: `case-files/${id}/registration`, data });
  return id;
}

async function contract(page: Page, id: string, days: number): Promise<void> {
  await act(page, { role: 'HEAD', path: `case-files/${id}/review`, data: late(days) });
  for (const role of TEAM) {
    const data = { specialistId: await idOf(page, role) };
    await act(page, { role: 'HEAD', path: `case-files/${id}/team`, data });
  }
  const terms = { lengthDays: 120, language: 'kk', signedByHead: true, signedByRepresentativeAt: ago(days) };
  await act(page, { role: 'HEAD', path: `case-files/${id}/contract`, data: { ...terms, ...late(days) } });
}

type Held = { kind: 'INITIAL' | 'FINAL'; value: number; on?: { late?: object } };
async function assess(page: Page, caseId: string, { kind, value, on = {} }: Held): Promise<void> {
  const begin = { role: TEAM[0], path: `case-files/${caseId}/assessments`, data: { kind, ...on } };
  const { id, sections, version } = await act(page, begin);
  for (const role of TEAM) {
    const userId = await idOf(page, role);
    const own = sections.find(({ specialistId }: { specialistId: string }) => specialistId === userId);
    for (const indicator of own.missing)
      await act(page, { role, method: 'put', path: `assessments/${id}/scores/${indicator}`, data: { value } });
    await act(page, { role, path: `assessments/${id}/section/finish` });
  }
  const words = { summary: 'Бала тапсырмаларды көмекпен орындайды.' };
  await act(page, { role: TEAM[0], method: 'put', path: `assessments/${id}/summary`, data: words, seen: version });
  for (const [i, role] of TEAM.entries()) {
    const data = { answer: 'AGREED', ...(i === TEAM.length - 1 ? on : {}) };
    await act(page, { role, path: `assessments/${id}/answer`, data, seen: Number(version) + 1 });
  }
}

/** A case of this test alone whose initial assessment has begun. */
export async function caseInAssessment(page: Page): Promise<string> {
  const id = await register(page, 3);
  await contract(page, id, 2);
  await act(page, { role: TEAM[0], path: `case-files/${id}/assessments`, data: { kind: 'INITIAL' } });
  return id;
}

/** A case of this test alone whose programme waits for the head. */
export async function caseWithProgramme(page: Page, days = 40): Promise<string> {
  const id = await register(page, days + 2);
  await contract(page, id, days + 1);
  await assess(page, id, { kind: 'INITIAL', value: 1, on: late(days) });
  const programme = {
    goals: [{ domain: 'SPEECH', wording: 'Екі-үш сөзден сөйлем құрайды' }],
    planned: [{ form: 'INDIVIDUAL', specialistId: await idOf(page, TEAM[0]), planned: 40 }],
  };
  await act(page, { role: TEAM[0], path: `case-files/${id}/programme`, data: programme });
  return id;
}

/** A case of this test alone, in its course since so many days. */
export async function caseInCourse(page: Page, days = 40): Promise<string> {
  const id = await caseWithProgramme(page, days);
  await act(page, { role: 'HEAD', path: `case-files/${id}/programme/approval`, data: { revision: 1, ...late(days) } });
  return id;
}

async function sign(page: Page, id: string): Promise<void> {
  const path = `case-files/${id}/conclusion`;
  await expect
    .poll(async () => (await page.request.get(`/api/provider/${path}`)).status(), { timeout: 30_000 })
    .toBe(200);
  for (const role of TEAM)
    await act(page, {
      role,
      method: 'put',
      path: `${path}/part`,
      data: { wording: 'Жеке сабақтар жүргізілді.' },
      seen: 0,
    });
  const { gaps, version } = await act(page, { role: TEAM[0], method: 'get', path });
  const remarks = gaps.map(({ id: gap }: { id: string }) => ({ gap, remark: 'Қағаз журналда қалды.' }));
  const data = { recommendations: 'Үйде күн сайын жаттығу.', remarks };
  await act(page, { role: TEAM[0], method: 'put', path: `${path}/recommendations`, data, seen: version });
  for (const role of [...TEAM, 'HEAD']) {
    const { textSha256 } = await act(page, { role, method: 'get', path });
    const { password } = loginOf(role);
    const signature = { role: role === 'HEAD' ? role : 'SPECIALIST', textSha256, password };
    await act(page, { role, path: `${path}/signature`, data: signature });
  }
}

const SLOTS = 24;
const FIRST_SLOT = 10; // after those of the demo's own stories
/** A time in the course at which nobody holds a lesson: another one each second, for longer than a run lasts. */
function freeTime(days: number): Date {
  const second = Math.floor(Date.now() / 1000);
  const dates = days - 15;
  const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const slot = FIRST_SLOT + (Math.floor(second / dates) % SLOTS);
  return new Date(midnight - (10 + (second % dates)) * DAY_MS + slot * HALF_HOUR_MS);
}

/** A case of this test alone whose conclusion is signed: only its certificate is missing. */
export async function signedCase(page: Page): Promise<string> {
  const days = 100;
  const id = await caseInCourse(page, days);
  const startsAt = freeTime(days);
  const day = startsAt.toISOString().slice(0, 10);
  const opened = { specialistId: await idOf(page, TEAM[0]), from: day, to: day, reason: 'Қағаз журналдан' };
  await act(page, { role: 'HEAD', path: 'entry-unlocks', data: opened });
  const endsAt = new Date(startsAt.getTime() + HALF_HOUR_MS);
  const lesson = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), form: 'INDIVIDUAL' };
  const attendance = [{ caseFileId: id, state: 'PRESENT' }];
  await act(page, { role: TEAM[0], path: 'lessons', data: { ...lesson, attendance } });
  await assess(page, id, { kind: 'FINAL', value: 3 });
  const { goals } = await act(page, { role: TEAM[0], method: 'get', path: `case-files/${id}/course` });
  for (const { id: goal, version } of goals)
    await act(page, {
      role: TEAM[0],
      method: 'put',
      path: `goals/${goal}`,
      data: { state: 'ACHIEVED' },
      seen: version,
    });
  await act(page, { role: TEAM[0], path: `case-files/${id}/completion` });
  await sign(page, id);
  return id;
}

/** A package that waits for the head; the number of its case. */
export async function newPackage(page: Page): Promise<string> {
  const id = await register(page, 3);
  return (await act(page, { role: 'CLERK', method: 'get', path: `case-files/${id}` })).number;
}
