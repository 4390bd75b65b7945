import { inventedChild } from '../../demo/invented-people';
import { correctAttendance, sign, signAll, signedCase, writtenCase } from '../../../test/conclusion-work';
import { startApp } from '../../../test/harness';

describe('a cited fact that changes', () => {
  const app = startApp({ worker: true });

  it('voids the signatures, says why, has the conclusion drafted anew and tells everybody again', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    await app.settled();
    const mailsOf = () => provider.specialists.map(({ email }) => app.mail.to(email).length);
    expect(mailsOf()).toEqual([1, 1]);

    await correctAttendance(app, provider, id, 'Бала сол күні ауырған');

    const { body: page } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);
    expect(page.state).toBe('CONCLUSION_IN_PREPARATION');
    expect(page.history.at(-1)).toMatchObject({ move: 'voidSignatures', reason: 'Бала сол күні ауырған' });
    await app.settled();
    const { body } = await app.as(provider.head).get(`/case-files/${id}/conclusion`).expect(200);
    expect(body.voided).toBe(3);
    expect(mailsOf()).toEqual([2, 2]);
    expect(app.mail.to(provider.head.email)).toHaveLength(1);

    await signAll(app, provider, id);
    await app.settled();
    expect(app.mail.to(provider.head.email)).toHaveLength(2);
    expect(mailsOf()).toEqual([2, 2]);
    const printed = await app.rows(
      `select rendered_at is not null as rendered from core.document where case_file_id = $1 and kind = 'CONCLUSION'`,
      [id],
    );
    expect(printed).toEqual([{ rendered: true }, { rendered: true }]);
  });

  it('is seen before anybody reads or signs the words that no longer hold', async () => {
    const provider = await app.given.provider();
    const id = await writtenCase(app, provider);
    await app.stopWorker();
    await correctAttendance(app, provider, id, 'Қате белгі');
    const read = await app.as(provider.head).get(`/case-files/${id}/conclusion`).expect(409);
    expect(read.body.type).toBe('urn:problem:conclusion.not-drafted');
    const signed = await sign(app, provider.specialists[0], id, { role: 'SPECIALIST' }).expect(409);
    expect(signed.body.type).toBe('urn:problem:conclusion.not-drafted');
    await app.startWorker();
    await app.settled();
    await signAll(app, provider, id);
  });

  it('is corrected by an added row that keeps what was said before', async () => {
    const provider = await app.given.provider();
    const id = await writtenCase(app, provider);
    await correctAttendance(app, provider, id, 'Бірінші түзету');
    await correctAttendance(app, provider, id, 'Екінші түзету');
    const changes = await app.rows<{ from_state: string; to_state: string; reason: string }>(
      'select from_state, to_state, reason from core.attendance_change where case_file_id = $1 order by id',
      [id],
    );
    expect(changes.map(({ reason }) => reason)).toEqual(['Бірінші түзету', 'Екінші түзету']);
    expect(changes[0]!.to_state).toBe(changes[1]!.from_state);
    await app.settled();
  });

  it('no goal changes once the result is handed over', async () => {
    const provider = await app.given.provider();
    const id = await signedCase(app, provider);
    await app.as(provider.clerk).post(`/case-files/${id}/certificate`).send({}).expect(201);
    await app.settled();
    await app
      .as(provider.clerk)
      .post(`/case-files/${id}/certificate/handing-over`)
      .send({ recipientName: 'Мысалова Айжан', recipientPaper: 'Жеке куәлік' })
      .expect(201);
    const { body: course } = await app.as(provider.head).get(`/case-files/${id}/course`).expect(200);
    const { body } = await app
      .as(provider.specialists[0])
      .put(`/goals/${course.goals[0].id}`)
      .set('if-match', `"${course.goals[0].version}"`)
      .send({ state: 'NOT_ACHIEVED' })
      .expect(409);
    expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });
});

describe('the mail "a conclusion waits for your signature"', () => {
  const app = startApp({ worker: true });

  it('speaks the language of whoever is to sign and names no child', async () => {
    const provider = await app.given.provider();
    const russian = await app.given.person({
      ownerId: provider.id,
      scope: 'provider',
      roles: ['SPECIALIST'],
      post: 'PSYCHOLOGIST',
      locale: 'ru',
    });
    const [kazakh] = provider.specialists;
    const team = { ...provider, specialists: [kazakh, russian] as TestProviderTeam };
    const { n } = await app.given.caseFile(team, { state: 'CONCLUSION_IN_PREPARATION' });
    await app.settled();

    const [inKazakh] = app.mail.to(kazakh.email);
    const [inRussian] = app.mail.to(russian.email);
    expect(inKazakh!.subject).toMatch(/қол қою/i);
    expect(inRussian!.subject).toMatch(/подпис/i);
    const { lastName, firstName } = inventedChild(n);
    for (const letter of [inKazakh!, inRussian!]) {
      const words = `${letter.subject ?? ''} ${letter.text ?? ''} ${letter.html || ''}`;
      expect(words).toMatch(/\d{4}-0001/);
      expect(words).not.toContain(lastName);
      expect(words).not.toMatch(new RegExp(`(^|[^\\p{L}])${firstName}([^\\p{L}]|$)`, 'u'));
      expect(words).not.toMatch(/\d{12}/);
    }
  });
});

type TestProviderTeam = Parameters<typeof writtenCase>[1]['specialists'];
