import { translator } from '@onaltu/i18n/translator';
import { addDays, almatyDay, almatyMoment, day, type Day } from '@onaltu/domain/clock/day';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { SweepTicker } from './sweep.ticker';

const TODAY = almatyDay(new Date());
/** A Thursday, so far ahead that everything waits long enough, and its weekend. */
const THURSDAY = day('2027-04-22');
const [FRIDAY, SATURDAY, MONDAY] = [addDays(THURSDAY, 1), addDays(THURSDAY, 2), addDays(THURSDAY, 4)];

type Mail = { id: string; dedup_key: string; state: string; params: { lines: { ladder: string; number: string }[] } };

describe('the letter of a working morning', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  const sweep = (on: Day, hour = 9) => app.worker!.get(SweepTicker).tick(almatyMoment(on, hour * 60));
  const mails = (person: Person) =>
    app.rows<Mail>(
      `select id, dedup_key, state, params from core.mail_ledger where recipient_id = $1 and template = 'reminders' order by id`,
      [person.userId],
    );
  const letters = (person: Person) =>
    app.mail.letters.filter(({ to }) => to && 'value' in to && to.value[0]?.address === person.email);
  const arrived = (person: Person, n: number) =>
    eventually(
      () => Promise.resolve(letters(person)),
      (some) => some.length >= n,
    );

  it('is one for each person, with all that is his, the number of the case and where it comes from, without a name', async () => {
    const [first, second] = [
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
    ];
    await Promise.all([sweep(THURSDAY), sweep(THURSDAY), sweep(THURSDAY)]);
    await sweep(THURSDAY, 15);
    const [letter] = await eventually(
      () => Promise.resolve(letters(provider.head).filter(({ subject }) => subject === 'Еске салулар: 2')),
      (some) => some.length > 0,
    );
    const cases = await app.rows<{ number: string; name: string }>(
      `select c.number, k.last_name as name from core.case_file c join core.child k on k.id = c.child_id where c.id = any ($1)`,
      [[first.id, second.id]],
    );
    const digest = (await mails(provider.head)).filter(({ dedup_key: key }) => key.startsWith('digest|'));
    expect(digest).toHaveLength(1);
    const text = `${letter!.text} ${String(letter!.html)}`;
    for (const { number, name } of cases) {
      expect(text).toContain(number);
      expect(text).not.toContain(name);
    }
    expect(letter!.html).toContain('color-scheme');
    expect(text).toContain(translator('kk').t('settings.norms.practice'));
    expect(
      await app.rows(`select id from core.reminder where provider_id = $1 and mail_id is null and closed_at is null`, [
        provider.id,
      ]),
    ).toEqual([]);
  });

  it('is not written at night, nor on a day off: what fell due then comes the next working morning', async () => {
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(FRIDAY, 23);
    await sweep(SATURDAY);
    expect(await mails(provider.head)).toEqual([]);
    await sweep(MONDAY, 7);
    expect(await mails(provider.head)).toEqual([]);
    await sweep(MONDAY, 8);
    expect((await mails(provider.head)).length).toBeGreaterThan(0);
  });

  it('is not written when there is nothing to say', async () => {
    await sweep(THURSDAY);
    expect(await mails(provider.clerk)).toEqual([]);
    expect(await mails(provider.specialists[0])).toEqual([]);
  });

  it('leaves out what was done or seen before it went out', async () => {
    const [done, known, open] = [
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
    ];
    await sweep(SATURDAY);
    await app.as(provider.clerk).post(`/case-files/${done.id}/withdrawal`).send({ reason: 'Көшіп кетті' }).expect(201);
    await app.rows(`update core.reminder set seen_at = now(), seen_by = 'APP' where case_file_id = $1`, [known.id]);
    await sweep(MONDAY);
    const lines = (await mails(provider.head))
      .flatMap(({ params }) => params.lines)
      .filter(({ ladder }) => ladder !== 'MONTH');
    const [{ number }] = (await app.rows(`select number from core.case_file where id = $1`, [open.id])) as [
      { number: string },
    ];
    expect(lines.map((line) => line.number)).toEqual([number]);
  });

  it('does not wait with what cannot: the day a course ends has a letter of its own', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const [{ on }] = (await app.rows(`select ends_on::text as on from core.case_file where id = $1`, [id])) as [
      { on: Day },
    ];
    await app.rows(`update core.case_file set ends_on = $2 where id = $1`, [id, THURSDAY]);
    expect(on > TODAY).toBe(true);
    await sweep(THURSDAY, 14);
    const [specialist] = provider.specialists;
    const [mail] = await mails(specialist);
    expect(mail!.dedup_key).toMatch(/^reminder\|/);
    const [letter] = await arrived(specialist, 1);
    expect(letter!.subject).toMatch(/^Курстың аяқталуы: \d{4}-\d{4}$/);
    expect(letter!.text).toContain('Мерзімі бүгін');
    expect(letter!.text).toContain(
      translator('kk').t('settings.norms.subparagraph', { n: '8', m: '4' }).replaceAll('-', '\u2060-\u2060'),
    );
  });

  it('speaks the language of its reader', async () => {
    const reader = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['HEAD'], locale: 'ru' });
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(THURSDAY);
    const [letter] = (await arrived(reader, 2)).filter(({ subject }) => !subject?.startsWith('Начало недели'));
    expect(`${letter!.subject} ${letter!.text}`).toMatch(/Дело стоит без движения|Месяц не подтверждён/);
  });
});
