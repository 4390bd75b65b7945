import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import { application } from '../../demo/case-story';
import { textOf } from '../../platform/documents/pdf-text';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

const DAY_MS = 86_400_000;
const today = almatyDay(new Date());
const at = (daysAgo: number, hour: number): string =>
  new Date(Math.floor((Date.now() - daysAgo * DAY_MS) / DAY_MS) * DAY_MS + hour * 3_600_000).toISOString();
const hours = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const week = (weekdays: number[], change: object = {}) => ({
  validFrom: addDays(today, 7),
  days: weekdays.map((weekday) => ({ weekday, hours })),
  ...change,
});
const PRINT = {
  language: 'ru',
  names: { kk: '«Мысал» КММ', ru: 'КГУ «Мысал»' },
  addresses: { kk: 'Мысал көшесі, 7', ru: 'ул. Мысал, 7' },
  phone: '+7 7212 00 00 07',
  seal: { kk: '№ 1', ru: '№ 1' },
  headPost: { kk: 'Директор м.а.', ru: 'И. о. директора' },
};
const RUNGS = { rungs: [{ ladder: 'COURSE_END', at: -60 }] };
const LETTERS = { latestHour: 10, fixed: ['SIGNATURE'] };
const SIZES = { SUBGROUP: { min: 2, max: 4 }, GROUP: { min: 5, max: 8 } };

