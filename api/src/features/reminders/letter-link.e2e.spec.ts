import { addDays, almatyDay, almatyMoment, type Day, weekdayOf } from '@onaltu/domain/clock/day';
import { LINK_DAYS } from '@onaltu/domain/letter-links';
import { translator } from '@onaltu/i18n/translator';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { Envelope } from '../../platform/crypto/envelope';
import { letterLink, readLetterLink } from '../../platform/mail/letter-link';
import type { LetterLinkView } from './letter-link.view';
import { SweepTicker } from './sweep.ticker';

const TODAY = almatyDay(new Date());
/** Days off within a week, those before and after them, to which they may move, too. */
const HOLIDAYS = new Set(
  [
    ...['01-01', '01-02', '01-03', '01-07', '01-08', '03-08', '03-09', '03-21', '03-22', '03-23', '03-24', '03-25'],
  ].concat(
    ['05-01', '05-02', '05-07', '05-08', '05-09', '05-10', '07-06', '07-07', '08-30', '08-31', '10-25', '10-26'],
    ['12-16', '12-17'],
  ),
);
const { t } = translator('kk');

describe('seen, said from a letter', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  const sweep = (on: Day) => app.worker!.get(SweepTicker).tick(almatyMoment(on, 9 * 60));
  /** A day from a week ahead on, when everything has waited long enough, and no first day of a week, which has a letter of its own. */
  const workday = (): Day => {
    for (let date = addDays(TODAY, 7); ; date = addDays(date, 1)) {
      const weekday = weekdayOf(date);
      if (weekday >= 2 && weekday <= 4 && !HOLIDAYS.has(date.slice(5))) return date;
    }
  };
  const linksIn = (text: string): string[] =>
    [...text.matchAll(/letter#([\w-]+)/g)]
      .map(([, code]) => code!)
      .filter((code) => readLetterLink(app.http.get(Envelope), code)?.purpose === 'SEEN');
  /** A digest of two cases at least; the link of all of it is its last. */
  const digest = async (): Promise<{ codes: string[]; all: string; text: string; html: string }> => {
    for (let n = 0; n < 2; n += 1) await app.given.caseFile(provider, { state: 'REGISTERED' });
    const day = workday();
    // Opened that day it has no month to confirm, of which the head would have a letter too.
    await app.rows(`update directory.provider set opened_on = $2 where id = $1`, [provider.id, day]);
    await sweep(day);
    const letters = await eventually(
      () => Promise.resolve(app.mail.to(provider.head.email).filter(({ subject }) => /: \d$/.test(subject ?? ''))),
      (some) => some.length > 0,
    );
    const text = letters[0]!.text ?? '';
    const codes = linksIn(text);
    return { codes: codes.slice(0, -1), all: codes.at(-1)!, text, html: String(letters[0]!.html) };
  };
  const follow = (end: string, body: object) =>
    app.anonymous().post(`/api/public/letter-link${end}`).set('x-onaltu', '1').send(body);
  const look = (code: string) => follow('', { code });
  const see = (code: string) => follow('/seen', { code });
  const of = ({ userId }: Person) =>
    app.rows<{ seen_by: string | null }>(`select seen_by from core.reminder where recipient_id = $1 order by id`, [
      userId,
    ]);
  const standing = async ({ userId }: Person) =>
    (
      await app.rows<{ standing: string }>(`select standing from core.mail_ledger where recipient_id = $1`, [userId])
    ).map((row) => row.standing);

  it('shows what it is, by number and without a name, and changes nothing by being looked at', async () => {
    const { codes, all, text, html } = await digest();
    expect(codes.length).toBeGreaterThanOrEqual(2);
    expect(linksIn(html)).toEqual([...codes, all]);
    expect(text).toContain(`${t('reminder.seen')}: `);
    const { body } = await look(all).expect(200);
    const view = body as LetterLinkView;
    expect(view).toMatchObject({ purpose: 'SEEN', locale: 'kk' });
    expect(view.reminders).toHaveLength(codes.length);
    const names = await app.rows<{ name: string }>(`select last_name as name from core.child where provider_id = $1`, [
      provider.id,
    ]);
    for (const { name } of names) expect(JSON.stringify(view)).not.toContain(name);
    await look(codes[0]!).expect(200);
    expect((await of(provider.head)).every(({ seen_by: by }) => by === null)).toBe(true);
    expect(await standing(provider.head)).not.toContain('SEEN');
  });

  it('says it of one reminder alone, or of the whole letter; repeated it stays with the first time', async () => {
    const { codes, all } = await digest();
    const { body: first } = await see(codes[0]!).expect(200);
    expect((first as LetterLinkView).reminders).toMatchObject([{ seenAt: expect.any(String) as string }]);
    expect((await of(provider.head)).filter(({ seen_by: by }) => by === 'MAIL')).toHaveLength(1);
    await Promise.all([see(all).expect(200), see(all).expect(200)]);
    const { body: again } = await see(codes[0]!).expect(200);
    expect(again).toEqual(first);
    expect((await of(provider.head)).every(({ seen_by: by }) => by === 'MAIL')).toBe(true);
    const { body: mine } = await app.as(provider.head).get('/reminders').expect(200);
    expect(mine.unseen).toBe(0);
    expect(await standing(provider.head)).toContain('SEEN');
  });

  it('in the workspace is seen of the letter as well', async () => {
    await digest();
    const { body } = await app.as(provider.head).get('/reminders').expect(200);
    const ids = (body.reminders as { id: string }[]).map(({ id }) => id);
    await app.as(provider.head).post('/reminders/seen').send({ ids }).expect(200);
    expect(await standing(provider.head)).toEqual(['SEEN']);
    const { body: mails } = await app.as(provider.head).get('/mails?standing=SEEN').expect(200);
    expect(mails.rows).toHaveLength(1);
  });

  it('is not believed when it is forged, cut or another one’s, and nothing is changed', async () => {
    const { codes, all } = await digest();
    const other = await app.given.provider();
    const envelope = app.http.get(Envelope);
    const link = readLetterLink(envelope, all)!;
    const foreign = [
      letterLink(envelope, { ...link, personId: other.head.userId }),
      letterLink(envelope, { ...link, personId: provider.clerk.userId }),
      letterLink(envelope, { ...link, ownerId: other.id }),
    ];
    const turned = `${all.slice(0, 30)}${all[30] === 'A' ? 'B' : 'A'}${all.slice(31)}`;
    for (const code of [...foreign, turned, all.slice(0, -1), `${codes[0]!}AAAA`, '', 'letter'])
      for (const ask of [look, see]) {
        const { body } = await ask(code).expect(404);
        expect(body.type).toBe('urn:problem:letter-link.not-valid');
      }
    await follow('/seen', {}).expect(422);
    expect((await of(provider.head)).every(({ seen_by: by }) => by === null)).toBe(true);
  });

  it('holds for its days, and for who still works here', async () => {
    const { all } = await digest();
    const envelope = app.http.get(Envelope);
    const link = readLetterLink(envelope, all)!;
    expect(link.until).toBe(addDays(workday(), LINK_DAYS));
    const old = letterLink(envelope, { ...link, until: addDays(TODAY, -1) });
    for (const ask of [look, see])
      expect((await ask(old).expect(410)).body.type).toBe('urn:problem:letter-link.expired');
    await app.rows(`update directory.account set disabled_at = now() where id = $1`, [provider.head.userId]);
    for (const ask of [look, see]) await ask(all).expect(404);
    expect((await of(provider.head)).every(({ seen_by: by }) => by === null)).toBe(true);
  });

  /** The letter waits at a server that is away; meanwhile some of it is done. */
  const meanwhile = async (...doing: string[]) => {
    app.mail.refuse(provider.head.email, 451, 451, 451, 451);
    await sweep(workday());
    for (const sql of doing)
      await app.rows(`update core.reminder set closed_at = now() where provider_id = $1 and ${sql}`, [provider.id]);
    await app.settled();
  };

  it('leaves what was done before the letter went out of it', async () => {
    const [done, open] = [
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
    ];
    await meanwhile(`case_file_id = '${done.id}'`, `ladder = 'MONTH'`);
    const [letter] = app.mail.to(provider.head.email);
    const [{ number }] = (await app.rows(`select number from core.case_file where id = $1`, [open.id])) as [
      { number: string },
    ];
    expect(letter!.subject).toBe(`${t('reminder.ladder.STANDSTILL')}: ${number}`);
    expect(linksIn(letter!.text ?? '')).toHaveLength(1);
  });

  it('is not sent when nothing of it is left, and the ledger says so', async () => {
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await meanwhile('true');
    expect(app.mail.to(provider.head.email)).toEqual([]);
    const { body } = await app.as(provider.head).get('/mails').expect(200);
    expect(body.rows[0]).toMatchObject({ standing: 'NEEDLESS', answer: 'nothing left' });
  });
});
