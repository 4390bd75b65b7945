import { addDays, almatyMoment, day, type Day } from '@onaltu/domain/clock/day';
import { eventually } from '../../../test/eventually';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { allCame, LessonWork, TODAY } from '../../../test/lesson-work';
import type { Person } from '../../../test/person';
import { SweepTicker } from './sweep.ticker';

/** A Thursday far ahead, and the days that follow it. */
const THURSDAY = day('2027-04-22');
const [FRIDAY, SATURDAY, MONDAY] = [addDays(THURSDAY, 1), addDays(THURSDAY, 2), addDays(THURSDAY, 4)];
/** When everything of the last days has waited long enough. */
const LATER = addDays(TODAY, 7);

describe('a lesson of which nobody has said who came', () => {
  const app = startApp({ worker: true });
  const work = new LessonWork(app);
  const sweep = (on: Day) => app.worker!.get(SweepTicker).tick(almatyMoment(on, 540));
  const told = async (id: string) =>
    app.rows<{ who: string; rung: number; open: boolean }>(
      `select recipient_id as who, rung, closed_at is null as open from core.reminder where ladder = 'LESSON' and about = $1 order by rung, recipient_id`,
      [id],
    );
  const openTo = async (id: string) => (await told(id)).filter(({ open }) => open).map(({ who }) => who);
  const leave = (provider: TestProvider, person: Person, substituteId: string) =>
    app
      .as(provider.admin)
      .post(`/staff/${person.userId}/leaves`)
      .send({ kind: 'ANNUAL', from: THURSDAY, to: addDays(THURSDAY, 14), substituteId })
      .expect(201);

  it('is told to its specialist the next working morning, and two working days after it to the head', async () => {
    const { provider, ids } = await work.inCourse();
    const { head, specialists } = provider;
    const id = await work.planned(provider, ids, { day: THURSDAY });
    await sweep(THURSDAY);
    expect(await told(id)).toEqual([]);
    await sweep(FRIDAY);
    expect(await told(id)).toEqual([{ who: specialists[0].userId, rung: 1, open: true }]);
    await sweep(SATURDAY);
    await Promise.all([sweep(MONDAY), sweep(MONDAY)]);
    expect(await told(id)).toEqual([
      { who: specialists[0].userId, rung: 1, open: true },
      { who: head.userId, rung: 2, open: true },
    ]);
  });

  it('of a Friday is told on Monday', async () => {
    const { provider, ids } = await work.inCourse();
    const id = await work.planned(provider, ids, { day: FRIDAY });
    await sweep(SATURDAY);
    expect(await told(id)).toEqual([]);
    await sweep(MONDAY);
    expect(await openTo(id)).toEqual([provider.specialists[0].userId]);
  });

  it('is named by case and time, in the workspace and in the letter, without a name', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist] = provider.specialists;
    const id = await work.planned(provider, ids, { day: THURSDAY });
    await sweep(FRIDAY);
    const { body } = await app.as(specialist).get('/reminders').expect(200);
    const mine = (body.reminders as { ladder: string }[]).find(({ ladder }) => ladder === 'LESSON');
    const [case_] = await app.rows<{ number: string; name: string }>(
      `select c.number, k.last_name as name from core.case_file c join core.child k on k.id = c.child_id where c.id = $1`,
      [ids[0]],
    );
    const lessonAt = expect.stringContaining(THURSDAY) as string;
    expect(mine).toMatchObject({
      caseFileId: ids[0],
      lessonId: id,
      number: case_!.number,
      lessonAt,
      month: null,
      sources: ['unverified'],
    });
    const [letter] = await eventually(
      () => Promise.resolve(app.mail.to(specialist.email).filter(({ text }) => text?.includes('Сабаққа қатысу'))),
      (some) => some.length > 0,
    );
    expect(letter!.text).toMatch(
      new RegExp(`Сабаққа қатысу белгіленбеген, ${case_!.number}, 22\\.04\\.2027, \\d\\d:\\d\\d`),
    );
    expect(letter!.text).toContain(`/lessons/${id}`);
    expect(letter!.text).not.toContain(case_!.name);
  });

  it('is closed the moment somebody says who came', async () => {
    const { provider, ids } = await work.inCourse();
    const id = await work.planned(provider, ids);
    await sweep(LATER);
    expect(await openTo(id)).toHaveLength(2);
    await work.mark(provider.specialists[0], id, allCame(ids)).expect(201);
    expect(await openTo(id)).toEqual([]);
    await sweep(addDays(LATER, 1));
    expect(await openTo(id)).toEqual([]);
  });

  it.each([
    ['cancelled', `update core.lesson set state = 'CANCELLED', cancel_reason = 'OTHER' where id = $1`],
    [
      'moved to another day',
      `update core.lesson set starts_at = starts_at + interval '60 days', ends_at = ends_at + interval '60 days' where id = $1`,
    ],
    ['one of children who all went', `update core.lesson_place set away = 'ENDED' where lesson_id = $1`],
  ])('that is %s is not spoken of any more', async (_, sql) => {
    const { provider, ids } = await work.inCourse();
    const id = await work.planned(provider, ids);
    await sweep(LATER);
    expect(await openTo(id)).toHaveLength(2);
    await app.rows(sql, [id]);
    await sweep(addDays(LATER, 1));
    expect(await openTo(id)).toEqual([]);
  });

  it('is told to who has taken it over, and to who stands in for somebody on leave', async () => {
    const { provider, ids } = await work.inCourse();
    const [specialist, colleague] = provider.specialists;
    const mine = await work.planned(provider, ids, { day: THURSDAY });
    const covered = await work.planned(provider, ids, { day: THURSDAY });
    await app.rows(`update core.lesson set specialist_id = $2, stood_in_for = $3 where id = $1`, [
      covered,
      colleague.userId,
      specialist.userId,
    ]);
    await leave(provider, specialist, colleague.userId);
    await sweep(FRIDAY);
    expect(new Set(await openTo(mine))).toEqual(new Set([specialist.userId, colleague.userId]));
    expect(await openTo(covered)).toEqual([colleague.userId]);
  });

  it('of a group is one, not one for each child', async () => {
    const { provider, ids } = await work.inCourse(2);
    const id = await work.planned(provider, ids, { day: THURSDAY });
    await sweep(FRIDAY);
    expect(await openTo(id)).toEqual([provider.specialists[0].userId]);
    const { body } = await app.as(provider.specialists[0]).get('/reminders').expect(200);
    const one = (body.reminders as { ladder: string }[]).filter(({ ladder }) => ladder === 'LESSON');
    expect(one).toMatchObject([{ number: null }]);
    expect(ids).toContain((one[0] as unknown as { caseFileId: string }).caseFileId);
  });
});
