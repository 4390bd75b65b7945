import { application } from '../../demo/case-story';
import { signedCase } from '../../../test/conclusion-work';
import type { Person } from '../../../test/person';
import { startApp } from '../../../test/harness';

describe('a child’s card', () => {
  const app = startApp({ worker: true });
  const childOf = async (caseFileId: string) =>
    (await app.rows<{ child_id: string }>('select child_id from core.case_file where id = $1', [caseFileId]))[0]!
      .child_id;
  const read = async (person: Person, id: string) => (await app.as(person).get(`/children/${id}`).expect(200)).body;
  const correct = (person: Person, { id, version, ...card }: { id: string; version: number }, change: object) =>
    app
      .as(person)
      .put(`/children/${id}`)
      .set('if-match', `"${version}"`)
      .send({ ...card, reason: 'Куәлікке сәйкес', ...change });

  it('is corrected with a reason; what it was is kept sealed, and a signed conclusion is asked for anew', async () => {
    const provider = await app.given.provider();
    const caseFileId = await signedCase(app, provider);
    const id = await childOf(caseFileId);
    const before = await read(provider.clerk, id);
    const { body } = await correct(provider.clerk, before, { lastName: 'Жаңатегі' }).expect(200);
    expect(body).toMatchObject({ lastName: 'Жаңатегі', version: Number(before.version) + 1 });
    const [kept] = await app.rows<{ before_sealed: Buffer; reason: string }>(
      'select before_sealed, reason from core.child_correction where child_id = $1',
      [id],
    );
    expect(kept?.reason).toBe('Куәлікке сәйкес');
    expect(kept?.before_sealed.includes(before.lastName)).toBe(false);
    expect(await app.rows('select state from core.case_file where id = $1', [caseFileId])).toEqual([
      { state: 'CONCLUSION_IN_PREPARATION' },
    ]);
    await app.settled();
  });

  it('is not overwritten by somebody who saw an older one', async () => {
    const provider = await app.given.provider();
    const { id: caseFileId } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const card = await read(provider.clerk, await childOf(caseFileId));
    await correct(provider.clerk, card, { firstName: 'Бірінші' }).expect(200);
    const { body } = await correct(provider.head, card, { firstName: 'Екінші' }).expect(412);
    expect(body.params).toMatchObject({ seen: 1, version: 2, theirs: { firstName: 'Бірінші' } });
    const { id, version, ...rest } = card;
    await app
      .as(provider.clerk)
      .put(`/children/${id}`)
      .send({ ...rest, reason: 'себеп' })
      .expect(428);
    expect(version).toBe(1);
  });

  it('does not take an IIN another card has, and tells the oblast when an IIN changes', async () => {
    const [provider, neighbour] = [await app.given.provider(), await app.given.provider()];
    const [one, two] = [
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
    ];
    const card = await read(provider.clerk, await childOf(one.id));
    const { body } = await correct(provider.clerk, card, { iin: application(two.n).child.iin }).expect(409);
    expect(body.type).toBe('urn:problem:child.same-iin');
    const fresh = application(9_000 + one.n).child.iin;
    const asked = async () =>
      (await app.as(neighbour.clerk).post('/children/matches').send({ iin: fresh }).expect(200)).body.openElsewhere;
    expect(await asked()).toBe(false);
    await correct(provider.clerk, card, { iin: fresh }).expect(200);
    expect(await asked()).toBe(true);
  });

  it('takes over the cases of a doubled card, but not two open ones', async () => {
    const provider = await app.given.provider();
    const [kept, doubled] = [
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
    ];
    const [id, doubledId] = [await childOf(kept.id), await childOf(doubled.id)];
    const merge = () =>
      app.as(provider.head).post(`/children/${id}/merge`).send({ doubledId, reason: 'Екі рет енгізілген' });
    expect((await merge().expect(409)).body.type).toBe('urn:problem:case-file.duplicate-open');
    await app
      .as(provider.clerk)
      .post(`/case-files/${doubled.id}/withdrawal`)
      .send({ reason: 'Қате тіркелген' })
      .expect(201);
    await merge().expect(200);
    expect(await childOf(doubled.id)).toBe(id);
    expect(await app.rows('select merged_from from core.child_correction where child_id = $1', [id])).toEqual([
      { merged_from: doubledId },
    ]);
  });

  it('shows every course of the child, whoever was merged into it, and what was done to it', async () => {
    const provider = await app.given.provider();
    const [first, doubled] = [
      await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' }),
      await app.given.caseFile(provider, { state: 'REGISTERED' }),
    ];
    const [id, doubledId] = [await childOf(first.id), await childOf(doubled.id)];
    const coursesOf = (person: Person, child = id) => app.as(person).get(`/children/${child}/courses`);
    await app
      .as(provider.clerk)
      .post(`/case-files/${doubled.id}/withdrawal`)
      .send({ reason: 'Қате тіркелген' })
      .expect(201);
    await correct(provider.clerk, await read(provider.clerk, id), { lastName: 'Жаңатегі' }).expect(200);
    await app.as(provider.head).post(`/children/${id}/merge`).send({ doubledId, reason: 'Екі рет' }).expect(200);
    const { body } = await coursesOf(provider.head).expect(200);
    expect(body.cases.map((one: { id: string }) => one.id).toSorted()).toEqual([first.id, doubled.id].toSorted());
    expect(body.cases.find((one: { id: string }) => one.id === first.id)).toMatchObject({
      state: 'CONTRACT_CONCLUDED',
      team: [expect.any(String), expect.any(String)],
      certificateNumber: null,
    });
    expect(body.maskedIin).toMatch(/^•{8}\d{4}$/);
    expect(body.mergedInto).toBeNull();
    expect(body.changes).toMatchObject([
      { kind: 'MERGED', reason: 'Екі рет' },
      { kind: 'CORRECTED', reason: 'Куәлікке сәйкес' },
    ]);
    expect((await coursesOf(provider.clerk, doubledId).expect(200)).body).toMatchObject({ mergedInto: id, cases: [] });
    const listed = await app.as(provider.clerk).post('/children/search').send({}).expect(200);
    expect(listed.body.rows.map((one: { id: string }) => one.id)).toEqual([id]);
    await coursesOf(provider.specialists[0]).expect(403);
    await coursesOf((await app.given.provider()).clerk).expect(404);
  });

  it('is nobody’s business at another provider, and no specialist’s', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id: caseFileId } = await app.given.caseFile(ours, { state: 'REGISTERED' });
    const id = await childOf(caseFileId);
    const card = await read(ours.clerk, id);
    await app.as(theirs.clerk).get(`/children/${id}`).expect(404);
    await correct(theirs.clerk, card, {}).expect(404);
    await app.as(theirs.head).post(`/children/${id}/merge`).send({ doubledId: id, reason: 'себеп' }).expect(422);
    await app.as(theirs.head).post(`/children/${id}/iin`).send({ reason: 'себеп бар' }).expect(404);
    await correct(ours.specialists[0], card, {}).expect(403);
    await correct(ours.clerk, card, { birthDate: '2019-13-01' }).expect(422);
    const shown = await app.as(ours.clerk).post(`/children/${id}/iin`).send({ reason: 'Анықтама үшін' }).expect(200);
    expect(shown.body.iin).toMatch(/^\d{12}$/);
    expect(
      await app.rows(`select from audit.event where action = 'child.iin-revealed' and object_id = $1`, [id]),
    ).toHaveLength(1);
  });
});
