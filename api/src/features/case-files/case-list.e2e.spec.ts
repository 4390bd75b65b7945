import { sign, writtenCase } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

type Row = { id: string; holder: { lane: string; person: string | null } | null; clock: { late: boolean } | null };

describe('a row of the list of cases', () => {
  const app = startApp({ worker: true });

  const rowOf = async ({ head }: TestProvider, id: string): Promise<Row | undefined> =>
    (await app.as(head).get('/case-files').expect(200)).body.rows.find((row: Row) => row.id === id);
  const nameOf = async ({ userId }: Person): Promise<string | undefined> =>
    (
      await app.rows<{ name: string }>(
        `select concat_ws(' ', last_name, first_name) as name from directory.account where id = $1`,
        [userId],
      )
    )[0]?.name;

  it('says whose turn it is, by name where it is one person, and what the clock of the open action shows', async () => {
    const provider = await app.given.provider();
    const [clerk, head] = [await nameOf(provider.clerk), await nameOf(provider.head)];
    const none = { handling: 'NOT_STARTED', handled: null, dueOn: null };

    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const waits = { ...none, norm: 10, pressing: true, late: true };
    expect(await rowOf(provider, id)).toMatchObject({ holder: { lane: 'HEAD', person: head }, clock: waits });
    await app.as(provider.head).post(`/case-files/${id}/review`).send({}).expect(201);
    const runs = { handling: 'RUNNING', handled: expect.any(Number), norm: 10, late: false };
    expect(await rowOf(provider, id)).toMatchObject({ holder: { lane: 'HEAD', person: head }, clock: runs });
    const page = (await app.as(provider.head).get(`/case-files/${id}`).expect(200)).body;
    expect(page.actions[1]).toMatchObject({ handling: 'RUNNING', norm: 10 });

    const draft = await app.given.caseFile(provider, { state: 'DRAFT' });
    expect(await rowOf(provider, draft.id)).toMatchObject({
      holder: { lane: 'CLERK', person: clerk },
      clock: { norm: 5, pressing: false, late: false },
    });

    const course = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const { body } = await app.as(provider.head).get(`/case-files/${course.id}`).expect(200);
    expect(await rowOf(provider, course.id)).toMatchObject({
      holder: { lane: 'SPECIALIST', person: null },
      clock: { ...none, norm: null, dueOn: body.course.plannedEndOn, late: false },
    });
    const overdue = await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo: 190 });
    expect((await rowOf(provider, overdue.id))?.clock?.late).toBe(true);

    const planned = await app.given.caseFile(provider, { state: 'ASSESSED' });
    expect((await rowOf(provider, planned.id))?.holder).toEqual({ lane: 'SPECIALIST', person: null });
    const [first, second] = provider.specialists;
    const programme = {
      goals: [{ domain: 'SPEECH', wording: 'Екі сөзден сөйлем құрайды' }],
      planned: [{ form: 'INDIVIDUAL', specialistId: first.userId, planned: 10 }],
    };
    await app.as(first).post(`/case-files/${planned.id}/programme`).send(programme).expect(201);
    expect((await rowOf(provider, planned.id))?.holder).toEqual({ lane: 'HEAD', person: head });
    await app.rows(
      `update core.assignment set ended_at = now(), end_reason = 'Демалыста' where case_file_id = $1 and specialist_id = $2`,
      [course.id, second.userId],
    );
    expect((await rowOf(provider, course.id))?.holder).toEqual({ lane: 'SPECIALIST', person: await nameOf(first) });
  });

  it('lies with the head once all specialists have signed, with the clerk after the head, and with nobody when it is over', async () => {
    const provider = await app.given.provider();
    const id = await writtenCase(app, provider);
    const [first, second] = provider.specialists;
    await sign(app, first, id, { role: 'SPECIALIST' }).expect(200);
    expect((await rowOf(provider, id))?.holder).toEqual({ lane: 'SPECIALIST', person: null });
    await sign(app, second, id, { role: 'SPECIALIST' }).expect(200);
    expect((await rowOf(provider, id))?.holder).toEqual({ lane: 'HEAD', person: await nameOf(provider.head) });
    await sign(app, provider.head, id, { role: 'HEAD' }).expect(200);
    expect((await rowOf(provider, id))?.holder).toEqual({ lane: 'CLERK', person: await nameOf(provider.clerk) });

    const { id: gone } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await app.as(provider.clerk).post(`/case-files/${gone}/withdrawal`).send({ reason: 'Отбасы көшті' }).expect(201);
    expect(await rowOf(provider, gone)).toMatchObject({ holder: null, clock: null });
  });
});
