import { addDays, almatyDay, almatyMoment, daysBetween } from '@onaltu/domain/clock/day';
import { endedMonths, monthOf } from '@onaltu/domain/sealing';
import type { TestProvider } from './given';
import type { TestApp } from './harness';
import type { Person } from './person';

export const today = almatyDay(new Date());
/** The month that has ended last, and the one before it. */
export const [MONTH = '', BEFORE = ''] = endedMonths(today);
export const span = monthOf(MONTH)!;
/** A day of that month on which things happen. */
export const middle = addDays(span.from, 14);
export const AGO = daysBetween(middle, today);
export const hourOn = (hour: number): string => almatyMoment(middle, hour * 60).toISOString();
export const refusedAs = (type: string) => ({ type: `urn:problem:${type}` });
/** A figure or a change of the answer, by its indicator. */
export type Shown = { indicator: string; value: number; base: number; rows: object[]; added: number; removed: number };
export const of = (shown: readonly Shown[], id: string): Shown | undefined =>
  shown.find(({ indicator }) => indicator === id);

/** A provider that is open for two months, an official, and what they do with a month. */
export class MonthWork {
  provider!: TestProvider;
  official!: Person;

  constructor(private readonly app: TestApp) {}

  async begin(): Promise<void> {
    this.provider = await this.opened();
    this.official = await this.app.given.official(this.provider.regionId);
  }

  async opened(): Promise<TestProvider> {
    const one = await this.app.given.provider();
    await this.app.rows(`update directory.provider set opened_on = $2 where id = $1`, [
      one.id,
      addDays(span.from, -10),
    ]);
    return one;
  }

  seal = (by: Person = this.provider.head, body: object = {}, month = MONTH) =>
    this.app.as(by).post(`/months/${month}/seal`).send(body);
  own = async (month = MONTH) => (await this.app.as(this.provider.head).get(`/months/${month}`).expect(200)).body;
  at = (id = this.provider.id, month = MONTH) => `/providers/${id}/months/${month}`;
  seen = async () => (await this.app.as(this.official).get(this.at()).expect(200)).body;
  answer = (what: 'acceptance' | 'return', body: object, { by = this.official, version = 1, path = this.at() } = {}) =>
    this.app.as(by).post(`${path}/${what}`).set('if-match', `"${version}"`).send(body);
  received = (one = this.provider) => this.app.given.caseFile(one, { state: 'REGISTERED', receivedDaysAgo: AGO });
  cell = async (month = MONTH) => {
    const { body } = await this.app.as(this.official).get('/months').expect(200);
    const row = body.providers.find(({ providerId }: { providerId: string }) => providerId === this.provider.id);
    return { ...row.months.find((one: { month: string }) => one.month === month), row };
  };
}
