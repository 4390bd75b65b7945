import { encodeCode } from '@onaltu/domain/crockford';
import { randomUUID } from 'node:crypto';
import { inventedChild } from '../../demo/invented-people';
import { Envelope } from '../../platform/crypto/envelope';
import { correctAttendance, signAll, signedCase } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const recipient = { recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік 000142' };

describe('the certificate', () => {
  const app = startApp({ worker: true });
  let caller = 0;

  const prepare = ({ clerk }: TestProvider, id: string) => app.as(clerk).post(`/case-files/${id}/certificate`).send({});
  const handOver = ({ clerk }: TestProvider, id: string) =>
    app.as(clerk).post(`/case-files/${id}/certificate/handing-over`).send(recipient);
  const codeOf = (id: string): string => encodeCode(app.http.get(Envelope).codeBytes('certificate', id));
  /** Asks at the public door, each time from another address. */
  const verify = async (code: string) =>
    (
      await app
        .anonymous()
        .post('/api/public/verification')
        .set('x-onaltu', '1')
        .set('x-forwarded-for', `192.0.2.${++caller}`)
        .send({ code })
        .expect(200)
    ).body;

  it('is prepared once, however often it is asked for', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const answers = await Promise.all([1, 2, 3].map(() => prepare(provider, id)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ body }) => body.number)).toEqual(answers.map(() => expect.stringMatching(/^\d{4}-000001$/)));
    const keyed = await prepare(provider, id).set('idempotency-key', randomUUID()).expect(201);
    expect(keyed.body.id).toBe(answers[0]!.body.id);
    expect(await app.rows('select id from core.certificate where case_file_id = $1', [id])).toHaveLength(1);
    expect(
      await app.rows(`select id from core.document where case_file_id = $1 and kind = 'CERTIFICATE'`, [id]),
    ).toHaveLength(1);
  });

  it('waits for the signed conclusion', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    expect((await prepare(provider, id).expect(409)).body.type).toBe('urn:problem:case-file.wrong-state');
    expect((await handOver(provider, id).expect(409)).body.type).toBe('urn:problem:case-file.wrong-state');
    const none = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(404);
    expect(none.body.type).toBe('urn:problem:certificate.not-found');
  });

  it('is not handed over before its form is printed', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    await app.settled();
    await app.stopWorker();
    const { body } = await prepare(provider, id).expect(201);
    expect(body.making.state).toBe('WAITING');
    const early = await handOver(provider, id).expect(409);
    expect(early.body.type).toBe('urn:problem:certificate.not-rendered');
    const pdf = await app.as(provider.clerk).get(`/case-files/${id}/documents/${body.documentId}`).expect(409);
    expect(pdf.body.type).toBe('urn:problem:document.not-ready');
    await app.startWorker();
    await app.settled();
    const { body: ready } = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(200);
    expect(ready).toEqual({ ...body, making: { state: 'READY', failure: null } });
  });

  it('closes the case when somebody takes it, and the public door then shows what is on the paper and nothing else', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const { body: prepared } = await prepare(provider, id).expect(201);
    await app.settled();
    const code = codeOf(prepared.id);
    expect(await verify(code)).toEqual({ verdict: 'NOT_FOUND' });

    const { body } = await handOver(provider, id).expect(201);

    expect(body).toMatchObject({ state: 'RESULT_ISSUED', action: null });
    const [row] = await app.rows(
      `select t.recipient_name, t.recipient_paper, t.handed_over_by, t.handed_over_at is not null as handed,
         (select array_agg(kind order by id) from core.action_event where case_file_id = $1 and action = 6) as clock,
         (select count(*)::int from directory.open_child where case_file_id = $1) as open, p.name_kk, p.name_ru, p.name_en
       from core.certificate t join directory.provider p on p.id = t.provider_id where t.case_file_id = $1`,
      [id],
    );
    expect(row).toMatchObject({
      recipient_name: recipient.recipientName,
      recipient_paper: recipient.recipientPaper,
      handed_over_by: provider.clerk.userId,
      handed: true,
      clock: ['START', 'INTERRUPT', 'DONE'],
      open: 0,
    });
    const [child] = await app.rows<{ last_name: string; birth_date: string }>(
      `select k.last_name, k.birth_date::text from core.child k join core.case_file c on c.child_id = k.id where c.id = $1`,
      [id],
    );
    const shown = {
      verdict: 'VALID',
      number: prepared.number,
      issuer: { kk: row!['name_kk'], ru: row!['name_ru'], en: row!['name_en'] },
      issuedOn: new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10),
      servedFrom: prepared.servedFrom,
      servedTo: prepared.servedTo,
      validUntil: null,
      initials: expect.not.stringContaining(child!.last_name),
      birthYear: Number(child!.birth_date.slice(0, 4)),
    };
    const typed = code.replaceAll('0', 'O').replaceAll('1', 'I').toLowerCase();
    for (const spelling of [code, typed, code.match(/.{1,4}/g)!.join('-'), ` ${code} `]) {
      expect(await verify(spelling)).toEqual(shown);
    }
    expect((await handOver(provider, id).expect(409)).body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('gets a new number when the facts change before anybody took it, and the old one is worth nothing', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const { body: old } = await prepare(provider, id).expect(201);
    await correctAttendance(app, provider, id, 'Қате белгі');
    await app.settled();
    expect((await handOver(provider, id).expect(409)).body.type).toBe('urn:problem:case-file.wrong-state');
    expect((await prepare(provider, id).expect(409)).body.type).toBe('urn:problem:case-file.wrong-state');
    const unread = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(404);
    expect(unread.body.type).toBe('urn:problem:certificate.not-found');

    await signAll(app, provider, id);
    const stale = await handOver(provider, id).expect(409);
    expect(stale.body.type).toBe('urn:problem:certificate.not-rendered');
    const { body: anew } = await prepare(provider, id).expect(201);
    await app.settled();
    await handOver(provider, id).expect(201);

    expect([old.number.slice(-1), anew.number.slice(-1)]).toEqual(['1', '2']);
    expect(
      await app.rows(
        `select number, revoked_at is not null as revoked, revoke_reason is not null as why from core.certificate where case_file_id = $1 order by number`,
        [id],
      ),
    ).toEqual([
      { number: old.number, revoked: true, why: true },
      { number: anew.number, revoked: false, why: false },
    ]);
    expect(await verify(codeOf(old.id))).toEqual({ verdict: 'NOT_FOUND' });
    expect(await verify(codeOf(anew.id))).toMatchObject({ verdict: 'VALID', number: anew.number });
  });

  it('is revoked and given anew by the head: a new number, and the old paper says so at the public door', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const reissue = (person: TestProvider['head'], body: object) =>
      app.as(person).post(`/case-files/${id}/certificate/reissue`).send(body);
    const terms = { reason: 'Тегінде қате кетті' };
    const { body: first } = await prepare(provider, id).expect(201);
    await app.settled();
    await reissue(provider.head, terms).expect(409);
    await handOver(provider, id).expect(201);
    await reissue(provider.clerk, terms).expect(403);
    await reissue((await app.given.provider()).head, terms).expect(404);
    await reissue(provider.head, {}).expect(422);
    const { body: second } = await reissue(provider.head, terms).expect(201);
    expect(second.number).not.toBe(first.number);
    expect(second.replaced).toEqual([
      expect.objectContaining({ number: first.number, handedOver: true, reason: terms.reason }),
    ]);
    expect(await verify(codeOf(first.id))).toMatchObject({ verdict: 'REVOKED', number: first.number });
    expect(await verify(codeOf(second.id))).toEqual({ verdict: 'NOT_FOUND' });
    await app.settled();
    await handOver(provider, id).expect(201);
    expect(await verify(codeOf(second.id))).toMatchObject({ verdict: 'VALID', number: second.number });
    await handOver(provider, id).expect(409);
    expect(await app.rows('select state from core.case_file where id = $1', [id])).toEqual([
      { state: 'RESULT_ISSUED' },
    ]);
  });

  it('is given to one of two who hand it over at once', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    await prepare(provider, id).expect(201);
    await app.settled();
    const answers = await Promise.all([handOver(provider, id), handOver(provider, id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(
      await app.rows(`select kind from core.door where kind = 'certificate.verify' and provider_id = $1`, [
        provider.id,
      ]),
    ).toHaveLength(1);
  });

  it('says of an unknown and of a malformed code the same', async () => {
    const { lastName } = inventedChild(1);
    for (const code of [
      '',
      'x',
      '0'.repeat(26),
      '0'.repeat(25),
      'U'.repeat(26),
      lastName,
      "' or 1=1 --",
      '🙂'.repeat(26),
    ]) {
      expect(await verify(code)).toEqual({ verdict: 'NOT_FOUND' });
    }
  });

  it('is not guessed: the sixth question in a minute waits', async () => {
    const ask = () =>
      app
        .anonymous()
        .post('/api/public/verification')
        .set('x-onaltu', '1')
        .set('x-forwarded-for', '198.51.100.7')
        .send({ code: '0'.repeat(26) });
    for (let question = 1; question <= 5; question++) await ask().expect(200);
    const { body, headers } = await ask().expect(429);
    expect(body.type).toBe('urn:problem:request.too-many');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('is asked for with a code and nothing else', async () => {
    const ask = (body: object) =>
      app
        .anonymous()
        .post('/api/public/verification')
        .set('x-onaltu', '1')
        .set('x-forwarded-for', '198.51.100.8')
        .send(body);
    expect((await ask({}).expect(422)).body.errors).toEqual([{ pointer: '/code', code: expect.any(String) }]);
    await ask({ code: 'x'.repeat(201) }).expect(422);
    await ask({ code: '0', number: '1' }).expect(422);
  });
});
