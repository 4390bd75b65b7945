import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import { inventedChild } from '../../demo/invented-people';
import { startApp } from '../../../test/harness';
import { family, fileOf, type Row, sender } from '../../../test/import-files';
import type { Person } from '../../../test/person';

const today = almatyDay(new Date());
const ago = (days: number): Day => addDays(today, -days);
const written = (day: Day): string => day.split('-').toReversed().join('.');
const late = (days: number) => ({
  late: { on: almatyMoment(ago(days), 600).toISOString(), reason: 'Қағаз хаттамадан' },
});

describe('a course that runs already', () => {
  const app = startApp();
  const send = sender(app);

  /** What the specialists of a case have on paper, entered on their own pages. */
  const assessedOnPaper = async (team: readonly [Person, Person], caseId: string, on: number): Promise<void> => {
    const [first, second] = team;
    const begun = await app
      .as(first)
      .post(`/case-files/${caseId}/assessments`)
      .send({ kind: 'INITIAL', ...late(on) });
    expect(begun.status).toBe(201);
    const path = `/assessments/${String(begun.body.id)}`;
    const read = async (person: Person) => (await app.as(person).get(path).expect(200)).body;
    for (const person of team) {
      const { sections } = await read(person);
      const { missing } = sections.find(({ specialistId }: { specialistId: string }) => specialistId === person.userId);
      for (const indicator of missing) await app.as(person).put(`${path}/scores/${indicator}`).send({ value: 2 });
      await app.as(person).post(`${path}/section/finish`).expect(200);
    }
    const seen = async (person: Person) => `"${(await read(person)).version}"`;
    await app
      .as(first)
      .put(`${path}/summary`)
      .set('if-match', await seen(first))
      .send({ summary: 'Ортақ қорытынды' })
      .expect(200);
    for (const [person, more] of [
      [first, {}],
      [second, late(on)],
    ] as const)
      await app
        .as(person)
        .post(`${path}/answer`)
        .set('if-match', await seen(person))
        .send({ answer: 'AGREED', ...more })
        .expect(200);
  };

  const begunOnPaper = async (head: Person, [first]: readonly [Person, Person], caseId: string, on: number) => {
    const path = `/case-files/${caseId}/programme`;
    const goals = [{ domain: 'SPEECH', wording: 'Екі сөзден сөйлем құрайды' }];
    const planned = [{ form: 'INDIVIDUAL', specialistId: first.userId, perWeek: 2 }];
    const { body } = await app.as(first).post(path).send({ goals, planned }).expect(201);
    const { revision } = body.pending as { revision: number };
    await app
      .as(head)
      .post(`${path}/approval`)
      .send({ revision, ...late(on) })
      .expect(201);
  };

  it('comes by a file of its case, what its people have on paper and a file of its lessons', async () => {
    const provider = await app.given.provider();
    const brought: Row = {
      ...{
        knownIin: inventedChild(1).iin,
        receivedOn: written(ago(40)),
        paperNumber: '1/б',
        channel: 'ПМПК жолдамасымен',
      },
      ...{ papers: 'Өтініш; Дербес деректерді жинауға және өңдеуге келісім; ПМПК қорытындысы' },
      ...{ contractOn: written(ago(38)), contractNumber: 'Ш-1', lengthDays: 180, signedOn: written(ago(39)) },
      specialists: provider.specialists.map(({ email }) => email).join('; '),
    };
    await send(provider.head, await fileOf('CHILDREN', [family(1)])).expect(201);
    await send(provider.head, await fileOf('CASES', [brought]), { kind: 'CASES' }).expect(201);
    const [{ id, number } = { id: '', number: '' }] = await app.rows<{ id: string; number: string }>(
      `select id, number from core.case_file where provider_id = $1`,
      [provider.id],
    );

    await assessedOnPaper(provider.specialists, id, 36);
    await begunOnPaper(provider.head, provider.specialists, id, 35);
    const held = (inDays: number): Row => ({
      ...{ lessonOn: written(addDays(today, inDays)), startsAt: '10:00', minutes: 30, form: 'Жеке сабақ' },
      ...{ specialist: provider.specialists[0].email, cases: number },
    });
    const lessons = await fileOf('LESSONS', [held(-20), held(-13), held(8)]);
    const { status, body } = await send(provider.head, lessons, { kind: 'LESSONS' });
    expect([status, body.entered, body.faults]).toEqual([201, 3, []]);

    expect(
      await app.rows(
        `select c.state, c.course_started_on::text as begun, c.ends_on::text as ends,
           (select array_agg(l.state order by l.starts_at) from core.lesson l join core.lesson_place p on p.lesson_id = l.id where p.case_file_id = c.id) as lessons
         from core.case_file c where c.id = $1`,
        [id],
      ),
    ).toEqual([
      { state: 'IN_REHABILITATION', begun: ago(36), ends: expect.any(String), lessons: ['HELD', 'HELD', 'PLANNED'] },
    ]);
    const { body: page } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);
    expect(page.actions.slice(0, 3)).toMatchObject([{ late: true }, { late: true }, { late: true }]);
  }, 60_000);
});
