import { expect, type Page } from '@playwright/test';

const DAY_MS = 86_400_000;
const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
type Act = { method: 'post' | 'put' | 'delete'; path: string; data?: object; version?: number };
/** An act of whoever is signed in, behind the page. */
export async function act(page: Page, { method, path, data, version }: Act) {
  const answer = await page.request[method](`/api/provider/${path}`, {
    ...(data ? { data } : {}),
    headers: { 'x-onaltu': '1', ...(version ? { 'if-match': `"${version}"` } : {}) },
  });
  expect([path, answer.ok() ? 'done' : await answer.text()]).toEqual([path, 'done']);
  return answer.status() === 204 ? null : answer.json();
}

/** A Monday far ahead on which the house works and nobody has anything yet. */
export async function emptyMonday(page: Page, firstWeek: number): Promise<string> {
  const now = Date.now();
  const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * DAY_MS;
  for (let week = firstWeek; week < firstWeek + 12; week++) {
    const day = dayOf(monday + 7 * week * DAY_MS);
    const answer = await (await page.request.get(`/api/provider/timetable?from=${day}&to=${day}`)).json();
    if (answer.lessons.length === 0 && answer.daysOff.length === 0) return day;
  }
  throw new Error('no free Monday');
}

/** Plans single lessons of whoever is signed in, with the first child of the own team that is in a course. */
export async function planAt(page: Page, day: string, times: readonly string[]): Promise<string[]> {
  const { userId: specialistId } = await (await page.request.get('/api/provider/session')).json();
  const { rows } = await (await page.request.get('/api/provider/case-files?view=MINE&state=IN_REHABILITATION')).json();
  const ids: string[] = [];
  for (const time of times) {
    const startsAt = `${day}T${time}:00+05:00`;
    const body = { form: 'INDIVIDUAL', specialistId, startsAt, minutes: 40, caseFileIds: [rows[0].id] };
    ids.push((await act(page, { method: 'post', path: 'timetable/lessons', data: body })).id);
  }
  return ids;
}
