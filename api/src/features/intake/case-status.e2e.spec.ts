import { encodeCode } from '@onaltu/domain/crockford';
import { Envelope } from '../../platform/crypto/envelope';
import type { StoryState } from '../../demo/case-story';
import { startApp } from '../../../test/harness';

describe('where my case stands', () => {
  const app = startApp();
  let caller = 0;
  const codeOf = (id: string) => encodeCode(app.http.get(Envelope).codeBytes('family-slip', id));
  const ask = (code: string, from = `192.0.2.${++caller}`) =>
    app.anonymous().post('/api/public/case-status').set('x-onaltu', '1').set('x-forwarded-for', from).send({ code });

  it.each<[StoryState, number, string]>([
    ['REGISTERED', 2, 'IN_WORK'],
    ['UNDER_ASSESSMENT', 3, 'IN_WORK'],
    ['IN_REHABILITATION', 4, 'IN_WORK'],
    ['CONCLUSION_IN_PREPARATION', 5, 'IN_WORK'],
  ])('is told by the code on the receipt: %s', async (state, action, stage) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state });
    const { body } = await ask(codeOf(id).toLowerCase()).expect(200);
    expect(body).toEqual({
      found: true,
      number: expect.stringMatching(/^\d{4}-0001$/),
      action,
      stage,
      missingPapers: ['BIRTH_CERTIFICATE_OR_ID'],
      courseEndsOn: state === 'IN_REHABILITATION' ? expect.stringMatching(/^\d{4}-\d\d-\d\d$/) : null,
    });
  });

  it('says which papers are needed, and of a case that ended no more than that', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const reason = 'Құжат жетіспейді';
    await app
      .as(provider.head)
      .post(`/case-files/${id}/return`)
      .send({ reason, missing: ['BIRTH_CERTIFICATE_OR_ID'] })
      .expect(201);
    expect((await ask(codeOf(id))).body).toMatchObject({ action: 1, stage: 'PAPERS_NEEDED' });
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason }).expect(201);
    const { body } = await ask(codeOf(id));
    expect(body).toMatchObject({ action: null, stage: 'CLOSED', missingPapers: [] });
    expect(JSON.stringify(body)).not.toContain(reason);
  });

  it('answers an unknown and a malformed code the same, and slows guessing down', async () => {
    const unknown = (await ask('0'.repeat(26))).body;
    expect(unknown).toEqual({ found: false });
    expect((await ask('not a code')).body).toEqual(unknown);
    for (let i = 0; i < 5; i++) await ask('x', '198.51.100.7').expect(200);
    const { body, headers } = await ask('x', '198.51.100.7').expect(429);
    expect(body.type).toBe('urn:problem:request.too-many');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
