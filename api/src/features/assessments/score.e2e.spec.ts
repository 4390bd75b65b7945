import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';
import type { TestProvider } from '../../../test/given';

type Section = { specialistId: string; missing: string[]; scores: { indicator: string; version: number }[] };

describe('a score', () => {
  const app = startApp();

  const begun = async () => {
    const provider = await app.given.provider();
    const { id: caseId } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const begin = app.as(provider.specialists[0]).post(`/case-files/${caseId}/assessments`);
    const { body } = await begin.send({ kind: 'INITIAL' }).expect(201);
    const own = await sectionOf(provider.specialists[0], body.id);
    return { provider, path: `/assessments/${body.id}/scores/${own.missing[0]}`, id: body.id as string };
  };
  const sectionOf = async (person: Person, id: string): Promise<Section> => {
    const { body } = await app.as(person).get(`/assessments/${id}`).expect(200);
    return body.sections.find(({ specialistId }: Section) => specialistId === person.userId);
  };
  const first = ({ specialists }: TestProvider) => app.as(specialists[0]);
  const kept = (id: string) =>
    app.rows('select value, note, version from core.assessment_score where assessment_id = $1', [id]);

  it('answers its version, and is kept once when the same one comes again after a lost answer', async () => {
    const { provider, path, id } = await begun();
    const give = () => first(provider).put(path).set('if-match', '"0"').send({ value: 3, note: 'Ескертумен' });
    expect((await give().expect(200)).body).toMatchObject({ value: 3, note: 'Ескертумен', version: 1 });
    expect((await give().expect(200)).body).toMatchObject({ version: 1 });
    expect(await kept(id)).toEqual([{ value: 3, note: 'Ескертумен', version: 1 }]);
    await first(provider).put(path).set('if-match', '"1"').send({ value: 4 }).expect(200);
    expect(await kept(id)).toEqual([{ value: 4, note: 'Ескертумен', version: 2 }]);
    const seen = await sectionOf(provider.specialists[0], id);
    expect(seen.scores).toEqual([expect.objectContaining({ version: 2 })]);
  });

  it('given on another device meanwhile is shown, and not written over', async () => {
    const { provider, path, id } = await begun();
    await first(provider).put(path).set('if-match', '"0"').send({ value: 3 }).expect(200);
    await first(provider).put(path).set('if-match', '"1"').send({ value: 2 }).expect(200);
    const { body } = await first(provider).put(path).set('if-match', '"1"').send({ value: 4 }).expect(412);
    expect(body).toMatchObject({
      type: 'urn:problem:version.stale',
      params: { seen: 1, version: 2, theirs: { value: 2, note: '' } },
    });
    await first(provider).delete(path).set('if-match', '"1"').expect(412);
    expect(await kept(id)).toEqual([{ value: 2, note: '', version: 2 }]);
  });

  it('is taken back: the indicator is missing again, and taking it back twice is no fault', async () => {
    const { provider, path, id } = await begun();
    const before = await sectionOf(provider.specialists[0], id);
    await first(provider).put(path).send({ value: 3 }).expect(200);
    await first(provider).delete(path).set('if-match', '"1"').expect(204);
    await first(provider).delete(path).set('if-match', '"1"').expect(204);
    expect(await kept(id)).toEqual([]);
    expect((await sectionOf(provider.specialists[0], id)).missing).toEqual(before.missing);
    const taken = await app.rows(
      `select detail from audit.event where object_id = $1 and action = 'assessment.scored' and detail ->> 'taken' = 'back'`,
      [id],
    );
    expect(taken).toHaveLength(1);
  });

  it('is taken back by nobody else: not by a colleague, the head, another provider, nor when the section is finished', async () => {
    const { provider, path, id } = await begun();
    const stranger = (await app.given.provider()).specialists[0];
    await first(provider).put(path).send({ value: 3 }).expect(200);
    await app.as(provider.specialists[1]).delete(path).expect(403);
    await app.as(provider.head).delete(path).expect(403);
    await app.as(stranger).delete(path).expect(404);
    for (const indicator of (await sectionOf(provider.specialists[0], id)).missing)
      await first(provider).put(`/assessments/${id}/scores/${indicator}`).send({ value: 1 }).expect(200);
    await first(provider).post(`/assessments/${id}/section/finish`).expect(200);
    const { body } = await first(provider).delete(path).expect(409);
    expect(body.type).toBe('urn:problem:assessment.section-finished');
    expect((await kept(id)).filter(({ value }) => value === 3)).toHaveLength(1);
  });
});
