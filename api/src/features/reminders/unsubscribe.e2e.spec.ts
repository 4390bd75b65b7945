import { addDays, almatyMoment, day, type Day } from '@onaltu/domain/clock/day';
import { LADDER_IDS } from '@onaltu/domain/reminders';
import type { ParsedMail } from 'mailparser';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import { Envelope } from '../../platform/crypto/envelope';
import { letterLink, readLetterLink } from '../../platform/mail/letter-link';
import { SweepTicker } from './sweep.ticker';

/** A Tuesday far ahead. The letter of the week comes with it: nothing ran on its Monday. */
const TUESDAY = day('2027-04-20');
const WEDNESDAY = addDays(TUESDAY, 1);
const ONE_CLICK = 'List-Unsubscribe=One-Click';

describe('a letter that is ended from itself', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;

  beforeEach(async () => {
    provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(TUESDAY);
  });

  const sweep = (on: Day, hour = 9) => app.worker!.get(SweepTicker).tick(almatyMoment(on, hour * 60));
  const letterTo = async (person: Person, subject: RegExp): Promise<ParsedMail> => {
    const found = await eventually(
      () => Promise.resolve(app.mail.to(person.email).filter((one) => subject.test(one.subject ?? ''))),
      (some) => some.length > 0,
    );
    return found[0]!;
  };
  const daily = (person: Person) => letterTo(person, /^(Еске салулар|Іс қозғалыссыз тұр)/);
  const weekly = (person: Person) => letterTo(person, /^Апта басы/);
  const lineOf = ({ headerLines }: ParsedMail, key: string): string | undefined =>
    headerLines.find((header) => header.key === key)?.line;
  const addressIn = (letter: ParsedMail): string =>
    /<(http[^>\s]+)>/.exec(lineOf(letter, 'list-unsubscribe') ?? '')![1]!;
  const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;
  const codeIn = (address: string): string => new URL(address).searchParams.get('code')!;
  /** As the mail program of the reader asks: from elsewhere, without anything of ours. */
  const press = (address: string) =>
    app
      .anonymous()
      .post(pathOf(address))
      .set('origin', 'https://mail.example')
      .type('application/x-www-form-urlencoded')
      .send(ONE_CLICK);
  const chosen = async (person: Person) => (await app.as(person).get('/letter-preferences').expect(200)).body;
  const look = (code: string) => app.anonymous().post('/api/public/letter-link').set('x-onaltu', '1').send({ code });
  const digestsOf = async ({ userId }: Person) =>
    (
      await app.rows<{ on: string }>(
        `select params ->> 'on' as on from core.mail_ledger where recipient_id = $1 and dedup_key like 'digest|%' order by id`,
        [userId],
      )
    ).map(({ on }) => on);

  it('has one address for the program and a page for the person; looking changes nothing', async () => {
    const letter = await daily(provider.head);
    expect(lineOf(letter, 'list-unsubscribe-post')).toBe(`List-Unsubscribe-Post: ${ONE_CLICK}`);
    const address = addressIn(letter);
    const page = await app.anonymous().get(pathOf(address)).expect(302);
    expect(page.headers['location']).toMatch(/\/letter#[\w-]+$/);
    expect(page.headers['location']).toContain(codeIn(address));
    expect(letter.text).toContain(`letter#${codeIn(address)}`);
    const { body } = await look(codeIn(address)).expect(200);
    expect(body).toMatchObject({ purpose: 'UNSUBSCRIBE', letters: { kind: 'DAILY', ended: false, fixed: [] } });
    expect((await chosen(provider.head)).version).toBe(0);
  });

  it('is ended in one press, as far as it may be; pressed again nothing more happens', async () => {
    const rules = { latestHour: 18, fixed: ['STANDSTILL'] };
    await app.as(provider.admin).put('/settings/letters').set('if-match', '"0"').send(rules).expect(200);
    const [specialist] = provider.specialists;
    const address = addressIn(await daily(specialist));
    const { body } = await press(address).expect(200);
    expect(body.letters).toEqual({ kind: 'DAILY', ended: true, fixed: ['STANDSTILL'] });
    await press(address).expect(200);
    expect(await chosen(specialist)).toMatchObject({
      version: 1,
      silenced: LADDER_IDS.filter((ladder) => ladder !== 'STANDSTILL'),
      weekly: true,
    });
    expect((await chosen(provider.head)).version).toBe(0);
  });

  it('no longer comes, and comes again when its reader turns it on', async () => {
    const { head } = provider;
    await press(addressIn(await daily(head))).expect(200);
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(WEDNESDAY);
    expect(await digestsOf(head)).toEqual([TUESDAY]);
    const { version, hour, quietDays, weekly: week } = await chosen(head);
    const wanted = { hour, quietDays, weekly: week, silenced: [] };
    await app.as(head).put('/letter-preferences').set('if-match', `"${version}"`).send(wanted).expect(200);
    await sweep(WEDNESDAY);
    expect(await digestsOf(head)).toEqual([TUESDAY, WEDNESDAY]);
  });

  it('of the week ends alone', async () => {
    const address = addressIn(await weekly(provider.head));
    expect((await press(address).expect(200)).body.letters).toEqual({ kind: 'WEEKLY', ended: true, fixed: [] });
    expect(await chosen(provider.head)).toMatchObject({ weekly: false, silenced: [] });
  });

  it('is ended by its own link alone: a link for another deed, a forged or an old one ends nothing', async () => {
    const letter = await daily(provider.head);
    const address = addressIn(letter);
    const code = codeIn(address);
    const seen = [...(letter.text ?? '').matchAll(/letter#([\w-]+)/g)]
      .map(([, one]) => one!)
      .find((one) => one !== code)!;
    const at = (other: string) => address.replace(code, other);
    for (const other of [
      seen,
      code.slice(0, -1),
      `${code.slice(0, 40)}${code[40] === 'A' ? 'B' : 'A'}${code.slice(41)}`,
    ])
      expect((await press(at(other)).expect(404)).body.type).toBe('urn:problem:letter-link.not-valid');
    const envelope = app.http.get(Envelope);
    const old = letterLink(envelope, { ...readLetterLink(envelope, code)!, until: day('2026-01-01') });
    expect((await press(at(old)).expect(410)).body.type).toBe('urn:problem:letter-link.expired');
    await app.anonymous().post('/api/public/letter-link/seen').set('x-onaltu', '1').send({ code }).expect(404);
    await app.anonymous().post('/api/public/letter-link/unsubscribe').expect(422);
    expect((await chosen(provider.head)).version).toBe(0);
    const away = await app
      .anonymous()
      .get(pathOf(at('https://elsewhere.example')))
      .expect(302);
    expect(away.headers['location']).toMatch(/\/letter$/);
  });

  it('that cannot wait cannot be ended', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    await app.rows(`update core.case_file set ends_on = $2 where id = $1`, [id, WEDNESDAY]);
    await sweep(WEDNESDAY);
    const letter = await letterTo(provider.specialists[0], /^Курстың аяқталуы/);
    for (const key of ['list-unsubscribe', 'list-unsubscribe-post']) expect(lineOf(letter, key)).toBeUndefined();
  });
});
