import { startApp } from '../../../test/harness';

const terms = {
  lengthDays: 180,
  language: 'kk',
  signedByHead: true,
  signedByRepresentativeAt: '2026-11-20T10:00:00+05:00',
};

describe('the contract', () => {
  const app = startApp();

  it('is concluded by the head, numbered, and asks for its form to be printed', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    const [specialist] = provider.specialists;
    await app.as(provider.head).post(`/case-files/${id}/team`).send({ specialistId: specialist.userId }).expect(204);

    const { body } = await app.as(provider.head).post(`/case-files/${id}/contract`).send(terms).expect(201);

    expect(body).toMatchObject({ id, state: 'CONTRACT_CONCLUDED', action: 3 });
    expect(await app.rows('select number, length_days from core.contract where case_file_id = $1', [id])).toEqual([
      { number: '2026/0001', length_days: 180 },
    ]);
    expect((await app.outbox(provider)).map(({ queue }) => queue)).toEqual(['document.render', 'document.render']);
  });
});
