import type { DictionaryKind } from '@onaltu/domain/dictionaries';
import { application } from '../../demo/case-story';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

type Entry = { code: string; active: boolean; names: object; nationalCode: string | null };
type Wanted = { code?: string; active: boolean; kk?: string; ru?: string; en?: string; nationalCode?: string };
const DAY_MS = 86_400_000;
const OWN = { active: true, kk: 'Бассейн жөндеуде', ru: 'Ремонт бассейна', en: 'The pool is repaired' };
const words = { kk: 'Кезек сақтайды', ru: 'Соблюдает очередь', en: 'Keeps the queue' };

describe('the lists people choose from', () => {
  const app = startApp({ worker: true });
  const put = (person: Person, path: string, seen: number, body: object) =>
    app.as(person).put(`/settings/${path}`).set('if-match', `"${seen}"`).send(body);
  const listed = async (person: Person, kind: DictionaryKind): Promise<{ version: number; entries: Entry[] }> => {
    const { body } = await app.as(person).get('/settings/dictionaries').expect(200);
    return body.find((one: { kind: string }) => one.kind === kind);
  };
  const asWanted = ({ code, active, names, nationalCode }: Entry): Wanted =>
    nationalCode ? { code, active, nationalCode, ...names } : { code, active };
  /** Adds an own entry and switches one off; answers the code of the own one. */
  const arrange = async ({ admin }: TestProvider, kind: DictionaryKind, national: string, off: string) => {
    const { version, entries } = await listed(admin, kind);
    const wanted = entries.map((entry) => ({ ...asWanted(entry), active: entry.code !== off }));
    const { body } = await put(admin, `dictionaries/${kind}`, version, {
      entries: [{ ...OWN, nationalCode: national }, ...wanted],
    }).expect(200);
    return body.entries[0].code as string;
  };

  it('begin with the national entries, in three languages', async () => {
    const { clerk } = await app.given.provider();
    const { version, entries } = await listed(clerk, 'PROBLEM_GROUP');
    expect(version).toBe(0);
    expect(entries).toHaveLength(10);
    expect(entries.find(({ code }) => code === 'SPEECH')).toEqual({
      code: 'SPEECH',
      active: true,
      names: { kk: 'Сөйлеу бұзылысы', ru: 'Нарушение речи', en: 'Speech impairment' },
      nationalCode: null,
    });
  });

  it('are put in order, narrowed and added to; nothing leaves them', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const code = await arrange(ours, 'PAUSE_REASON', 'OTHER', 'LEAVE');
    const { version, entries } = await listed(ours.head, 'PAUSE_REASON');
    expect(entries[0]).toMatchObject({ code, nationalCode: 'OTHER', names: { ru: 'Ремонт бассейна' } });
    expect(entries.find((one) => one.code === 'LEAVE')?.active).toBe(false);
    expect((await listed(theirs.head, 'PAUSE_REASON')).entries).toHaveLength(entries.length - 1);

    const without = { entries: entries.slice(1).map(asWanted) };
    const change = (person: Person, seen = version, body: object = without) =>
      put(person, 'dictionaries/PAUSE_REASON', seen, body);
    expect((await change(ours.admin).expect(422)).body.errors).toEqual([{ pointer: '/entries', code: 'isComplete' }]);
    const renamed = { entries: entries.map((one) => ({ ...asWanted(one), kk: 'Басқаша', ru: 'Иначе', en: 'Other' })) };
    expect((await change(ours.admin, version, renamed).expect(422)).body.errors).toContainEqual({
      pointer: '/entries/1/code',
      code: 'isNational',
    });
    await change(ours.clerk).expect(403);
    await change(ours.admin, 0, { entries: entries.map(asWanted) }).expect(412);
    await change(theirs.admin, 0, { entries: entries.map(asWanted) }).expect(422); // our code is nobody's there
    await put(ours.admin, 'dictionaries/WEATHER', 0, without).expect(404);
  });

  it('hold for the problem groups of a child', async () => {
    const provider = await app.given.provider();
    const code = await arrange(provider, 'PROBLEM_GROUP', 'SPEECH', 'VISION');
    const register = async (n: number, impairments: string[]) => {
      const { body } = await app
        .as(provider.clerk)
        .post('/case-files')
        .send({ child: { lastName: 'Мысалов' } })
        .expect(201);
      const form = application(n);
      return app
        .as(provider.clerk)
        .post(`/case-files/${body.id}/registration`)
        .send({ ...form, child: { ...form.child, impairments } });
    };
    for (const wrong of ['VISION', 'NOTHING']) {
      const { status, body } = await register(700, ['SPEECH', wrong]);
      expect([status, body.errors]).toEqual([422, [{ pointer: '/child/impairments', code: 'isInDictionary' }]]);
    }
    expect((await register(700, [code])).status).toBe(201);
    const [child] = await app.rows<{ id: string; impairments: string[] }>(
      'select id, impairments from core.child where provider_id = $1',
      [provider.id],
    );
    expect(child?.impairments).toEqual([code]);
    const card = (await app.as(provider.clerk).get(`/children/${child?.id}`).expect(200)).body;
    const { id: _id, version, ...rest } = card;
    const correct = (impairments: string[], seen: number) =>
      app
        .as(provider.clerk)
        .put(`/children/${child?.id}`)
        .set('if-match', `"${seen}"`)
        .send({ ...rest, impairments, reason: 'Қайта қаралды' });
    const { entries, version: seen } = await listed(provider.admin, 'PROBLEM_GROUP');
    const off = entries.map((entry) => ({ ...asWanted(entry), active: entry.code !== code }));
    await put(provider.admin, 'dictionaries/PROBLEM_GROUP', seen, { entries: off }).expect(200);
    await correct([code, 'VISION'], version).expect(200); // what was chosen once may stay
    const fresh = await correct([code, 'NOTHING'], Number(version) + 1).expect(422);
    expect(fresh.body.errors).toEqual([{ pointer: '/impairments', code: 'isInDictionary' }]);
  });

  it('hold for absences, pauses, early ends and withdrawals', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const [specialist] = provider.specialists;
    const code = await arrange(provider, 'ABSENCE_REASON', 'OTHER', 'TRANSPORT');
    const lesson = (state: string, absenceReason: string) => {
      const startsAt = Math.floor((Date.now() - DAY_MS) / DAY_MS) * DAY_MS + 9 * 3_600_000;
      return app
        .as(specialist)
        .post('/lessons')
        .send({
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(startsAt + 1_800_000).toISOString(),
          form: 'INDIVIDUAL',
          attendance: [{ caseFileId: id, state, absenceReason }],
        });
    };
    for (const [state, reason, fault] of [
      ['PRESENT', code, 'isAbsent'],
      ['ABSENT_EXCUSED', 'TRANSPORT', 'isInDictionary'],
    ] as const)
      expect((await lesson(state, reason).expect(422)).body.errors).toEqual([
        { pointer: '/attendance/0/absenceReason', code: fault },
      ]);
    const { body: held } = await lesson('ABSENT_EXCUSED', code).expect(201);
    const { body: course } = await app.as(specialist).get(`/case-files/${id}/course`).expect(200);
    expect(course.lessons.find((one: { id: string }) => one.id === held.id).absenceReason).toBe(code);
    await app
      .as(specialist)
      .post(`/lessons/${held.id}/attendance/${id}/correction`)
      .send({ state: 'PRESENT', reason: 'Келген екен' })
      .expect(200);
    expect(
      await app.rows(
        'select t.absence_reason, h.from_absence_reason from core.attendance t join core.attendance_change h using (lesson_id) where lesson_id = $1',
        [held.id],
      ),
    ).toEqual([{ absence_reason: null, from_absence_reason: code }]);

    const reason = 'Отбасының өтініші';
    const on = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    for (const [path, who, terms] of [
      ['pause', provider.head, { from: on }],
      ['early-end', provider.head, { on }],
      ['withdrawal', provider.clerk, {}],
    ] as const) {
      const post = (reasonCode: string) =>
        app
          .as(who)
          .post(`/case-files/${id}/${path}`)
          .send({ ...terms, reason, reasonCode });
      expect((await post('NOTHING').expect(422)).body.errors).toEqual([
        { pointer: '/reasonCode', code: 'isInDictionary' },
      ]);
    }
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason, reasonCode: 'MOVED' }).expect(201);
    const [move] = await app.rows(
      'select detail from core.case_move where case_file_id = $1 order by id desc limit 1',
      [id],
    );
    expect(move).toEqual({ detail: { reasonCode: 'MOVED' } });
  });

  describe('the assessment template', () => {
    const draft = (person: Person, seen: number, domains: object[]) =>
      put(person, 'assessment-template', seen, { domains });
    const publish = (person: Person, seen: number) =>
      app.as(person).post('/settings/assessment-template/publication').set('if-match', `"${seen}"`).send();
    const DOMAINS = [
      { domain: 'SPEECH', indicators: [{ code: 'SPEECH.NAMES_OBJECTS' }, words] },
      { domain: 'MOTOR', indicators: [{ code: 'MOTOR.JUMPS' }] },
    ];

    it('is drafted, published once, and never changes', async () => {
      const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
      expect((await publish(ours.admin, 0).expect(409)).body.type).toBe(
        'urn:problem:assessment-template.nothing-drafted',
      );
      const wrong = await draft(ours.admin, 0, [{ domain: 'SPEECH', indicators: [{ kk: 'Сөз' }] }]).expect(422);
      expect(wrong.body.errors).toContainEqual({ pointer: '/domains/0/indicators/0/ru', code: 'isString' });
      await draft(ours.specialists[0], 0, DOMAINS).expect(403);
      const { body } = await draft(ours.admin, 0, DOMAINS).expect(200);
      expect(body).toMatchObject({ version: 1, published: 1, changed: true });
      await publish(ours.clerk, 1).expect(403);
      await publish(ours.admin, 2).expect(412);
      expect((await publish(ours.admin, 1).expect(201)).body).toMatchObject({ published: 2, changed: false });
      expect((await publish(ours.admin, 1).expect(409)).body.type).toBe(
        'urn:problem:assessment-template.already-published',
      );
      const told = (await app.as(theirs.admin).get('/settings/assessment-template').expect(200)).body.versions;
      expect(told).toEqual([{ version: 1, indicators: 48, publishedAt: null, publishedBy: null }]);
      expect(
        (await app.as(ours.specialists[0]).get('/settings/assessment-template').expect(200)).body.versions,
      ).toMatchObject([
        { version: 2, indicators: 3, publishedAt: expect.any(String), publishedBy: expect.stringMatching(/^Мысалов/) },
        { version: 1 },
      ]);
      const { code } = body.domains[0].indicators[1];
      const next = [{ domain: 'SPEECH', indicators: [{ code, ...words, en: 'Waits in the queue' }] }];
      await draft(ours.admin, 1, next).expect(200);
      const second = await app.as(ours.specialists[0]).get('/assessment-templates/2').expect(200);
      expect(second.body[0].indicators[1]).toEqual({ code, own: true, names: words });
      const national = await app.as(theirs.specialists[0]).get('/assessment-templates/1').expect(200);
      expect(national.body).toHaveLength(6);
      await app.as(theirs.admin).get('/assessment-templates/2').expect(404);
      await app.as(ours.admin).get('/assessment-templates/x').expect(404);
      await draft(theirs.admin, 0, next).expect(422);
    });

    it('holds for assessments begun after it; development is what both versions ask', async () => {
      const provider = await app.given.provider();
      const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
      const { body: drafted } = await draft(provider.head, 0, DOMAINS).expect(200);
      await publish(provider.head, 1).expect(201);
      const own = drafted.domains[0].indicators[1].code as string;
      const [first] = provider.specialists;
      const begun = (await app.as(first).post(`/case-files/${id}/assessments`).send({ kind: 'FINAL' }).expect(201))
        .body;
      expect(begun.templateId).toBe('2');
      const sectionOf = ({ userId }: Person) =>
        begun.sections.find((one: { specialistId: string }) => one.specialistId === userId);
      const score = (person: Person, indicator: string, value = 4) =>
        app.as(person).put(`/assessments/${begun.id}/scores/${indicator}`).send({ value });
      for (const person of provider.specialists) {
        const { missing } = sectionOf(person) as { missing: string[] };
        for (const indicator of missing) await score(person, indicator).expect(200);
        await score(person, 'SPEECH.ASKS_AND_ANSWERS').expect(403);
        await app.as(person).post(`/assessments/${begun.id}/section/finish`).expect(200);
      }
      const all = provider.specialists.flatMap((person) => (sectionOf(person) as { missing: string[] }).missing);
      expect(all.toSorted()).toEqual(['MOTOR.JUMPS', 'SPEECH.NAMES_OBJECTS', own].toSorted());
      const { body: seen } = await app
        .as(first)
        .put(`/assessments/${begun.id}/summary`)
        .set('if-match', '"1"')
        .send({ summary: 'Сөйлеуі мен қимылы дамыды.' })
        .expect(200);
      for (const person of provider.specialists)
        await app
          .as(person)
          .post(`/assessments/${begun.id}/answer`)
          .set('if-match', `"${seen.version}"`)
          .send({ answer: 'AGREED' })
          .expect(200);
      await app.as(first).post(`/case-files/${id}/completion`).send({}).expect(201);
      await app.settled();

      const [{ evidence }] = (await app.rows('select evidence from core.conclusion where case_file_id = $1', [id])) as [
        { evidence: { initial: { means: object }; final: { means: object } } },
      ];
      expect(evidence.final.means).toEqual({ SPEECH: 4, MOTOR: 4 });
      const [before] = await app.rows(
        `select sum(value) filter (where indicator = 'SPEECH.NAMES_OBJECTS')::int as "SPEECH", sum(value) filter (where indicator = 'MOTOR.JUMPS')::int as "MOTOR"
         from core.assessment_score s join core.assessment a on a.id = s.assessment_id where a.case_file_id = $1 and a.kind = 'INITIAL'`,
        [id],
      );
      expect(evidence.initial.means).toEqual(before);
      const { body: records } = await app.as(first).get(`/case-files/${id}/assessments`).expect(200);
      const old = await app.as(first).get(`/assessments/${records[0].id}`).expect(200);
      expect(old.body.templateId).toBe('1');
    });
  });
});