describe('what a provider sets for itself', () => {
  const app = startApp({ worker: true });
  const put = (person: Person, topic: string, seen: number, body: object) =>
    app.as(person).put(`/settings/${topic}`).set('if-match', `"${seen}"`).send(body);
  const read = async (person: Person, topic: string) =>
    (await app.as(person).get(`/settings/${topic}`).expect(200)).body;

  const topics: readonly (readonly [topic: string, right: object, wrong: object, pointer: string])[] = [
    ['work-week', week([1, 2, 3, 4, 5]), week([1, 2, 3, 4]), '/days'],
    ['work-week', week([1, 2, 3, 4, 5, 6]), week([1, 2, 3, 4, 4]), '/days'],
    ['work-week', week([2, 3, 4, 5, 6]), week([1, 2, 3, 4, 5], { validFrom: '2026-02-30' }), '/validFrom'],
    [
      'work-week',
      week([1, 2, 3, 4, 5]),
      { ...week([1, 2, 3, 4]), days: [...week([1, 2, 3, 4]).days, { weekday: 5, hours: [hours[1], hours[0]] }] },
      '/days/4/hours/1/from',
    ],
    [
      'closed-days',
      { days: [{ day: '2027-03-24', note: 'Су құбыры' }] },
      { days: [{ day: '2027-02-29', note: 'Су' }] },
      '/days/0/day',
    ],
    ['group-sizes', SIZES, { ...SIZES, GROUP: { min: 5, max: 31 } }, '/GROUP/max'],
    ['group-sizes', SIZES, { ...SIZES, GROUP: { min: 5, max: 4 } }, '/GROUP/max'],
    ['print', PRINT, { ...PRINT, names: { kk: 'Мысал' } }, '/names/ru'],
    ['print', PRINT, { ...PRINT, language: 'en' }, '/language'],
    ['letters', LETTERS, { ...LETTERS, latestHour: 19 }, '/latestHour'],
    ['letters', LETTERS, { ...LETTERS, fixed: ['BIRTHDAY'] }, '/fixed'],
    ['reminders', RUNGS, { rungs: [{ ladder: 'SIGNATURE', at: -1 }] }, '/rungs/0/at'],
    ['reminders', RUNGS, { rungs: [{ ladder: 'BIRTHDAY', at: 1 }] }, '/rungs/0/ladder'],
    ['reminders', RUNGS, { rungs: [...RUNGS.rungs, ...RUNGS.rungs] }, '/rungs'],
  ];

  it.each(topics)('%s: is set by its administrator, one edit after the other', async (topic, right, wrong, pointer) => {
    const provider = await app.given.provider();
    const refused = await put(provider.admin, topic, 0, wrong).expect(422);
    expect(refused.body.errors).toContainEqual({ pointer, code: expect.any(String) });
    const { body } = await put(provider.admin, topic, 0, right).expect(200);
    expect(body.version).toBe(1);
    const stale = await put(provider.head, topic, 0, right).expect(412);
    expect(stale.body.type).toBe('urn:problem:version.stale');
    await app.as(provider.head).put(`/settings/${topic}`).send(right).expect(428);
    await put(provider.head, topic, 1, right).expect(200);
    for (const person of [provider.clerk, provider.head, provider.specialists[0], provider.admin])
      expect(await read(person, topic)).toEqual({ ...body, version: 2 });
    const marks = await app.rows(
      `select object_id from audit.event where owner_id = $1 and action = 'settings.changed'`,
      [provider.id],
    );
    expect(marks).toHaveLength(2);
  });

  it.each(topics)('%s: is nobody else’s to set, and no other provider’s', async (topic, right) => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    for (const person of [ours.clerk, ours.specialists[0]]) await put(person, topic, 0, right).expect(403);
    await put(ours.admin, topic, 0, right).expect(200);
    expect((await read(theirs.admin, topic)).version).toBe(0);
  });

  it('two edits of the same version at the same time leave one', async () => {
    const { admin, id } = await app.given.provider();
    const answers = await Promise.all([1, 2, 3, 4].map(() => put(admin, 'group-sizes', 0, SIZES)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
    expect(await app.rows('select version from core.provider_setting where provider_id = $1', [id])).toEqual([
      { version: 1 },
    ]);
  });

  it('keeps for past days the hours they had', async () => {
    const provider = await app.given.provider();
    const past = await put(provider.admin, 'work-week', 0, week([1, 2, 3, 4, 5], { validFrom: addDays(today, -1) }));
    expect([past.status, past.body.type]).toEqual([409, 'urn:problem:calendar.past']);
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await app.rows(
      `insert into core.action_event (provider_id, case_file_id, action, kind, at, made_by) values
         ($1, $2, 2, 'START', '2024-09-17T10:00:00+05:00', $3), ($1, $2, 2, 'DONE', '2024-09-17T10:08:00+05:00', $3)`,
      [provider.id, id, provider.head.userId],
    );
    const minutes = async () =>
      (await app.as(provider.head).get(`/case-files/${id}`).expect(200)).body.actions[1].handled as number;
    expect(await minutes()).toBe(8);
    const evening = [{ from: '18:00', to: '22:00' }];
    const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, hours: evening }));
    await put(provider.admin, 'work-week', 0, { validFrom: today, days }).expect(409); // this morning was worked by the old ones
    await put(provider.admin, 'work-week', 0, { validFrom: addDays(today, 1), days }).expect(200);
    expect(await minutes()).toBe(8);
    const closed = (day: string) => put(provider.admin, 'closed-days', 0, { days: [{ day, note: 'Жарық жоқ' }] });
    const late = await closed('2024-09-17').expect(409);
    expect(late.body.type).toBe('urn:problem:calendar.past');
    await closed(today).expect(200);
    expect(await minutes()).toBe(8);
  });

  describe('rooms', () => {
    const add = (person: Person, body: object) => app.as(person).post('/settings/rooms').send(body);
    const room = async (provider: TestProvider, name = 'Логопед бөлмесі', capacity = 2): Promise<string> =>
      (await add(provider.admin, { name, capacity }).expect(201)).body.id as string;

    it('are added, renamed and put out of use', async () => {
      const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
      const id = await room(ours);
      const same = await add(ours.head, { name: 'Логопед бөлмесі', capacity: 3 }).expect(409);
      expect(same.body.type).toBe('urn:problem:room.same-name');
      await room(theirs);
      await add(ours.clerk, { name: 'Зал', capacity: 3 }).expect(403);
      const wrong = await add(ours.admin, { name: 'Зал', capacity: 0 }).expect(422);
      expect(wrong.body.errors).toEqual([{ pointer: '/capacity', code: 'min' }]);
      const change = { name: 'Зал', capacity: 12, active: false };
      const alter = () => put(ours.admin, `rooms/${id}`, 1, change);
      expect((await alter().expect(200)).body).toEqual({ id, version: 2, ...change });
      await alter().expect(412);
      expect(await read(ours.clerk, 'rooms')).toEqual([{ id, version: 2, ...change }]);
    });

    it('hold one lesson at a time, no more children than they hold, and none out of use', async () => {
      const provider = await app.given.provider();
      const { id: first } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
      const { id: second } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
      const [one, two] = [await room(provider), await room(provider, 'Кіші бөлме', 1)];
      const record = (n: 0 | 1, roomId: string, cases: string[], hour = 5) =>
        app
          .as(provider.specialists[n])
          .post('/lessons')
          .send({
            startsAt: at(1, hour),
            endsAt: at(1, hour + 1),
            form: cases.length > 1 ? 'GROUP' : 'INDIVIDUAL',
            roomId,
            attendance: cases.map((caseFileId) => ({ caseFileId, state: 'PRESENT' })),
          });
      await record(0, one, [first]).expect(201);
      const busy = await record(1, one, [second], 5.5).expect(409);
      expect(busy.body.type).toBe('urn:problem:lesson.room-busy');
      await record(1, two, [second], 5.5).expect(201);
      const small = await record(0, two, [first, second], 8).expect(409);
      expect([small.body.type, small.body.params]).toEqual(['urn:problem:lesson.room-too-small', { max: 1 }]);
      await put(provider.admin, `rooms/${one}`, 1, { name: 'Бос', capacity: 2, active: false }).expect(200);
      await record(0, one, [first], 9).expect(404);
    });
  });

  it('has lessons of the sizes it has set', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const record = (form: string) =>
      app
        .as(provider.specialists[0])
        .post('/lessons')
        .send({ startsAt: at(1, 9), endsAt: at(1, 10), form, attendance: [{ caseFileId: id, state: 'PRESENT' }] });
    await put(provider.admin, 'group-sizes', 0, SIZES).expect(200);
    const { body } = await record('GROUP').expect(422);
    expect([body.type, body.params]).toEqual(['urn:problem:lesson.group-size', { form: 'GROUP', min: 5, max: 8 }]);
    expect(body.title).toContain('Ең азы: 5, ең көбі: 8');
    await record('INDIVIDUAL').expect(201);
  });

  it('prints its own letterhead from then on, and in its language where nobody chose', async () => {
    const provider = await app.given.provider();
    const directory = await read(provider.admin, 'print');
    expect(directory).toMatchObject({ version: 0, language: 'kk', seal: null, names: { ru: expect.any(String) } });
    await put(provider.admin, 'print', 0, PRINT).expect(200);
    expect(await read(provider.clerk, 'print')).toMatchObject({ ...PRINT, phone: '+77212000007', bin: directory.bin });
    const { body: draft } = await app
      .as(provider.clerk)
      .post('/case-files')
      .send({ child: { lastName: 'Мысалов' } })
      .expect(201);
    const { language: _chosen, ...form } = application(901);
    await app.as(provider.clerk).post(`/case-files/${draft.id}/registration`).send(form).expect(201);
    const [receipt] = await app.rows('select language, kind from core.document where case_file_id = $1', [draft.id]);
    expect(receipt).toEqual({ language: 'ru', kind: 'RECEIPT' });
    await app.settled();
    const { body: page } = await app.as(provider.clerk).get(`/case-files/${draft.id}`).expect(200);
    const pdf = await app
      .as(provider.clerk)
      .get(`/case-files/${draft.id}/documents/${page.documents[0].id}`)
      .responseType('blob')
      .expect(200);
    expect(textOf(pdf.body as Buffer).replace(/\s+/g, ' ')).toContain('КГУ «Мысал»');
  });
});
