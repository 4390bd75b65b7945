import { sign, signAll, signedCase, writePart, writtenCase } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { giveUp } from '../../../test/job-work';

type Source = { kind: string; id: string };
const TABLE_OF: Record<string, string> = { assessment: 'assessment', goal: 'goal', contract: 'contract' };

describe('the conclusion', () => {
  const app = startApp({ worker: true });

  const read = async ({ head }: TestProvider, id: string) =>
    (await app.as(head).get(`/case-files/${id}/conclusion`).expect(200)).body;
  const documents = (id: string) =>
    app.rows(`select id from core.document where case_file_id = $1 and kind = 'CONCLUSION'`, [id]);

  it('is drafted by the worker when the course is complete, each sentence from records that exist', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    await app.settled();

    const { sentences, gaps, parts, signers, voided } = await read(provider, id);

    expect([gaps, voided]).toEqual([[], 0]);
    expect(sentences.length).toBeGreaterThan(8);
    expect(new Set(sentences.map(({ part }: { part: string }) => part))).toEqual(
      new Set(['COURSE', 'WORK', 'RESULTS', 'GOALS', 'SUMMARY']),
    );
    for (const { text, sources } of sentences) {
      expect(text).not.toMatch(/[{}]|conclusion\.|undefined/);
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources as Source[]) {
        const table = TABLE_OF[source.kind] ?? 'case_file';
        const found = await app.rows(`select id from core.${table} where id = $1`, [source.id]);
        expect([source.kind, found]).toEqual([source.kind, [{ id: source.id }]]);
        if (table === 'case_file') expect(source.id).toBe(id);
      }
    }
    expect(parts.map(({ wording, version }: Record<string, unknown>) => [wording, version])).toEqual([
      ['', 0],
      ['', 0],
    ]);
    expect(signers.map(({ role, signedAt }: Record<string, unknown>) => [role, signedAt])).toEqual([
      ['SPECIALIST', null],
      ['SPECIALIST', null],
      ['HEAD', null],
    ]);
  });

  it('is not there before it is drafted', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const { body } = await app.as(provider.head).get(`/case-files/${id}/conclusion`).expect(409);
    expect(body.type).toBe('urn:problem:conclusion.not-drafted');
    await writePart(app, provider.specialists[0], id, 0).expect(409);
    const signed = await sign(app, provider.specialists[0], id, { role: 'SPECIALIST' }).expect(409);
    expect(signed.body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('says how far its draft is, and is tried once more when that was given up', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    await app.settled();
    await app.stopWorker();
    await app.rows('update core.conclusion set drafted_evidence = drafted_evidence - 1 where case_file_id = $1', [id]);
    await giveUp(app, 'caseFileId', id);
    const read = () => app.as(provider.head).get(`/case-files/${id}/conclusion`);
    const again = (person = provider.specialists[0]) => app.as(person).post(`/case-files/${id}/conclusion/drafting`);
    const { body: failed } = await read().expect(409);
    expect(failed).toMatchObject({
      type: 'urn:problem:conclusion.not-drafted',
      params: { state: 'FAILED', failure: 'UNPRINTABLE' },
    });
    await again((await app.given.provider()).head).expect(404);
    await again().expect(204);
    expect((await again().expect(409)).body.type).toBe('urn:problem:making.wrong-state');
    expect((await read().expect(409)).body.params).toEqual({ state: 'WAITING' });
    await app.startWorker();
    await app.settled();
    await read().expect(200);
  });

  it('is signed by the specialists in any order and by the head last, and then printed once', async () => {
    const provider = await app.given.provider();
    const [first, second] = provider.specialists;
    const id = await writtenCase(app, provider);

    const early = await sign(app, provider.head, id, { role: 'HEAD' }).expect(409);
    expect(early.body).toMatchObject({ type: 'urn:problem:conclusion.specialists-first', params: { left: 2 } });
    await sign(app, second, id, { role: 'SPECIALIST' }).expect(200);
    const twice = await sign(app, second, id, { role: 'SPECIALIST' }).expect(409);
    expect(twice.body.type).toBe('urn:problem:conclusion.already-signed');
    await sign(app, provider.head, id, { role: 'HEAD' }).expect(409);
    await sign(app, first, id, { role: 'HEAD' }).expect(403);
    await sign(app, first, id, { role: 'SPECIALIST' }).expect(200);
    const { body } = await sign(app, provider.head, id, { role: 'HEAD' }).expect(200);

    expect(body.signers.every(({ signedAt }: { signedAt: string | null }) => signedAt)).toBe(true);
    await app.settled();
    const { body: page } = await app.as(provider.clerk).get(`/case-files/${id}`).expect(200);
    expect(page).toMatchObject({ state: 'CONCLUSION_SIGNED', action: 6 });
    const [printed] = page.documents.filter(({ kind }: { kind: string }) => kind === 'CONCLUSION');
    expect(printed).toMatchObject({ renderedAt: expect.any(String) });
    const pdf = await app.as(provider.clerk).get(`/case-files/${id}/documents/${printed.id}`).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect((await read(provider, id)).documentId).toBe(printed.id);
  });

  it('is signed by nobody who has not written his part', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    await app.settled();
    const { body } = await sign(app, provider.specialists[0], id, { role: 'SPECIALIST' }).expect(409);
    expect(body.type).toBe('urn:problem:conclusion.part-missing');
    const head = await sign(app, provider.head, id, { role: 'SPECIALIST' }).expect(403);
    expect(head.body.type).toBe('urn:problem:conclusion.not-a-signer');
  });

  it('is signed with the password only, and guessing is slowed down', async () => {
    const provider = await app.given.provider();
    const [specialist] = provider.specialists;
    const id = await writtenCase(app, provider);
    for (let guess = 0; guess < 5; guess++) {
      const { body } = await sign(app, specialist, id, { role: 'SPECIALIST', password: `guess-${guess}` }).expect(403);
      expect(body.type).toBe('urn:problem:conclusion.wrong-password');
    }
    const slowed = await sign(app, specialist, id, { role: 'SPECIALIST' }).expect(429);
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect(
      await app.rows('select id from core.conclusion_signature where signer_id = $1', [specialist.userId]),
    ).toEqual([]);
    await sign(app, provider.specialists[1], id, { role: 'SPECIALIST' }).expect(200);
  });

  it('names what is missing, and is not signed before somebody has said why', async () => {
    const provider = await app.given.provider();
    const [specialist] = provider.specialists;
    const id = await writtenCase(app, provider);
    const { body: course } = await app.as(specialist).get(`/case-files/${id}/course`).expect(200);
    const [goal] = course.goals;
    await app
      .as(specialist)
      .put(`/goals/${goal.id}`)
      .set('if-match', `"${goal.version}"`)
      .send({ state: 'OPEN' })
      .expect(200);
    await app.settled();

    const { gaps, version } = await read(provider, id);
    expect(gaps).toEqual([
      { id: `goalNotJudged:${goal.id}`, part: 'GOALS', text: expect.stringContaining(goal.wording), remark: null },
    ]);
    const { body } = await sign(app, specialist, id, { role: 'SPECIALIST' }).expect(409);
    expect(body).toMatchObject({
      type: 'urn:problem:conclusion.gap-without-remark',
      params: { gaps: [`goalNotJudged:${goal.id}`] },
    });

    const remarks = [{ gap: gaps[0].id, remark: 'Бала ауырып, баға берілмеді' }];
    await app
      .as(specialist)
      .put(`/case-files/${id}/conclusion/recommendations`)
      .set('if-match', `"${version}"`)
      .send({ recommendations: 'Сабақты жалғастыру', remarks })
      .expect(200);
    await signAll(app, provider, id);
  });

  it('drops a signature when the words under it change', async () => {
    const provider = await app.given.provider();
    const [first, second] = provider.specialists;
    const id = await writtenCase(app, provider);
    await sign(app, first, id, { role: 'SPECIALIST' }).expect(200);
    await writePart(app, second, id, 1).send({ wording: 'Жаңа мәтін' }).expect(200);
    const { signers, voided } = await read(provider, id);
    expect(voided).toBe(1);
    expect(signers.every(({ signedAt }: { signedAt: string | null }) => signedAt === null)).toBe(true);
    await signAll(app, provider, id);
  });

  it('shows both sides to whoever edits an older version', async () => {
    const provider = await app.given.provider();
    const [first, second] = provider.specialists;
    const id = await writtenCase(app, provider);
    const stale = await writePart(app, first, id, 0).expect(412);
    expect(stale.body).toMatchObject({
      type: 'urn:problem:version.stale',
      params: { seen: 0, version: 1, theirs: { wording: expect.stringContaining('ынтамен') } },
    });
    const { version } = await read(provider, id);
    const words = (person: typeof first, recommendations: string) =>
      app
        .as(person)
        .put(`/case-files/${id}/conclusion/recommendations`)
        .set('if-match', `"${version}"`)
        .send({ recommendations, remarks: [] });
    const answers = await Promise.all([words(first, 'Бірінші'), words(second, 'Екінші')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('is signed once when heads sign it eight times at once', async () => {
    const provider = await app.given.provider();
    const second = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['HEAD'] });
    const id = await writtenCase(app, provider);
    for (const specialist of provider.specialists) await sign(app, specialist, id, { role: 'SPECIALIST' }).expect(200);

    const heads = Array.from({ length: 8 }, (_, i) => (i % 2 ? provider.head : second));
    const answers = await Promise.all(heads.map((head) => sign(app, head, id, { role: 'HEAD' })));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
    expect(await documents(id)).toHaveLength(1);
    expect(
      await app.rows(`select move from core.case_move where case_file_id = $1 and move = 'signConclusion'`, [id]),
    ).toHaveLength(1);
  });

  it('wants a reason from a head who is the only specialist too', async () => {
    const provider = await app.given.provider();
    const both = await app.given.person({
      ownerId: provider.id,
      scope: 'provider',
      roles: ['HEAD', 'SPECIALIST'],
      post: 'DEFECTOLOGIST',
    });
    const alone = { ...provider, head: both, specialists: [both] as unknown as TestProvider['specialists'] };
    const id = await writtenCase(app, alone);
    await sign(app, both, id, { role: 'SPECIALIST' }).expect(200);
    const { body } = await sign(app, both, id, { role: 'HEAD' }).expect(422);
    expect(body.type).toBe('urn:problem:reason.missing');
    const reason = 'Кабинетте басқа маман жоқ';
    await sign(app, both, id, { role: 'HEAD', reason }).expect(200);
    expect(
      await app.rows(`select role, reason from core.conclusion_signature where signer_id = $1 order by signed_at`, [
        both.userId,
      ]),
    ).toEqual([
      { role: 'SPECIALIST', reason: null },
      { role: 'HEAD', reason },
    ]);
  });

  it('stays as it was signed', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    const { body } = await writePart(app, provider.specialists[0], id, 1).expect(409);
    expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('is not signed in other words than were on the screen, and is printed from the facts that were signed', async () => {
    const provider = await app.given.provider();
    const id = await writtenCase(app, provider);
    const [first, second] = provider.specialists;
    const { body: seen } = await app.as(first).get(`/case-files/${id}/conclusion`).expect(200);
    await writePart(app, second, id, 1).send({ wording: 'Бұл сөйлем кейін өзгертілді.' }).expect(200);
    const stale = await sign(app, first, id, { role: 'SPECIALIST', textSha256: seen.textSha256 }).expect(412);
    expect(stale.body.type).toBe('urn:problem:version.stale');
    expect(JSON.stringify(stale.body.params.theirs)).toContain('Бұл сөйлем кейін өзгертілді.');
    await signAll(app, provider, id);
    const [row] = await app.rows<{ evidence: { planned: object } }>(
      'select evidence from core.conclusion where case_file_id = $1',
      [id],
    );
    expect(row?.evidence.planned).toEqual({ INDIVIDUAL: 16 });
  });
});
