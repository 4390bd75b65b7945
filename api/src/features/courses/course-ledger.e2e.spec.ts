import { addDays } from '@onaltu/domain/clock/day';
import type { LedgerView } from './course.view';
import { startApp } from '../../../test/harness';
import { allCame, LessonWork, TODAY } from '../../../test/lesson-work';
import type { TestProvider } from '../../../test/given';

describe('the ledger of a course', () => {
  const app = startApp({ worker: true });
  const work = new LessonWork(app);
  const ledgerOf = async ({ head }: TestProvider, id: string) =>
    (await app.as(head).get(`/case-files/${id}/course`).expect(200)).body.ledger as LedgerView;

  it('tells by form and specialist what was promised and what became of it, and when it ends at this pace', async () => {
    const { provider, ids } = await work.inCourse();
    const [id] = ids as [string];
    const [specialist, colleague] = provider.specialists;
    const before = await ledgerOf(provider, id);
    expect(
      before.lines
        .map(({ specialistId, planned }: { specialistId: string; planned: number }) => [specialistId, planned])
        .toSorted(),
    ).toEqual(
      [
        [specialist.userId, 8],
        [colleague.userId, 8],
      ].toSorted(),
    );
    const missed = await work.planned(provider, ids, { day: addDays(TODAY, -2) });
    await work.mark(specialist, missed, [{ caseFileId: id, state: 'ABSENT_UNEXCUSED' }]).expect(201);
    const instead = await work.planned(provider, ids, { makesUpFor: missed });
    await work.mark(specialist, instead, allCame(ids)).expect(201);
    await work.planned(provider, ids); // nobody says who came
    await work.planned(provider, ids, { day: addDays(TODAY, 1) });
    const cancelled = await work.planned(provider, ids, { day: addDays(TODAY, 2) });
    await app
      .as(specialist)
      .post(`/timetable/lessons/${cancelled}/cancellation`)
      .set('if-match', '"1"')
      .send({ reason: 'ROOM' })
      .expect(200);
    const { lines, total, owed, ...told } = await ledgerOf(provider, id);
    const pace = told.pace!;
    const own = (all: { specialistId: string }[]) => all.find((line) => line.specialistId === specialist.userId);
    const was = own(before.lines) as unknown as Record<string, number>;
    expect(own(lines)).toMatchObject({
      ...{ form: 'INDIVIDUAL', planned: 8, excused: was['excused'], ahead: 1, unmarked: 1, cancelled: 1, madeUp: 1 },
      ...{
        held: was['held']! + 1,
        unexcused: was['unexcused']! + 1,
        specialistName: expect.stringContaining('Мысалов'),
      },
    });
    expect(owed).toBe(total.excused + total.unexcused + total.cancelled - 1);
    expect(pace.held).toBe(total.held);
    expect(pace.daysNeeded).toBe(Math.ceil((pace.remaining * pace.days) / pace.held));
    expect(pace.daysAfter).toBe(pace.daysNeeded - pace.daysLeft);
    expect(pace.endsOn).toBe(addDays(TODAY, pace.daysNeeded));
    await app
      .as(provider.head)
      .post(`/case-files/${id}/pause`)
      .send({ reason: 'Ауырып қалды', from: TODAY })
      .expect(201);
    expect(await ledgerOf(provider, id)).toMatchObject({ pace: null, total: { ahead: 0 } });
  });

  it('has a gap in the conclusion for a lesson nobody said anything of, and says what was made up for', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'FINAL_ASSESSMENT_CLOSED' });
    const [specialist] = provider.specialists;
    const missed = await work.planned(provider, [id], { day: addDays(TODAY, -2) });
    await work.mark(specialist, missed, [{ caseFileId: id, state: 'ABSENT_EXCUSED' }]).expect(201);
    const instead = await work.planned(provider, [id], { makesUpFor: missed });
    await work.mark(specialist, instead, allCame([id])).expect(201);
    const forgotten = await work.planned(provider, [id]);
    await app.as(specialist).post(`/case-files/${id}/completion`).send({}).expect(201);
    const drafted = async () => {
      await app.settled();
      const { body } = await app.as(specialist).get(`/case-files/${id}/conclusion`).expect(200);
      return JSON.stringify(body);
    };
    const draft = await drafted();
    expect(draft).toContain('unmarkedLessons');
    expect(draft).toContain('"id":"madeUp"');
    await work.mark(specialist, forgotten, allCame([id])).expect(201);
    expect(await drafted()).not.toContain('unmarkedLessons'); // it was drafted anew
  }, 60_000);
});
