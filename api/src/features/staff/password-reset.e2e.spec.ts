import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

const WANTED = 'жаңа ұзақ құпиясөз';

describe('a password reset', () => {
  const app = startApp({ worker: true });
  const knock = (end: '' | '/completion', body: object) =>
    app.anonymous().post(`/api/public/password-reset${end}`).set('x-onaltu', '1').send(body);
  const letters = (email: string) => app.mail.to(email);
  const asked = async ({ email }: Person): Promise<string> => {
    await knock('', { email }).expect(204);
    await app.settled();
    return /\/password-reset#([0-9A-Z]{26})\b/.exec(letters(email).at(-1)?.text ?? '')![1]!;
  };
  const signIn = (email: string, password: string) =>
    app.anonymous().post('/api/public/session').set('x-onaltu', '1').send({ email, password });
  const complete = (code: string, wanted = WANTED) => knock('/completion', { code, wanted });
  beforeEach(() => app.rows('delete from authn.attempt'));

  it('sets a new password once and ends every session', async () => {
    const { head, id } = await app.given.provider();
    const elsewhere = await app.signIn(head);
    const code = await asked(head);
    expect((await complete(code, head.email).expect(422)).body.type).toBe('urn:problem:account.weak-password');
    await complete(code).expect(204);
    for (const session of [head, elsewhere]) await app.as(session).get('/session').expect(401);
    await signIn(head.email, head.password).expect(401);
    await signIn(head.email, WANTED).expect(200);
    expect((await complete(code, 'once more, as long').expect(404)).body.type).toBe(
      'urn:problem:password-reset.not-valid',
    );
    expect(
      await app.rows(
        `select action, actor = $2 as own from audit.event where owner_id = $1 and action like 'account.reset%' order by id`,
        [id, head.userId],
      ),
    ).toEqual([
      { action: 'account.reset-asked', own: false },
      { action: 'account.reset', own: true },
    ]);
  });

  it('is asked for in the same words and time, whoever the address belongs to', async () => {
    const { head, clerk } = await app.given.provider();
    await app.rows('update directory.account set disabled_at = now() where id = $1', [clerk.userId]);
    const tell = async (email: string) => {
      const began = performance.now();
      const { status, text, headers } = await knock('', { email });
      return { status, text, length: headers['content-length'], slow: performance.now() - began >= 390 };
    };
    const answers = [await tell(head.email), await tell('nobody@example.test'), await tell(clerk.email)];
    expect(answers[0]).toMatchObject({ status: 204, slow: true });
    expect(answers.slice(1)).toEqual([answers[0], answers[0]]);
    await app.settled();
    expect([letters(head.email).length, letters(clerk.email).length]).toEqual([1, 0]);
  });

  it('works for thirty minutes, and only with the last letter', async () => {
    const { head, clerk } = await app.given.provider();
    const [first, second] = [await asked(head), await asked(head)];
    await complete(first).expect(404);
    await complete(second).expect(204);
    const late = await asked(clerk);
    await app.rows(`update authn.password_reset set ends_at = ends_at - interval '30 minutes'`);
    await complete(late).expect(404);
    for (const code of ['0'.repeat(26), 'no code']) await complete(code).expect(404);
  });

  it('leaves the code nowhere but in the letter', async () => {
    const { head } = await app.given.provider();
    const code = await asked(head);
    const [stored] = await app.rows<{ text: string }>(
      `select (select string_agg(r::text, '') from authn.password_reset r) || (select string_agg(m::text, '') from core.mail_ledger m)
         || (select string_agg(o::text, '') from core.outbox o) || (select string_agg(e::text, '') from audit.event e) as text`,
    );
    expect(stored!.text).not.toContain(code);
  });

  it('goes to nobody who stands in', async () => {
    const provider = await app.given.provider();
    const [absent, substitute] = provider.specialists;
    const day = new Date().toISOString().slice(0, 10);
    await app
      .as(provider.head)
      .post(`/staff/${absent.userId}/leaves`)
      .send({ kind: 'ANNUAL', from: day, to: '2099-01-01', substituteId: substitute.userId })
      .expect(201);
    await asked(absent);
    expect(letters(absent.email)).toHaveLength(1);
    expect(letters(substitute.email)).toEqual([]);
  });

  it('works for an official of the department too', async () => {
    const official = await app.given.official((await app.given.provider()).regionId);
    await complete(await asked(official)).expect(204);
    await signIn(official.email, WANTED).expect(200);
  });

  it('is slowed down, for an address nobody has as for any other', async () => {
    const { head } = await app.given.provider();
    for (const email of [head.email, 'nobody@example.test']) {
      for (let i = 0; i < 3; i++) await knock('', { email }).expect(204);
      await knock('', { email: email.toUpperCase() }).expect(429);
    }
  });

  it('is spoilt by no wrong address', async () => {
    const { body } = await knock('', { email: 'nobody' }).expect(422);
    expect(body.errors).toEqual([{ pointer: '/email', code: 'isEmail' }]);
  });
});
