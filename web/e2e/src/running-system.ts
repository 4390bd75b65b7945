import { type Cookie, expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';

type Login = { role: string; email: string; password: string; provider: string | null };

/** Each worker has a system of its own: what one test file does to the cases never meets another. */
export const SYSTEMS = (process.env['ONALTU_RUNNING'] ?? '').split(delimiter).filter(Boolean);
const file = SYSTEMS[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (!file) throw new Error('ONALTU_RUNNING is the running.json of a running system, or of one for each worker.');
type Running = { logins: readonly Login[]; urls: { web: string; mail: string } };
const { logins, urls } = JSON.parse(readFileSync(file, 'utf8')) as Running;
export const { web: baseURL } = urls;

/** The n-th demo person whose role is this one. */
export function loginOf(role: string, nth = 0): Login {
  const login = logins.filter((each) => each.role.includes(role))[nth];
  if (!login) throw new Error(`no demo login as ${role}`);
  return login;
}

export const PROVIDERS = new Set(logins.filter(({ role }) => role === 'CLERK').map(({ provider }) => provider)).size;

const sessions = new Map<string, Cookie[]>();

/** Signs in behind the page, for tests that are not about the door; a session is kept, since the door slows down who knocks often. */
export async function signIn(page: Page, role: string, nth = 0): Promise<void> {
  const { email } = loginOf(role, nth);
  const kept = sessions.get(email);
  if (kept) return page.context().addCookies(kept);
  const before = new Set((await page.context().cookies()).map(({ value }) => value));
  await signInAnew(page, role, nth);
  sessions.set(
    email,
    (await page.context().cookies()).filter(({ value }) => !before.has(value)),
  );
}

/** The sessions of this person were ended: the next test signs in anew. */
export const forgetSession = (role: string, nth = 0): boolean => sessions.delete(loginOf(role, nth).email);

/** The link in the letter that arrived at this address. */
export async function linkMailedTo(page: Page, address: string): Promise<string> {
  const inbox = new URL('/api/email', urls.mail).href;
  const idOf = async (): Promise<string | undefined> =>
    (await (await page.request.get(inbox)).json()).find(({ to }: { to: { address: string }[] }) =>
      to.some((one) => one.address === address),
    )?.id;
  await expect.poll(idOf, { timeout: 20_000 }).toBeDefined();
  const { text } = await (await page.request.get(`${inbox}/${await idOf()}`)).json();
  return /https?:\S+/.exec(text)![0];
}

/** A session of this test alone, for a test that ends it. */
export async function signInAnew(page: Page, role: string, nth = 0): Promise<void> {
  const { email, password } = loginOf(role, nth);
  const answer = await page.request.post('/api/public/session', {
    data: { email, password },
    headers: { 'x-onaltu': '1' },
  });
  expect(answer.status()).toBe(200);
}

/** How this device shows pages, chosen before the first of them opens. */
export async function prefer(page: Page, preferences: Readonly<Record<string, string>>): Promise<void> {
  await page.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) {
      if (localStorage.getItem(`onaltu.${key}`) === null) localStorage.setItem(`onaltu.${key}`, value);
    }
  }, preferences);
}

type Row = { id: string; state: string; action: number | null; number: string | null };

export async function casesOf(page: Page, state?: string): Promise<Row[]> {
  const query = state ? `?state=${state}` : '';
  const answer = await page.request.get(`/api/provider/case-files${query}`);
  expect(answer.status()).toBe(200);
  return (await answer.json()).rows;
}

/** A case of the demo: the oldest in this state, so that none is met that another test made for itself. */
export async function caseIn(page: Page, state: string): Promise<string> {
  const row = (await casesOf(page, state)).at(-1);
  if (!row) throw new Error(`no demo case in ${state}`);
  return row.id;
}
