import { startApp } from './harness';
import type { Person } from './person';

describe('a request', () => {
  const app = startApp();
  let clerk: Person;
  beforeAll(async () => {
    ({ clerk } = await app.given.provider());
  });
  const draft = { child: { lastName: 'Үлгібаева' } };

  it.each([
    ['kk', 'Деректер толық'],
    ['ru', ''],
    ['en', ''],
  ])('is refused in the language of the caller: %s', async (language) => {
    const { body, headers } = await app
      .as(clerk)
      .post('/case-files')
      .set('accept-language', language)
      .send({ ...draft, wrong: 1 })
      .expect(422);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({
      type: 'urn:problem:request.invalid',
      status: 422,
      errors: [{ pointer: '/wrong', code: 'whitelistValidation' }],
    });
    const titles = { kk: 'Кейбір өрістер дұрыс толтырылмаған.', ru: body.title, en: body.title };
    expect(body.title).toBe(titles[language as 'kk']);
    expect(body.instance).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is known by the trace it belongs to', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const { body } = await app
      .as(clerk)
      .get('/case-files/x')
      .set('traceparent', `00-${trace}-b7ad6b7169203331-01`)
      .expect(404);
    expect(body.instance).toBe(trace);
  });

  it.each([
    ['without the proof header', (call: ReturnType<typeof draftCall>) => call.unset('x-onaltu')],
    ['from another site', (call: ReturnType<typeof draftCall>) => call.set('origin', 'https://evil.example')],
    ['from no site at all', (call: ReturnType<typeof draftCall>) => call.set('origin', 'null')],
  ])('that writes is refused %s', async (_how, change) => {
    const { body } = await change(draftCall()).send(draft).expect(403);
    expect(body.type).toBe('urn:problem:request.not-same-origin');
  });
  const draftCall = () => app.as(clerk).post('/case-files');

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of type %s is refused',
    async (type) => {
      await draftCall().set('content-type', type).send('lastName=x').expect(415);
    },
  );

  it.each([
    ['no JSON', '{"lastName":', 400],
    ['a prototype', '{"child":{"lastName":"А","__proto__":{"admin":true}}}', 400],
    ['a constructor', '{"child":{"lastName":"А","constructor":{"prototype":{"admin":true}}}}', 400],
    ['a list', '[]', 422],
    ['a text', '"x"', 422],
    ['nothing', 'null', 422],
    ['a number for a name', '{"child":{"lastName":5}}', 422],
    ['an operator for a name', '{"child":{"lastName":{"$ne":1}}}', 422],
    ['a list for a name', '{"child":{"lastName":["а"]}}', 422],
    ['a NUL', '{"child":{"lastName":"а\\u0000б"}}', 422],
    ['a lone surrogate', '{"child":{"lastName":"а\\ud800"}}', 422],
    ['a right-to-left override', '{"child":{"lastName":"а\\u202eб"}}', 422],
    ['a zero-width space', '{"child":{"lastName":"а\\u200bб"}}', 422],
    ['a clef', '{"child":{"lastName":"а𝄞"}}', 422],
    ['a letter no form can print', '{"child":{"lastName":"契"}}', 422],
    ['three hundred letters', JSON.stringify({ child: { lastName: 'ә'.repeat(300) } }), 422],
    [
      'a provider of its own choice',
      '{"child":{"lastName":"А","provider_id":"00000000-0000-0000-0000-000000000000"}}',
      422,
    ],
    ['a state of its own choice', '{"child":{"lastName":"А"},"state":"RESULT_ISSUED"}', 422],
    ['an id of its own choice', '{"child":{"lastName":"А"},"id":"00000000-0000-0000-0000-000000000000"}', 422],
  ])('with %s is refused and leaves nothing', async (_what, body, status) => {
    const count = async () => (await app.rows<{ n: number }>('select count(*)::int as n from core.case_file'))[0]?.n;
    const before = await count();
    const answer = await draftCall().set('content-type', 'application/json').send(body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toMatch(/select|insert|\.ts|node_modules/i);
    expect(await count()).toBe(before);
  });

  it('that is too deep, too long or too large is refused', async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`) as object;
    await draftCall()
      .send({ ...draft, deep })
      .expect(413);
    await draftCall()
      .send({ ...draft, list: Array.from({ length: 1001 }, () => 1) })
      .expect(413);
    await draftCall()
      .send({ child: { lastName: 'а'.repeat(300_000) } })
      .expect(413);
  });

  it('keeps a name with an apostrophe, a quote and rare letters as it came', async () => {
    const name = `О'Һілал-Іңкәр "Žółć" №₸`;
    const { body } = await draftCall()
      .send({ child: { lastName: name } })
      .expect(201);
    const read = await app.as(clerk).get(`/case-files/${body.id}/draft`).expect(200);
    expect(read.body.child.lastName).toBe(name);
  });

  it('is answered with the headers of a careful server, errors too', async () => {
    for (const answer of [
      await app.as(clerk).get('/session'),
      await app.as(clerk).get('/case-files/x'),
      await app.anonymous().get('/api/provider/session'),
    ]) {
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.headers['x-powered-by']).toBeUndefined();
    }
    expect((await app.as(clerk).get('/session')).headers['cache-control']).toBe('no-store');
  });

  it('that is repeated with its key is answered once and works once', async () => {
    const repeat = (key: string, body: object) => draftCall().set('idempotency-key', key).send(body);
    const first = await repeat('key-0000001', draft).expect(201);
    const again = await repeat('key-0000001', draft).expect(201);
    expect(again.body).toEqual(first.body);
    const other = await repeat('key-0000001', { child: { lastName: 'Басқа' } }).expect(409);
    expect(other.body.type).toBe('urn:problem:request.idempotency-mismatch');
    await repeat('a b', draft).expect(422);
    const parallel = await Promise.all(Array.from({ length: 10 }, () => repeat('key-0000002', draft)));
    expect(new Set(parallel.map(({ body }) => body.id)).size).toBe(1);
    expect(await app.rows(`select from core.idempotency_key where key = 'key-0000002'`)).toHaveLength(1);
  });

  it('keeps the answer to a repeat sealed, for the same person alone, and for a day', async () => {
    const { clerk: other, head } = await app.given.provider();
    const colleague = { ...other, cookie: head.cookie };
    const ask = (person: Person) =>
      app.as(person).post('/case-files').set('idempotency-key', 'key-0000003').send(draft);
    await ask(clerk).expect(201);
    await ask(other).expect(201); // another provider's key is another key
    expect((await ask(colleague)).status).toBe(403);
    const rows = await app.rows<{ answer_sealed: Buffer }>(
      `select answer_sealed from core.idempotency_key where key = 'key-0000003'`,
    );
    expect(rows).toHaveLength(2);
    for (const { answer_sealed } of rows) expect(answer_sealed.includes('DRAFT')).toBe(false);
    await app.rows(`update core.idempotency_key set made_at = now() - interval '25 hours' where key = 'key-0000003'`);
    await app.rows('select directory.forget_repeats()');
    expect(await app.rows(`select from core.idempotency_key where key = 'key-0000003'`)).toHaveLength(0);
  });

  it('to an address that is no address is a problem too', async () => {
    const { body, headers } = await app.anonymous().get('/api/provider/%zz').expect(400);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ type: 'urn:problem:request.unreadable', status: 400 });
    expect(JSON.stringify(body)).not.toContain('zz');
  });

  it('finds the server alive, ready and measured', async () => {
    await app.anonymous().get('/api/health/live').expect(204);
    await app.anonymous().get('/api/health/ready').expect(200, { database: true });
    const { text } = await app.anonymous().get('/api/health/metrics').expect(200);
    expect(text).toContain('onaltu_request_seconds_count');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('to nowhere is a problem like any other', async () => {
    const { body } = await app.anonymous().get('/api/nowhere').expect(404);
    expect(body.type).toBe('urn:problem:resource.not-found');
  });
});
