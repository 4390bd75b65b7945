import { application } from '../../demo/case-story';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();
const late = (days: number, paperNumber = '14/б') => ({ on: daysAgo(days), reason: 'Қағаз журналдан', paperNumber });

describe('the late hand entry', () => {
  const app = startApp();

  const draft = async ({ clerk }: TestProvider): Promise<string> =>
    (
      await app
        .as(clerk)
        .post('/case-files')
        .send({ child: { lastName: 'Мысалов' } })
        .expect(201)
    ).body.id;

  it('keeps the real day, the reason and the paper’s own number, and has no handling time', async () => {
    const provider = await app.given.provider();
    const id = await draft(provider);
    const entry = late(40);
    const form = application(41, entry);
    await app.as(provider.clerk).post(`/case-files/${id}/registration`).send(form).expect(201);
    const review = late(39, '15/б');
    await app.as(provider.head).post(`/case-files/${id}/review`).send({ late: review }).expect(201);

    const { body: page } = await app.as(provider.head).get(`/case-files/${id}`).expect(200);

    expect(page.history).toMatchObject([
      { move: 'register', late: true, reason: entry.reason, paperNumber: '14/б', effectiveAt: entry.on },
      { move: 'takeUp', late: true, reason: review.reason, paperNumber: '15/б', effectiveAt: review.on },
    ]);
    expect(page.actions[0]).toMatchObject({
      action: 1,
      late: true,
      doneAt: entry.on,
      handled: null,
      waited: null,
      overNorm: false,
    });
    expect(page.receivedOn).toBe(
      new Date(Date.parse(entry.on) + 5 * 3_600_000).toISOString().slice(0, 10), // Almaty
    );
    expect(page.number).toMatch(new RegExp(`^${new Date(Date.now() + 5 * 3_600_000).getUTCFullYear()}-`)); // the year of entry
    const marks = await app.rows(`select kind from core.action_event where case_file_id = $1 and kind = 'DONE'`, [id]);
    expect(marks).toEqual([]);
  });

  it('pins the version of the regulation that was valid on the day of receipt', async () => {
    await app.rows(`update directory.regulation set valid_to = '2015-12-31' where id = '2015'`);
    await app.rows(
      `insert into directory.regulation (id, valid_from, valid_to, content)
       select v.id, v.day, v.until, r.content || jsonb_build_object('id', v.id) from directory.regulation r,
         (values ('test-2016', '2016-01-01'::date, '2016-12-31'::date), ('test-2017', '2017-01-01', null)) v (id, day, until) where r.id = '2015'`,
    );
    const provider = await app.given.provider();
    const pinned: unknown[] = [];
    for (const [n, on] of [
      [42, '2016-05-05T10:00:00+05:00'],
      [43, '2017-01-01T00:10:00+05:00'],
    ] as const) {
      const id = await draft(provider);
      const form = application(n, { on, reason: 'Ескі іс' });
      await app.as(provider.clerk).post(`/case-files/${id}/registration`).send(form).expect(201);
      const [row] = await app.rows<{ regulation_id: string }>(
        'select regulation_id from core.case_file where id = $1',
        [id],
      );
      pinned.push(row?.regulation_id);
    }
    expect(pinned).toEqual(['test-2016', 'test-2017']);
  });

  it.each([
    ['in the future', new Date(Date.now() + DAY_MS).toISOString(), 'late-entry.in-future', 422],
    ['before any regulation', '2014-05-05T10:00:00+05:00', 'case-file.no-regulation', 422],
  ])('is refused %s', async (_, on, code, status) => {
    const provider = await app.given.provider();
    const id = await draft(provider);
    const form = { ...application(44), late: { on, reason: 'Қағаз журналдан' } };
    const { body } = await app.as(provider.clerk).post(`/case-files/${id}/registration`).send(form).expect(status);
    expect(body.type).toBe(`urn:problem:${code}`);
    expect(await app.rows('select state from core.case_file where id = $1', [id])).toEqual([{ state: 'DRAFT' }]);
  });

  it('does not come before what the case already went through', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 20 });
    const { body } = await app
      .as(provider.head)
      .post(`/case-files/${id}/review`)
      .send({ late: late(21) })
      .expect(422);
    expect(body).toMatchObject({ type: 'urn:problem:late-entry.before-previous', params: { day: expect.any(String) } });
    expect(await app.rows('select move from core.case_move where case_file_id = $1', [id])).toEqual([
      { move: 'register' },
    ]);
  });

  it('has a date and no hour: on the day of the last act it follows it, whatever the hour was', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED', receivedDaysAgo: 20 });
    const evening = new Date(`${new Date(Date.now() - 20 * DAY_MS).toISOString().slice(0, 10)}T14:30:00Z`);
    await app.rows('update core.case_move set effective_at = $2 where case_file_id = $1', [id, evening]);
    const review = (hour: string) =>
      app
        .as(provider.head)
        .post(`/case-files/${id}/review`)
        .send({ late: { on: `${evening.toISOString().slice(0, 10)}T${hour}Z`, reason: 'Қағаз журналдан' } });
    await review('13:00:00').expect(422);
    await review('07:00:00').expect((answer) => expect(answer.status).toBeLessThan(300));
    const [last] = await app.rows<{ at: Date }>(
      `select effective_at as at from core.case_move where case_file_id = $1 and move <> 'register'`,
      [id],
    );
    expect(last!.at).toEqual(evening);
  });
});
