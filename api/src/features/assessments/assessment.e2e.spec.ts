import { ASSESSMENT_TEMPLATE_1, SPECIALIST_POSTS } from '@onaltu/domain/assessment';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

type Section = { specialistId: string; domains: string[]; missing: string[]; answer: string | null; version: number };

describe('the team assessment', () => {
  const app = startApp();

  const read = async (person: Person, id: string) => (await app.as(person).get(`/assessments/${id}`).expect(200)).body;
  const begin = async (provider: TestProvider, caseId: string): Promise<string> =>
    (
      await app
        .as(provider.specialists[0])
        .post(`/case-files/${caseId}/assessments`)
        .send({ kind: 'INITIAL' })
        .expect(201)
    ).body.id;
  const begun = async () => {
    const provider = await app.given.provider();
    const { id: caseId } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    return { provider, caseId, id: await begin(provider, caseId) };
  };
  const ownIndicators = async (person: Person, id: string): Promise<string[]> => {
    const { sections } = await read(person, id);
    return sections.find(({ specialistId }: Section) => specialistId === person.userId).missing;
  };
  const score = (person: Person, id: string, indicator: string, value = 2) =>
    app.as(person).put(`/assessments/${id}/scores/${indicator}`).send({ value });
  const finish = (person: Person, id: string) => app.as(person).post(`/assessments/${id}/section/finish`);
  const answer = async (person: Person, id: string, body: object = { answer: 'AGREED' }, seen?: number) => {
    const version = seen ?? Number((await app.as(person).get(`/assessments/${id}`)).body.version ?? 1);
    return app.as(person).post(`/assessments/${id}/answer`).set('if-match', `"${version}"`).send(body);
  };
  const answered = async (status: number, ...asked: Parameters<typeof answer>) => {
    const { status: got, body } = await answer(...asked);
    expect({ status: got, type: body.type }).toMatchObject({ status });
    return body;
  };
  const summarise = async (person: Person, id: string, summary = 'Ортақ қорытынды') =>
    app
      .as(person)
      .put(`/assessments/${id}/summary`)
      .set('if-match', `"${(await read(person, id)).version}"`)
      .send({ summary });
  const fill = async (person: Person, id: string): Promise<void> => {
    for (const indicator of await ownIndicators(person, id)) await score(person, id, indicator).expect(200);
    await finish(person, id).expect(200);
  };

  it('begins with an own section for each of the team, and starts the clock of action 3', async () => {
    const provider = await app.given.provider();
    const { id: caseId } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const { body } = await app
      .as(provider.specialists[1])
      .post(`/case-files/${caseId}/assessments`)
      .send({ kind: 'INITIAL' })
      .expect(201);

    expect(body.sections.map(({ specialistId }: Section) => specialistId).toSorted()).toEqual(
      provider.specialists.map(({ userId }) => userId).toSorted(),
    );
    const domains = body.sections.flatMap((section: Section) => section.domains);
    expect(domains.toSorted()).toEqual(ASSESSMENT_TEMPLATE_1.domains.map(({ domain }) => domain).toSorted());
    expect(await app.rows('select state from core.case_file where id = $1', [caseId])).toEqual([
      { state: 'UNDER_ASSESSMENT' },
    ]);
    expect(
      await app.rows('select kind from core.action_event where case_file_id = $1 and action = 3', [caseId]),
    ).toEqual([{ kind: 'START' }]);
    await app
      .as(provider.specialists[0])
      .post(`/case-files/${caseId}/assessments`)
      .send({ kind: 'INITIAL' })
      .expect(409);
  });

  it('is answered to the summary that was seen, and shows the one that took its place', async () => {
    const { provider, id } = await begun();
    const [first, second] = provider.specialists;
    await fill(first, id);
    const { body: seen } = await summarise(first, id);
    await summarise(second, id, 'Басқа сөздер');
    const stale = await answered(412, first, id, { answer: 'AGREED' }, seen.version);
    expect(stale).toMatchObject({ type: 'urn:problem:version.stale', params: { theirs: { summary: 'Басқа сөздер' } } });
    const blind = await app.as(first).post(`/assessments/${id}/answer`).send({ answer: 'AGREED' }).expect(428);
    expect(blind.body.type).toBe('urn:problem:version.missing');
  });

  it.each(['INTERIM', 'FINAL'])('is held %s only during the course', async (kind) => {
    const { provider, caseId } = await begun();
    const { body } = await app.as(provider.specialists[0]).post(`/case-files/${caseId}/assessments`).send({ kind });
    expect([body.status, body.type]).toEqual([409, 'urn:problem:case-file.wrong-state']);
  });

  it('is written by two at the same time, each in his own domains', async () => {
    const { provider, id } = await begun();
    const work = await Promise.all(
      provider.specialists.map(async (person) =>
        (await ownIndicators(person, id)).map((indicator, i) => ({ person, indicator, value: i % 5 })),
      ),
    );
    const all = work.flat();
    expect(all).toHaveLength(ASSESSMENT_TEMPLATE_1.domains.flatMap(({ indicators }) => indicators).length);
    const answers = await Promise.all(all.map(({ person, indicator, value }) => score(person, id, indicator, value)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const kept = await app.rows(
      'select indicator, value, made_by from core.assessment_score where assessment_id = $1',
      [id],
    );
    expect(new Set(kept.map((row) => JSON.stringify(row)))).toEqual(
      new Set(all.map(({ person, indicator, value }) => JSON.stringify({ indicator, value, made_by: person.userId }))),
    );
  });

  it('is not scored in another one’s domain, nor in one that does not exist', async () => {
    const { provider, id } = await begun();
    const [first, second] = provider.specialists;
    const [theirs] = await ownIndicators(second, id);
    for (const indicator of [theirs!, 'SPEECH.SINGS', 'x']) {
      const { body } = await score(first, id, indicator).expect(403);
      expect(body.type).toBe('urn:problem:assessment.not-your-domain');
    }
    expect(await app.rows('select indicator from core.assessment_score where assessment_id = $1', [id])).toEqual([]);
  });

  it('names the indicators that are missing from a section, and takes no score after it is finished', async () => {
    const { provider, id } = await begun();
    const [first] = provider.specialists;
    const [indicator, ...rest] = await ownIndicators(first, id);
    await score(first, id, indicator!, 4).expect(200);
    const { body } = await finish(first, id).expect(409);
    expect(body).toMatchObject({ type: 'urn:problem:assessment.section-incomplete', params: { missing: rest } });
    for (const one of rest) await score(first, id, one).expect(200);
    await score(first, id, indicator!, 3).expect(200);
    await finish(first, id).expect(200);
    const late = await score(first, id, indicator!).expect(409);
    expect(late.body.type).toBe('urn:problem:assessment.section-finished');
    await finish(first, id).expect(409);
  });

  it('keeps notes against a version, and shows both sides to the one who is late', async () => {
    const { provider, id } = await begun();
    const notes = (seen: number, text: string) =>
      app
        .as(provider.specialists[0])
        .put(`/assessments/${id}/section`)
        .set('if-match', `"${seen}"`)
        .send({ notes: text });
    await notes(1, 'Бірінші').expect(200);
    const { body } = await notes(1, 'Екінші').expect(412);
    expect(body).toMatchObject({
      type: 'urn:problem:version.stale',
      params: { seen: 1, version: 2, theirs: { notes: 'Бірінші' } },
    });
  });

  it('is closed by the last answer, and moves the case on', async () => {
    const { provider, caseId, id } = await begun();
    const [first, second] = provider.specialists;
    expect((await answered(409, first, id)).type).toBe('urn:problem:assessment.summary-missing');
    await summarise(first, id);
    await fill(first, id);
    const unfinished = await answered(409, second, id);
    expect(unfinished.type).toBe('urn:problem:assessment.section-incomplete');
    await fill(second, id);
    expect((await answered(422, second, id, { answer: 'DISSENT' })).type).toBe('urn:problem:reason.missing');

    const dissent = 'Сөйлеу бойынша бағаммен келіспеймін';
    await answered(200, second, id, { answer: 'DISSENT', dissent });
    expect((await read(first, id)).closedAt).toBeNull();
    const body = await answered(200, first, id);

    expect(body.closedAt).toEqual(expect.any(String));
    expect(body.sections.map(({ answer: said }: Section) => said).toSorted()).toEqual(['AGREED', 'DISSENT']);
    expect(
      await app.rows(`select dissent from core.assessment_section where assessment_id = $1 and answer = 'DISSENT'`, [
        id,
      ]),
    ).toEqual([{ dissent }]);
    expect(await app.rows('select state from core.case_file where id = $1', [caseId])).toEqual([{ state: 'ASSESSED' }]);
    expect((await answered(409, first, id)).type).toBe('urn:problem:assessment.closed');
    expect((await summarise(first, id)).body.type).toBe('urn:problem:assessment.closed');
  });

  it('is answered anew when the summary is written anew', async () => {
    const { provider, id } = await begun();
    const [first, second] = provider.specialists;
    await summarise(first, id);
    await fill(first, id);
    await answered(200, first, id);
    const { body } = await summarise(second, id, 'Басқа сөздер');
    expect(body.sections.map(({ answer: said }: Section) => said)).toEqual([null, null]);
    const stale = await app
      .as(first)
      .put(`/assessments/${id}/summary`)
      .set('if-match', `"${body.version - 1}"`)
      .send({ summary: 'Тағы' })
      .expect(412);
    expect(stale.body.params).toMatchObject({ version: body.version, theirs: { summary: 'Басқа сөздер' } });
  });

  it('is closed once when eight answer at the same time', async () => {
    const house = await app.given.provider();
    const team: Person[] = [];
    for (const post of SPECIALIST_POSTS.slice(0, 8)) {
      team.push(await app.given.person({ ownerId: house.id, scope: 'provider', roles: ['SPECIALIST'], post }));
    }
    expect(team).toHaveLength(8);
    const provider = { ...house, specialists: team as unknown as TestProvider['specialists'] };
    const { id: caseId } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const id = await begin(provider, caseId);
    for (const person of team) {
      const notes = { notes: 'Байқадым' };
      await app.as(person).put(`/assessments/${id}/section`).set('if-match', '"1"').send(notes).expect(200);
      await fill(person, id);
    }
    await summarise(team[0]!, id);

    const answers = await Promise.all(team.map((person) => answer(person, id)));

    expect(answers.map(({ status }) => status)).toEqual(team.map(() => 200));
    expect(answers.filter(({ body }) => body.closedAt)).toHaveLength(1);
    expect(
      await app.rows(`select move from core.case_move where case_file_id = $1 and move = 'closeAssessment'`, [caseId]),
    ).toHaveLength(1);
    expect(
      await app.rows(`select kind from core.action_event where case_file_id = $1 and action = 3 order by id`, [caseId]),
    ).toEqual([{ kind: 'START' }, { kind: 'DONE' }]);
  });

  it('is listed in the order in which it was held', async () => {
    const provider = await app.given.provider();
    const { id: caseId } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    const { body } = await app.as(provider.head).get(`/case-files/${caseId}/assessments`).expect(200);
    expect(body.map(({ kind }: { kind: string }) => kind)).toEqual(['INITIAL', 'FINAL']);
    for (const row of body) expect(row).toMatchObject({ closedAt: expect.any(String), heldOn: expect.any(String) });
  });
});
