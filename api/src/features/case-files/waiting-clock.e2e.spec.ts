import type { ActionNumber } from '@onaltu/domain/case-process';
import { startApp } from '../../../test/harness';

const reason = 'Отбасының өтініші бойынша';
const today = () => new Date().toISOString().slice(0, 10);

describe('the clock of a case that waits', () => {
  const app = startApp();

  const marks = async (caseId: string, action: ActionNumber): Promise<string[]> =>
    (
      await app.rows<{ kind: string }>(
        'select kind from core.action_event where case_file_id = $1 and action = $2 order by id',
        [caseId, action],
      )
    ).map(({ kind }) => kind);

  it('stands while a package is sent back, and goes on when the head takes it up again', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const head = app.as(provider.head);
    await head.post(`/case-files/${id}/review`).send({}).expect(201);
    await head
      .post(`/case-files/${id}/return`)
      .send({ reason, missing: ['IPAR'] })
      .expect(201);
    await app.as(provider.clerk).post(`/case-files/${id}/handing-in`).expect(201);
    expect(await marks(id, 2)).toEqual(['START', 'INTERRUPT']);
    await head.post(`/case-files/${id}/review`).send({}).expect(201);
    expect(await marks(id, 2)).toEqual(['START', 'INTERRUPT', 'RESUME']);
    await head.post(`/case-files/${id}/waiting`).send({ reason }).expect(201);
    await head.post(`/case-files/${id}/call`).expect(201);
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason }).expect(201);
    expect((await marks(id, 2)).slice(3)).toEqual(['INTERRUPT', 'RESUME', 'INTERRUPT']);
  });

  it('stands while a course is paused', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const head = app.as(provider.head);
    const said = app.as(provider.specialists[0]).post(`/case-files/${id}/actions/4/handling`);
    await said.send({ kind: 'START' }).expect(204);
    await head.post(`/case-files/${id}/pause`).send({ reason, from: today() }).expect(201);
    await head.post(`/case-files/${id}/resumption`).send({ on: today() }).expect(201);
    expect(await marks(id, 4)).toEqual(['START', 'INTERRUPT', 'RESUME']);
  });

  it('is none where a part of the action was on paper', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' });
    const head = app.as(provider.head);
    const specialistId = provider.specialists[0].userId;
    await head.post(`/case-files/${id}/team`).send({ specialistId }).expect(204);
    const signedByRepresentativeAt = new Date().toISOString();
    const contract = { lengthDays: 180, language: 'kk', signedByHead: true, signedByRepresentativeAt };
    await head.post(`/case-files/${id}/contract`).send(contract).expect(201);

    const { body } = await head.get(`/case-files/${id}`).expect(200);
    const none = { late: true, handled: null, overNorm: false, handling: 'NOT_STARTED' };
    expect(body.actions.slice(0, 2)).toMatchObject([none, { ...none, stage: 'DONE', doneAt: expect.any(String) }]);
    expect(await marks(id, 1)).toEqual(['START', 'INTERRUPT']);
    expect(await marks(id, 2)).toEqual([]);
  });
});
