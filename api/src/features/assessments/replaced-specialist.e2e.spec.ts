import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import type { TestProvider } from '../../../test/given';

type Section = { specialistId: string; domains: string[]; missing: string[]; answer: string | null };

describe('a specialist replaced while the record is open', () => {
  const app = startApp();

  const read = async (person: Person, id: string) => (await app.as(person).get(`/assessments/${id}`).expect(200)).body;
  const sectionOf = async (person: Person, id: string, by: Person = person): Promise<Section> =>
    (await read(by, id)).sections.find(({ specialistId }: Section) => specialistId === person.userId);
  const score = (person: Person, id: string, indicator: string, value: number) =>
    app.as(person).put(`/assessments/${id}/scores/${indicator}`).send({ value });
  const fill = async (person: Person, id: string) => {
    const { domains, missing } = await sectionOf(person, id);
    for (const indicator of missing) await score(person, id, indicator, 2).expect(200);
    if (domains.length === 0) {
      const { version } = await sectionOf(person, id).then((section) => section as Section & { version: number });
      const notes = app.as(person).put(`/assessments/${id}/section`).set('if-match', `"${version}"`);
      await notes.send({ notes: 'Құжаттарын қарап шықты' }).expect(200);
    }
    await app.as(person).post(`/assessments/${id}/section/finish`).expect(200);
  };
  const summarise = async (person: Person, id: string) => {
    const { version } = await read(person, id);
    const words = app.as(person).put(`/assessments/${id}/summary`).set('if-match', `"${version}"`);
    await words.send({ summary: 'Ортақ қорытынды' }).expect(200);
  };
  const agree = async (person: Person, id: string) => {
    const { version } = await read(person, id);
    const answer = app.as(person).post(`/assessments/${id}/answer`).set('if-match', `"${version}"`);
    return (await answer.send({ answer: 'AGREED' }).expect(200)).body;
  };
  const replace = (provider: TestProvider, caseId: string, [from, by]: readonly [Person, Person]) =>
    app
      .as(provider.head)
      .post(`/case-files/${caseId}/team/${from.userId}/replacement`)
      .send({ by: by.userId, reason: 'Жұмыстан шықты' })
      .expect(204);
  const begun = async () => {
    const provider = await app.given.provider();
    const { id: caseId } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const begin = app.as(provider.specialists[0]).post(`/case-files/${caseId}/assessments`);
    const { body } = await begin.send({ kind: 'INITIAL' }).expect(201);
    return { provider, caseId, id: body.id as string };
  };

  it('passes what he had not finished to the newcomer, who closes the record; his scores stay his', async () => {
    const { provider, caseId, id } = await begun();
    const { outsider } = provider;
    const [first, leaving] = provider.specialists;
    const { domains, missing } = await sectionOf(leaving, id);
    await score(leaving, id, missing[0]!, 4).expect(200);
    await summarise(first, id);
    await fill(first, id);
    await replace(provider, caseId, [leaving, outsider]);

    expect((await agree(first, id)).closedAt).toBeNull();
    const section = await sectionOf(outsider, id);
    expect(section).toMatchObject({ domains, missing: missing.slice(1) });
    expect(await sectionOf(leaving, id, outsider)).toMatchObject({ domains: [] });
    await score(leaving, id, missing[1]!, 3).expect(404);
    await fill(outsider, id);
    expect((await agree(outsider, id)).closedAt).toEqual(expect.any(String));
    const scored = 'select made_by from core.assessment_score where assessment_id = $1 and indicator = $2';
    expect(await app.rows(scored, [id, missing[0]])).toEqual([{ made_by: leaving.userId }]);
    expect(await app.rows('select state from core.case_file where id = $1', [caseId])).toEqual([{ state: 'ASSESSED' }]);
  });

  it('waits again for one who left and came back', async () => {
    const { provider, caseId, id } = await begun();
    const { outsider } = provider;
    const [first, second] = provider.specialists;
    const { domains } = await sectionOf(second, id);
    await replace(provider, caseId, [second, outsider]);
    await replace(provider, caseId, [outsider, second]);
    await summarise(first, id);
    await fill(first, id);
    expect((await agree(first, id)).closedAt).toBeNull();
    expect(await sectionOf(second, id)).toMatchObject({ domains });
    await fill(second, id);
    expect((await agree(second, id)).closedAt).toEqual(expect.any(String));
  });

  it('keeps a finished section with the one who left, and hears the newcomer too', async () => {
    const { provider, caseId, id } = await begun();
    const { outsider } = provider;
    const [first, leaving] = provider.specialists;
    const { domains } = await sectionOf(leaving, id);
    await fill(leaving, id);
    await replace(provider, caseId, [leaving, outsider]);
    await summarise(first, id);
    await fill(first, id);
    expect((await agree(first, id)).closedAt).toBeNull();
    expect(await sectionOf(leaving, id, outsider)).toMatchObject({ domains });
    await fill(outsider, id);
    expect((await agree(outsider, id)).closedAt).toEqual(expect.any(String));
  });
});
