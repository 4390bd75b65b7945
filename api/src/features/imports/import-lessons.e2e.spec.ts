import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { family, faultsIn, fileOf, type Row, sender } from '../../../test/import-files';

const today = almatyDay(new Date());
const written = (day: Day): string => day.split('-').toReversed().join('.');

describe('the lessons of a month from a file', () => {
  const app = startApp();
  const send = sender(app);
  let provider: TestProvider;
  let numbers: string[];
  let email: string;

  beforeAll(async () => {
    provider = await app.given.provider();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await app.given.caseFile(provider, { state: 'IN_REHABILITATION' })).id);
    const rows = await app.rows<{ number: string }>(
      `select number from core.case_file where id = any ($1) order by number`,
      [ids],
    );
    numbers = rows.map(({ number }) => number);
    const [specialist] = provider.specialists;
    ({ email } = specialist);
  }, 60_000);

  const bring = (rows: Row[], { check = false } = {}) =>
    fileOf('LESSONS', rows).then((bytes) => send(provider.head, bytes, { kind: 'LESSONS', check }));
  const lesson = (inDays: number, startsAt: string, more: Row = {}): Row => ({
    ...{ lessonOn: written(addDays(today, inDays)), startsAt, minutes: 30, form: 'Жеке сабақ', specialist: email },
    ...{ cases: numbers[0] ?? '', ...more },
  });
  const lessons = () =>
    app.rows(
      `select (l.starts_at at time zone 'Asia/Almaty')::text as at, l.state, l.form, l.topic, l.booked,
         (select array_agg(a.state || coalesce(' ' || a.absence_reason, '') order by a.state) from core.attendance a where a.lesson_id = l.id) as came,
         (select count(*)::int from core.lesson_place p where p.lesson_id = l.id) as places
       from core.lesson l where l.provider_id = $1 and l.made_by = $2 order by l.starts_at`,
      [provider.id, provider.head.userId],
    );
  const unlocks = () =>
    app.rows(`select from_on::text as day, made_by from core.entry_unlock where provider_id = $1`, [provider.id]);

  it('are booked where they are to come, and of those that are over it is said who came', async () => {
    const group = { form: 'Топтық сабақ', cases: numbers.join('; '), topic: 'Дыбыс қою' };
    const rows = [
      lesson(-20, '10:00', {
        ...group,
        excused: numbers[1] ?? '',
        absenceReason: 'Сырқаттану',
        unexcused: numbers[2] ?? '',
      }),
      lesson(-1, '11:00'),
      lesson(5, '10:00', group),
    ];
    const checked = await bring(rows, { check: true });
    expect(checked.body).toMatchObject({ rows: 3, entered: 3, faulty: 0, faults: [] });
    expect(await lessons()).toEqual([]);
    expect(await unlocks()).toEqual([]);

    expect((await bring(rows)).status).toBe(201);

    expect(await lessons()).toEqual([
      {
        ...{
          at: `${addDays(today, -20)} 10:00:00`,
          state: 'HELD',
          form: 'GROUP',
          topic: 'Дыбыс қою',
          booked: true,
          places: 3,
        },
        came: ['ABSENT_EXCUSED ILLNESS', 'ABSENT_UNEXCUSED', 'PRESENT'],
      },
      {
        at: `${addDays(today, -1)} 11:00:00`,
        state: 'HELD',
        form: 'INDIVIDUAL',
        topic: '',
        booked: true,
        places: 1,
        came: ['PRESENT'],
      },
      {
        at: `${addDays(today, 5)} 10:00:00`,
        state: 'PLANNED',
        form: 'GROUP',
        topic: '',
        booked: true,
        places: 3,
        came: null,
      },
    ]);
    expect(await unlocks()).toContainEqual({ day: addDays(today, -20), made_by: provider.head.userId }); // who opened a closed day is kept
    const { body } = await bring(rows);
    expect(body).toMatchObject({ entered: 0, known: 3, faulty: 0 });
    expect(await lessons()).toHaveLength(3);
  });

  it('are entered once by two who press at the same time', async () => {
    const before = await lessons();
    const file = await fileOf('LESSONS', [lesson(12, '09:00'), lesson(13, '09:00'), lesson(-3, '09:00')]);
    const answers = await Promise.all([1, 2].map(() => send(provider.head, file, { kind: 'LESSONS' })));
    expect(answers.map(({ body }) => [body.entered, body.known]).toSorted()).toEqual([
      [0, 3],
      [3, 0],
    ]);
    expect(await lessons()).toHaveLength(before.length + 3);
  });

  it('and a booking by hand of the same time at the same moment leave one lesson', async () => {
    const [specialist] = provider.specialists;
    const [{ id } = { id: '' }] = await app.rows<{ id: string }>(
      `select id from core.case_file where provider_id = $1 and number = $2`,
      [provider.id, numbers[0]],
    );
    const startsAt = almatyMoment(addDays(today, 14), 540).toISOString();
    const booking = { form: 'INDIVIDUAL', specialistId: specialist.userId, startsAt, minutes: 30, caseFileIds: [id] };
    const [byFile, byHand] = await Promise.all([
      bring([lesson(14, '09:00')]),
      app.as(specialist).post('/timetable/lessons').send(booking),
    ]);
    expect([201, 422]).toContain(byFile.status);
    expect(byHand.status === 201 || byFile.body.entered === 1).toBe(true);
    expect(
      await app.rows(`select id from core.lesson where provider_id = $1 and starts_at = $2`, [provider.id, startsAt]),
    ).toHaveLength(1);
  });

  it('leave nothing when one row is wrong: its rule is the rule of booking and marking', async () => {
    const before = await lessons();
    const rows = [
      lesson(6, '10:00'),
      lesson(6, '10:15', { cases: numbers[1] ?? '' }),
      lesson(-40, '10:00'),
      lesson(8, '10:00', { cases: numbers.join('; ') }),
      lesson(9, '10:00', { excused: numbers[0] ?? '' }),
      lesson(-2, '10:00', { excused: numbers[1] ?? '' }),
      lesson(10, '25:00', { specialist: 'Ешкім', cases: '2020-0001' }),
    ];
    const { body } = await bring(rows, { check: true });
    expect(faultsIn(body)).toEqual([
      [3, 'specialist', 'lesson.specialist-busy'],
      [4, 'lessonOn', 'isRecent'],
      [5, 'cases', 'lesson.group-size'],
      [6, null, 'lesson.in-future'],
      [7, 'excused', 'isOfLesson'],
      [8, 'startsAt', 'isTime'],
      [8, 'specialist', 'isIn'],
      [8, 'cases', 'isIn'],
    ]);
    expect((await bring(rows)).status).toBe(422);
    expect(await lessons()).toEqual(before);
  });

  it('of another provider’s child are of nobody, and the template names no child', async () => {
    const other = await app.given.provider();
    const bytes = await fileOf('LESSONS', [lesson(5, '12:00')]);
    const { body } = await send(other.head, bytes, { kind: 'LESSONS', check: true });
    expect(faultsIn(body)).toEqual([
      [2, 'specialist', 'isIn'],
      [2, 'cases', 'isIn'],
    ]);
    for (const person of [provider.clerk, provider.specialists[0]])
      await send(person, bytes, { kind: 'LESSONS' }).expect(403);
    const answer = await app.as(provider.head).get('/imports/LESSONS/template?format=CSV&language=kk').expect(200);
    expect(answer.text).not.toContain(String(family(1)['lastName']));
  });
});
