import { encodeCode } from '@onaltu/domain/crockford';
import { Envelope } from '../../platform/crypto/envelope';
import { textOf } from '../../platform/documents/pdf-text';
import { signedCase } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { giveUp } from '../../../test/job-work';

const recipient = { recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік 000142' };

describe('the paper of a certificate', () => {
  const app = startApp({ worker: true });

  const prepare = ({ clerk }: TestProvider, id: string) => app.as(clerk).post(`/case-files/${id}/certificate`).send({});
  const handOver = ({ clerk }: TestProvider, id: string) =>
    app.as(clerk).post(`/case-files/${id}/certificate/handing-over`).send(recipient);
  const codeOf = (id: string): string => encodeCode(app.http.get(Envelope).codeBytes('certificate', id));

  it('is printed again as a copy that says so, once it was given; the code on it is the same', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const copy = (person: TestProvider['head']) => app.as(person).post(`/case-files/${id}/certificate/copies`);
    await copy(provider.clerk).expect(404);
    const { body: prepared } = await prepare(provider, id).expect(201);
    await app.settled();
    const early = await copy(provider.clerk).expect(409);
    expect(early.body.type).toBe('urn:problem:certificate.not-handed-over');
    expect(prepared).toMatchObject({ code: null, copies: [], replaced: [] });
    await handOver(provider, id).expect(201);
    await copy(provider.specialists[0]).expect(403);
    await copy((await app.given.provider()).clerk).expect(404);
    const { body } = await copy(provider.clerk).expect(201);
    await app.settled();
    expect(body).toMatchObject({ documentId: prepared.documentId, code: codeOf(prepared.id) });
    expect(body.copies).toEqual([expect.objectContaining({ making: { state: 'WAITING', failure: null } })]);
    const { body: read } = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(200);
    expect(read.copies).toEqual([
      expect.objectContaining({ documentId: body.copies[0].documentId, making: { state: 'READY', failure: null } }),
    ]);
    const picture = (person: TestProvider['head'], documentId: string) =>
      app.as(person).get(`/case-files/${id}/documents/${documentId}/picture`);
    const { headers, body: pages } = await picture(provider.clerk, prepared.documentId).expect(200);
    expect([headers['content-type'], headers['content-security-policy']]).toEqual([
      'image/svg+xml',
      expect.stringContaining('sandbox'),
    ]);
    expect((pages as Buffer).toString('utf8')).toMatch(/^<svg /);
    await picture((await app.given.provider()).clerk, prepared.documentId).expect(404);
    const wordsOn = async (documentId: string) => {
      const pdf = app.as(provider.clerk).get(`/case-files/${id}/documents/${documentId}`).buffer(true);
      const { body: bytes } = await pdf.expect(200);
      return textOf(bytes as Buffer).replace(/\s/g, '');
    };
    const mark = 'КӨШІРМЕ';
    const [original, copied] = [await wordsOn(prepared.documentId), await wordsOn(body.copies[0].documentId)];
    expect([original.toLocaleUpperCase('kk').includes(mark), copied.toLocaleUpperCase('kk').includes(mark)]).toEqual([
      false,
      true,
    ]);
  });

  it('says that its printing was given up, and is printed when it is asked for once more', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    await app.settled();
    await app.stopWorker();
    const { body: prepared } = await prepare(provider, id).expect(201);
    await giveUp(app, 'documentId', prepared.documentId as string);
    const again = (person: TestProvider['head'], caseId = id) =>
      app.as(person).post(`/case-files/${caseId}/documents/${prepared.documentId}/printing`);
    const { body: failed } = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(200);
    expect(failed).toMatchObject({ making: { state: 'FAILED', failure: 'UNPRINTABLE' } });
    const { body: page } = await app.as(provider.clerk).get(`/case-files/${id}`).expect(200);
    expect((page.documents as { id: string }[]).find((one) => one.id === prepared.documentId)).toMatchObject({
      making: { state: 'FAILED', failure: 'UNPRINTABLE' },
    });
    await again((await app.given.provider()).clerk).expect(404);
    const { id: another } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await again(provider.clerk, another).expect(404);
    const statuses = (await Promise.all([again(provider.clerk), again(provider.clerk)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, 409]);
    expect((await again(provider.clerk).expect(409)).body.type).toBe('urn:problem:making.wrong-state');
    const { body: waits } = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(200);
    expect(waits).toMatchObject({ making: { state: 'WAITING', failure: null } });
    await app.startWorker();
    await app.settled();
    const { body: ready } = await app.as(provider.clerk).get(`/case-files/${id}/certificate`).expect(200);
    expect(ready).toMatchObject({ number: prepared.number, making: { state: 'READY', failure: null } });
  });
});
