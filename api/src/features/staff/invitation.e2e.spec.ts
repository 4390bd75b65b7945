import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const PASSWORD = 'ұзақ құпиясөз 2026';
let count = 0;

describe('an invitation', () => {
  const app = startApp({ worker: true });
  const newcomer = () => ({
    email: `New-${++count}@example.test`,
    lastName: 'Сейітова',
    firstName: 'Айгерім',
    roles: ['SPECIALIST'],
    post: 'PSYCHOLOGIST',
    locale: 'kk',
  });
  const invite = ({ admin }: TestProvider, terms: object) => app.as(admin).post('/staff/invitations').send(terms);
  const letters = (email: string) => app.mail.to(email.toLowerCase());
  const codeIn = (text = ''): string => /\/invitation#([0-9A-Z]{26})\b/.exec(text)![1]!;
  const knock = (end: '' | '/acceptance', body: object) =>
    app.anonymous().post(`/api/public/invitation${end}`).set('x-onaltu', '1').send(body);
  const signIn = (body: object) => app.anonymous().post('/api/public/session').set('x-onaltu', '1').send(body);
  const invited = async (provider: TestProvider, terms = newcomer()) => {
    const { body } = await invite(provider, terms).expect(201);
    await app.settled();
    return { ...terms, id: body.id as string, code: codeIn(letters(terms.email).at(-1)?.text) };
  };
  beforeEach(() => app.rows('delete from authn.attempt'));

  it('becomes an account and a membership when the letter’s holder sets a password', async () => {
    const provider = await app.given.provider();
    const { email, id, code } = await invited(provider);
    const pending = await app.as(provider.head).get(`/staff/${id}`).expect(200);
    expect(pending.body).toMatchObject({ state: 'INVITED', email: email.toLowerCase(), roles: ['SPECIALIST'] });
    expect(await app.rows('select from directory.account where email = $1', [email.toLowerCase()])).toEqual([]);

    const { body: look } = await knock('', { code }).expect(200);
    expect(look).toEqual({
      organisation: { kk: expect.any(String), ru: expect.any(String), en: expect.any(String) },
      email: email.toLowerCase(),
      name: 'Сейітова Айгерім',
      known: false,
    });
    expect((await knock('/acceptance', { code, password: 'short' }).expect(422)).body.type).toBe(
      'urn:problem:account.weak-password',
    );
    await knock('/acceptance', { code: code.toLowerCase(), password: PASSWORD }).expect(204);
    await signIn({ email, password: PASSWORD }).expect(200);

    const { body } = await app.as(provider.admin).post('/staff/search').send({ text: 'сейитова' }).expect(200);
    expect(body.people).toMatchObject([{ state: 'ACTIVE', roles: ['SPECIALIST'], post: 'PSYCHOLOGIST' }]);
    const [row] = await app.rows<{ actor: string }>(
      `select actor from audit.event where owner_id = $1 and action = 'staff.joined'`,
      [provider.id],
    );
    expect(row?.actor).toBe(body.people[0].id);
  });

  it('leaves the code nowhere but in the letter, and no name in it', async () => {
    const provider = await app.given.provider();
    const { code, email } = await invited(provider);
    const stored = await app.rows<{ text: string }>(
      `select (select string_agg(i::text, '') from directory.invitation i) || (select string_agg(m::text, '') from core.mail_ledger m)
         || (select string_agg(o::text, '') from core.outbox o) || (select string_agg(e::text, '') from audit.event e) as text`,
    );
    expect(stored[0]!.text).not.toContain(code);
    expect(letters(email)[0]!.text).not.toContain('Айгерім');
  });

  it('says one thing to a code that is unknown, malformed, used, withdrawn, renewed or too old', async () => {
    const provider = await app.given.provider();
    const [used, withdrawn, renewed, old] = [
      await invited(provider),
      await invited(provider),
      await invited(provider),
      await invited(provider),
    ];
    await knock('/acceptance', { code: used.code, password: PASSWORD }).expect(204);
    await app.as(provider.admin).delete(`/staff/invitations/${withdrawn.id}`).expect(204);
    await app.as(provider.admin).post(`/staff/invitations/${renewed.id}/renewal`).expect(201);
    await app.rows(`update directory.invitation set ends_at = now() where id = $1`, [old.id]);
    const codes = [used.code, withdrawn.code, renewed.code, old.code, '0'.repeat(26), 'no code', ''];
    for (const code of codes) {
      await app.rows('delete from authn.attempt');
      for (const answer of [await knock('', { code }), await knock('/acceptance', { code, password: PASSWORD })])
        expect([code, answer.status, answer.body.type]).toEqual([code, 404, 'urn:problem:invitation.not-valid']);
    }
    await app.settled();
    const fresh = codeIn(letters(renewed.email).at(-1)?.text);
    expect(fresh).not.toBe(renewed.code);
    await knock('/acceptance', { code: fresh, password: PASSWORD }).expect(204);
    const accepted = `/staff/invitations/${used.id}`;
    for (const again of [app.as(provider.admin).post(`${accepted}/renewal`), app.as(provider.admin).delete(accepted)])
      expect((await again.expect(409)).body.type).toBe('urn:problem:staff.wrong-state');
    const { body } = await app.as(provider.admin).get('/staff?state=INVITED').expect(200);
    expect(body.people.map(({ id }: { id: string }) => id)).toEqual([old.id]);
  });

  it('is proved by the password of whoever has an account, and mixes nothing of two providers', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { email, password, userId } = theirs.head;
    const strange = await invite(ours, newcomer()).expect(201);
    const known = await invite(ours, { ...newcomer(), email, roles: ['CLERK'], post: undefined }).expect(201);
    expect(Object.keys(known.body)).toEqual(Object.keys(strange.body));
    expect(known.body).toMatchObject({ lastName: 'Сейітова', state: 'INVITED' });
    await app.settled();
    const code = codeIn(letters(email).at(-1)?.text);
    expect((await knock('', { code }).expect(200)).body.known).toBe(true);
    await knock('/acceptance', { code, password: PASSWORD }).expect(401);
    await app.rows('update directory.account set disabled_at = now() where id = $1', [userId]);
    await knock('/acceptance', { code, password }).expect(401);
    await app.rows('update directory.account set disabled_at = null where id = $1', [userId]);
    await knock('/acceptance', { code, password }).expect(204);

    await app.as(theirs.head).get('/session').expect(200); // what was open elsewhere stays open
    const clerk = await app.signIn({ ...theirs.head, ownerId: ours.id, roles: ['CLERK'] });
    const { id } = await app.given.caseFile(theirs, { state: 'REGISTERED' });
    await app.as(theirs.head).get(`/case-files/${id}`).expect(200);
    await app.as(clerk).get(`/case-files/${id}`).expect(404);
    await app.as(clerk).get('/staff').expect(403);
    expect((await app.as(ours.head).get(`/staff/${userId}`).expect(200)).body).toMatchObject({ roles: ['CLERK'] });
  });

  it('is one for an address, and none for somebody who is here', async () => {
    const provider = await app.given.provider();
    const terms = newcomer();
    await invite(provider, terms).expect(201);
    expect((await invite(provider, terms).expect(409)).body.type).toBe('urn:problem:invitation.already-sent');
    expect((await invite(provider, { ...terms, email: provider.clerk.email }).expect(409)).body.type).toBe(
      'urn:problem:staff.already-member',
    );
    expect((await invite(provider, { ...terms, post: undefined }).expect(422)).body.type).toBe(
      'urn:problem:staff.post-unfit',
    );
    await app.as(provider.head).post('/staff/invitations').send(newcomer()).expect(403);
  });

  it.each([
    [{ email: 'nobody' }, '/email'],
    [{ roles: ['DEPARTMENT_OFFICIAL'] }, '/roles'],
    [{ lastName: '' }, '/lastName'],
    [{ locale: 'fr' }, '/locale'],
    [{ ownerId: '1' }, '/ownerId'],
  ])('points at what is wrong in %j', async (wrong, pointer) => {
    const { admin } = await app.given.provider();
    const { body } = await app
      .as(admin)
      .post('/staff/invitations')
      .send({ ...newcomer(), ...wrong })
      .expect(422);
    expect(body.errors).toContainEqual({ pointer, code: expect.any(String) });
  });

  it('is sent once to whoever repeats the request', async () => {
    const provider = await app.given.provider();
    const terms = newcomer();
    const ask = () => invite(provider, terms).set('idempotency-key', 'the-same-invitation').expect(201);
    const [first, second] = [await ask(), await ask()];
    expect(second.body.id).toBe(first.body.id);
    await app.settled();
    expect(letters(terms.email)).toHaveLength(1);
  });

  it('is accepted once, however many try at the same time', async () => {
    const provider = await app.given.provider();
    const { code, email } = await invited(provider);
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => knock('/acceptance', { code, password: PASSWORD })),
    );
    expect(tries.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await app.rows('select from directory.account where email = $1', [email.toLowerCase()])).toHaveLength(1);
  });

  it('slows down whoever tries codes', async () => {
    for (let i = 0; i < 10; i++) await knock('', { code: '1'.repeat(26) }).expect(404);
    await knock('', { code: '1'.repeat(26) }).expect(429);
  });
});
