import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { application } from '../../demo/case-story';
import { inventedChild } from '../../demo/invented-people';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { Batch } from '../../platform/db/batch';

describe('the registration of an application', () => {
  const app = startApp();

  const draft = async ({ clerk }: TestProvider, n: number): Promise<string> => {
    const { lastName, firstName } = inventedChild(n);
    const { body } = await app.as(clerk).post('/case-files').send({ child: { lastName, firstName } }).expect(201);
    return body.id;
  };
  const register = (provider: TestProvider, id: string, form: object) =>
    app.as(provider.clerk).post(`/case-files/${id}/registration`).send(form);

  it('gives the package its number, keeps it, and asks for the receipt to be printed', async () => {
    const provider = await app.given.provider();
    const id = await draft(provider, 1);

    const { body } = await register(provider, id, application(1)).expect(201);

    expect(body).toEqual({
      id,
      number: expect.stringMatching(/^\d{4}-0001$/),
      state: 'REGISTERED',
      action: 2,
      version: 2,
    });
    expect(
      await app.rows(
        `select regulation_id, relation, channel, language, draft_sealed, received_on::text = (now() at time zone 'Asia/Almaty')::date::text as today,
           (select count(*)::int from core.consent where case_file_id = c.id) as consents, (select count(*)::int from core.case_paper where case_file_id = c.id) as papers,
           (select array_agg(kind) from core.document where case_file_id = c.id) as documents, (select array_agg(kind) from core.door where subject_id = c.id) as doors,
           (select count(*)::int from directory.open_child where case_file_id = c.id) as registry,
           (select array_agg(kind order by id) from core.action_event where case_file_id = c.id) as clock
         from core.case_file c where id = $1`,
        [id],
      ),
    ).toEqual([
      {
        regulation_id: '2015',
        relation: 'MOTHER',
        channel: 'OFFICE',
        language: 'kk',
        draft_sealed: null,
        today: true,
        consents: 1,
        papers: 4,
        documents: ['RECEIPT'],
        doors: ['case-file.status'],
        registry: 1,
        clock: ['START', 'DONE'],
      },
    ]);
    expect(await app.outbox(provider)).toEqual([
      { queue: 'document.render', data: { documentId: expect.any(String) } },
    ]);
  });

  it('goes to the database three times, whatever it keeps there', async () => {
    const provider = await app.given.provider();
    const id = await draft(provider, 1);
    const asked = jest.spyOn(Client.prototype, 'query');
    await register(provider, id, application(1)).expect(201);
    const sent = asked.mock.calls.filter(([query]) => (query as unknown) instanceof Batch).length;
    asked.mockRestore();
    expect(sent).toBe(3);
  });

  it('happens once', async () => {
    const provider = await app.given.provider();
    const id = await draft(provider, 2);
    await register(provider, id, application(2)).expect(201);
    const { body } = await register(provider, id, application(2)).expect(409);
    expect(body).toMatchObject({ type: 'urn:problem:case-file.wrong-state', params: { state: 'REGISTERED' } });
  });

  it('gives fifty at once fifty numbers without a gap and without a double', async () => {
    const provider = await app.given.provider();
    const ids = await Promise.all(Array.from({ length: 50 }, (_, i) => draft(provider, 100 + i)));

    const answers = await Promise.all(ids.map((id, i) => register(provider, id, application(100 + i))));

    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 201));
    const numbers = answers.map(({ body }) => Number(body.number.split('-')[1])).toSorted((a, b) => a - b);
    expect(numbers).toEqual(ids.map((_, i) => i + 1));
  });

  it.each([
    ['the application is missing', { papers: [{ kind: 'CONSENT', keeping: 'COPY' }] }, 'case-file.paper-missing', 409],
    [
      'the consent is missing',
      { papers: [{ kind: 'APPLICATION', keeping: 'COPY' }] },
      'case-file.consent-missing',
      409,
    ],
    [
      'there is neither an IIN nor a paper instead',
      { child: { ...application(3).child, iin: undefined } },
      'case-file.iin-missing',
      409,
    ],
    [
      'the representative is nobody the provider knows',
      { representative: { ...application(3).representative, id: randomUUID() } },
      'resource.not-found',
      404,
    ],
    [
      'a file of a paper is not there',
      { papers: [...application(3).papers, { kind: 'IPAR', keeping: 'COPY', fileId: randomUUID() }] },
      'file.not-found',
      404,
    ],
    [
      'one paper is listed twice',
      { papers: [...application(3).papers, application(3).papers[0]] },
      'request.invalid',
      422,
    ],
  ])('is refused and gives its number back when %s', async (_, change, code, status) => {
    const provider = await app.given.provider();
    const [refused, next] = [await draft(provider, 3), await draft(provider, 4)];

    const { body } = await register(provider, refused, { ...application(3), ...change });

    expect([body.status, body.type]).toEqual([status, `urn:problem:${code}`]);
    expect(await app.outbox(provider)).toEqual([]);
    expect(await app.rows('select id from core.child where provider_id = $1', [provider.id])).toEqual([]);
    const { body: registered } = await register(provider, next, application(4)).expect(201);
    expect(registered.number).toMatch(/-0001$/);
  });

  it('does not take the file of another case for a paper', async () => {
    const provider = await app.given.provider();
    const [one, other] = [await draft(provider, 5), await draft(provider, 6)];
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
    const { body: file } = await app.as(provider.clerk).post(`/case-files/${other}/files`).attach('file', pdf, 'a.pdf');
    const papers = [...application(5).papers, { kind: 'IPAR', keeping: 'COPY', fileId: file.id }];
    const { body } = await register(provider, one, { ...application(5), papers }).expect(404);
    expect(body.type).toBe('urn:problem:file.not-found');
  });

  it('knows a child by its IIN and does not write over its card', async () => {
    const provider = await app.given.provider();
    const [first, second] = [await draft(provider, 7), await draft(provider, 7)];
    await register(provider, first, application(7)).expect(201);
    await app.rows(`update core.case_file set state = 'REFUSED' where id = $1`, [first]);

    const form = application(7);
    const typo = await register(provider, second, { ...form, child: { ...form.child, lastName: 'Басқаев' } }).expect(
      409,
    );
    expect(typo.body).toMatchObject({ type: 'urn:problem:child.differs', params: {} });
    const [known] = await app.rows<{ id: string }>('select id from core.child where provider_id = $1', [provider.id]);
    const chosen = { ...form.child, id: known!.id, lastName: 'Басқаев' };
    await register(provider, second, { ...form, child: chosen }).expect(201);

    const cards = await app.rows('select last_name from core.child where provider_id = $1', [provider.id]);
    expect(cards).toEqual([{ last_name: form.child.lastName }]);
  });

  it('keeps one open case a child, however many clerks register it at once', async () => {
    const provider = await app.given.provider();
    const ids = await Promise.all([8, 8, 8, 8].map((n) => draft(provider, n)));
    const answers = await Promise.all(ids.map((id) => register(provider, id, application(8))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409).map(({ body }) => body.type);
    expect(new Set(refused)).toEqual(new Set(['urn:problem:case-file.duplicate-open']));
    expect(await app.rows('select id from core.child where provider_id = $1', [provider.id])).toHaveLength(1);
  });

  it('lists the papers that are still to come', async () => {
    const provider = await app.given.provider();
    const id = await draft(provider, 9);
    const form = application(9);
    await register(provider, id, { ...form, papers: form.papers.slice(0, 2) }).expect(201);
    const { body } = await app.as(provider.clerk).get(`/case-files/${id}`).expect(200);
    expect(body.missingPapers.map(({ kind }: { kind: string }) => kind)).toEqual([
      'PMPC_CONCLUSION',
      'REPRESENTATIVE_ID',
      'BIRTH_CERTIFICATE_OR_ID',
    ]);
    const paper = { kind: 'PMPC_CONCLUSION', keeping: 'SEEN', number: '41', issuedOn: '2026-01-20' };
    await app.as(provider.clerk).put(`/case-files/${id}/papers`).send(paper).expect(204);
    const { body: later } = await app.as(provider.clerk).get(`/case-files/${id}`).expect(200);
    expect(later.missingPapers).toHaveLength(2);
    expect(later.papers).toContainEqual({ ...paper, expiresOn: null, fileId: null, fileName: null });
  });

  it('answers a repeat with the same key like the first try, and another body with a conflict', async () => {
    const provider = await app.given.provider();
    const key = randomUUID();
    const open = (lastName: string) =>
      app.as(provider.clerk).post('/case-files').set('idempotency-key', key).send({ child: { lastName } });
    const first = await open('Мысалов').expect(201);
    const repeat = await open('Мысалов').expect(201);
    expect(repeat.body).toEqual(first.body);
    expect((await open('Басқаев').expect(409)).body.type).toBe('urn:problem:request.idempotency-mismatch');

    const registerOnce = () =>
      register(provider, first.body.id, application(10)).set('idempotency-key', `${key}-registration`);
    const answers = await Promise.all([registerOnce(), registerOnce(), registerOnce()]);
    expect(answers.map(({ status, body }) => [status, body.number])).toEqual(
      answers.map(() => [201, expect.stringMatching(/-0001$/)]),
    );
    expect(await app.rows('select id from core.case_file where provider_id = $1', [provider.id])).toHaveLength(1);
    expect(await app.outbox(provider)).toHaveLength(1);
  });

  it('needs a name or an IIN to begin a draft', async () => {
    const { clerk } = await app.given.provider();
    const { body } = await app
      .as(clerk)
      .post('/case-files')
      .send({ child: { middleName: 'Мысалқызы' }, representative: { phone: '+77000001122' } })
      .expect(422);
    expect(body.type).toBe('urn:problem:case-file.draft-empty');
  });
});
