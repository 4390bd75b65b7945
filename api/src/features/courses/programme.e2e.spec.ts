import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('a programme that two write', () => {
  const app = startApp();

  it('does not go over one its writer has not seen', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'ASSESSED' });
    const [one, other] = provider.specialists;
    const write = (person: Person, after: number, planned: number) =>
      app
        .as(person)
        .post(`/case-files/${id}/programme`)
        .send({
          after,
          goals: [{ domain: 'SPEECH', wording: 'Екі-үш сөзден сөйлем құрайды' }],
          planned: [{ form: 'INDIVIDUAL', specialistId: one.userId, planned }],
        });
    await write(one, 0, 8).expect(201);
    const unseen = await write(other, 0, 12).expect(412);
    expect(unseen.body).toMatchObject({ type: 'urn:problem:version.stale', params: { seen: 0, version: 1 } });
    await write(other, 1, 12).expect(201);
    expect(await app.rows('select revision from core.programme where case_file_id = $1 order by 1', [id])).toEqual([
      { revision: 1 },
      { revision: 2 },
    ]);
    await write(other, -1, 12).expect(422);
  });
});
