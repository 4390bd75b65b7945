import { almatyDay, almatyMoment, day } from '@onaltu/domain/clock/day';
import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { MailReportsTicker } from './mail-reports.ticker';

const at = (date: string) => almatyMoment(day(date), 9 * 60);
const SUNDAY = at('2026-11-01');
const MONDAY = at('2026-11-02');

describe('the monthly form by mail', () => {
  const app = startApp({ worker: true });
  let regionId: string;
  let official: Person;

  beforeEach(async () => {
    regionId = await app.given.region();
    official = await app.given.official(regionId);
  });

  const subscribe = async (person: Person, since = '2026-10-05'): Promise<void> => {
    await app.as(person).put('/exports/subscription').send({ monthly: true }).expect(200);
    await app.rows(`update core.report_subscription set since = $2 where account_id = $1`, [person.userId, at(since)]);
  };
  const tick = (moment: Date) => app.worker!.get(MailReportsTicker).tick(moment);
  const mails = (person: Person) =>
    app.rows<{ id: string; state: string }>(
      `select id, state from core.mail_ledger where recipient_id = $1 and template = 'monthly-report'`,
      [person.userId],
    );
  const exportsOf = (region: string) =>
    app.rows<{ period: string; language: string; format: string }>(
      `select period, language, format from core.report_export where owner_id = $1 order by language`,
      [region],
    );

  it('is each official’s own setting, said as often as one likes and written down when it changes', async () => {
    const read = async () => (await app.as(official).get('/exports/subscription').expect(200)).body;
    expect(await read()).toEqual({ monthly: false, since: null });
    for (const monthly of [true, true, false, false])
      await app.as(official).put('/exports/subscription').send({ monthly }).expect(200);
    expect(await read()).toEqual({ monthly: false, since: null });
    await app.as(official).put('/exports/subscription').send({ monthly: true }).expect(200);
    expect(almatyDay(new Date((await read()).since))).toBe(almatyDay(new Date()));
    const colleague = await app.given.official(regionId);
    expect((await app.as(colleague).get('/exports/subscription').expect(200)).body.monthly).toBe(false);
    const rows = await app.rows<{ detail: object }>(
      `select detail from audit.event where action = 'export.subscribed' and actor = $1 order by id`,
      [official.userId],
    );
    expect(rows.map(({ detail }) => detail)).toEqual([{ monthly: true }, { monthly: false }, { monthly: true }]);
    const { body } = await app.as(official).put('/exports/subscription').send({ monthly: 'yes' }).expect(422);
    expect(body.errors[0].pointer).toBe('/monthly');
  });

  it('is sent from the first working day on, once, whatever ticks late or twice', async () => {
    await subscribe(official);
    await tick(SUNDAY);
    expect(await mails(official)).toEqual([]);
    await Promise.all([tick(MONDAY), tick(MONDAY)]);
    await tick(at('2026-11-20'));
    const [mail] = await eventually(
      () => mails(official),
      ([one]) => one?.state === 'ACCEPTED',
    );
    expect(await mails(official)).toEqual([mail]);
    expect(await exportsOf(regionId)).toEqual([{ period: '2026-10', language: 'kk', format: 'XLSX' }]);
    const [letter] = app.mail.letters.filter(
      ({ to }) => to && 'value' in to && to.value[0]?.address === official.email,
    );
    expect(letter!.subject).toBe('2026 жылғы қазан: ай сайынғы нысан дайын');
    expect(letter!.text).toContain('department/reports?report=MONTHLY&period=2026-10');
    const { body } = await app.as(official).get('/exports').expect(200);
    expect(body.exports[0]).toMatchObject({ report: 'MONTHLY', period: '2026-10', madeByName: null });
  });

  it('comes in each one’s language, with one form for all who read it', async () => {
    const member = { ownerId: regionId, scope: 'region' as const, roles: ['DEPARTMENT_OFFICIAL'] as const };
    const readers = [
      official,
      await app.given.person({ ...member, locale: 'ru' }),
      await app.given.person({ ...member, locale: 'ru' }),
    ];
    for (const reader of readers) await subscribe(reader);
    await tick(MONDAY);
    expect((await exportsOf(regionId)).map(({ language }) => language)).toEqual(['kk', 'ru']);
    for (const reader of readers) expect(await mails(reader)).toHaveLength(1);
  });

  it('does not come to who subscribed after the month, left, or is at another department', async () => {
    const elsewhere = await app.given.official(await app.given.region());
    await subscribe(official, '2026-11-02');
    const left = await app.given.official(regionId);
    await subscribe(left);
    await app.rows(`update directory.membership set ended_at = now() where account_id = $1`, [left.userId]);
    await tick(MONDAY);
    for (const person of [official, left, elsewhere]) expect(await mails(person)).toEqual([]);
    expect(await exportsOf(regionId)).toEqual([]);
  });
});
