import { addDays, almatyDay, almatyMoment, day, type Day } from '@onaltu/domain/clock/day';
import { writePart, sign } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { lockedCaseFile } from '../case-files/find-case-file';
import { SweepTicker } from './sweep.ticker';

type Row = { ladder: string; rung: number; who: string; open: boolean };
const TODAY = almatyDay(new Date());

describe('the sweep of reminders', () => {
  const app = startApp({ worker: true });
  let provider: TestProvider;

  beforeEach(async () => {
    provider = await app.given.provider();
  });

  const sweep = (on: Day = TODAY) => app.worker!.get(SweepTicker).tick(almatyMoment(on, 9 * 60));
  const reminders = (caseFileId: string) =>
    app.rows<Row>(
      `select ladder, rung, recipient_id as who, closed_at is null as open from core.reminder where case_file_id = $1 order by rang_at, ladder, rung, recipient_id`,
      [caseFileId],
    );
  const rungs = async (caseFileId: string, ladder: string, who: string) =>
    (await reminders(caseFileId)).filter((one) => one.ladder === ladder && one.who === who).map((one) => one.rung);
  const lookOn = async (caseFileId: string) =>
    (
      await app.rows<{ on: string }>(`select look_on::text as on from core.due where case_file_id = $1`, [caseFileId])
    ).map(({ on }) => on);
  const endOf = async (caseFileId: string) =>
    (await app.rows<{ on: Day }>('select ends_on::text as on from core.case_file where id = $1', [caseFileId]))[0]!.on;

  it('tells each of the team each rung of a course’s end once, whoever sweeps, however often', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const [specialist] = provider.specialists;
    const end = await endOf(id);
    for (const left of [30, 14, 7, 1, 0])
      await Promise.all([sweep(addDays(end, -left)), sweep(addDays(end, -left)), sweep(addDays(end, -left))]);
    expect(await rungs(id, 'COURSE_END', specialist.userId)).toEqual([-30, -14, -7, -1, 0]);
    expect(await rungs(id, 'COURSE_END', provider.head.userId)).toEqual([-14, -7, -1, 0]);
    expect(await rungs(id, 'COURSE_END', provider.clerk.userId)).toEqual([]);
    const open = (await reminders(id)).filter((one) => one.ladder === 'COURSE_END' && one.open);
    expect(new Set(open.map(({ rung }) => rung))).toEqual(new Set([0]));
  });

  it('says a rung again past the last one only to who has not seen it, and shows one deadline once', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const [first, second] = provider.specialists;
    const end = await endOf(id);
    const open = async (who: string) =>
      (await reminders(id)).filter((one) => one.ladder === 'COURSE_END' && one.who === who && one.open);
    const seen = () =>
      app.rows(
        `update core.reminder set seen_at = now(), seen_by = 'APP' where case_file_id = $1 and recipient_id = $2`,
        [id, first.userId],
      );
    await sweep(addDays(end, -14));
    await seen();
    await sweep(addDays(end, -7));
    expect((await open(first.userId)).map(({ rung }) => rung)).toEqual([-7]);
    await sweep(addDays(end, 1));
    await seen();
    await sweep(addDays(end, 8));
    expect((await open(first.userId)).map(({ rung }) => rung)).toEqual([1]);
    expect((await open(second.userId)).map(({ rung }) => rung)).toEqual([8]);
  });

  it('catches up after days without a sweep: what was overtaken is not told late', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const end = await endOf(id);
    await sweep(addDays(end, -20));
    await sweep(addDays(end, 9));
    expect(await rungs(id, 'COURSE_END', provider.specialists[0].userId)).toEqual([-30, 8]);
  });

  it('looks again when something happens to a case, and on the day of its next rung; at nothing else', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    expect(await lookOn(id)).toEqual([TODAY]);
    const end = await endOf(id);
    await sweep(addDays(end, -40));
    expect(await lookOn(id)).toEqual([addDays(end, -30)]);
    await app.as(provider.head).post(`/case-files/${id}/pause`).send({ from: TODAY, reason: 'Ауруханада' }).expect(201);
    expect(await lookOn(id)).toEqual([TODAY]);
  });

  it('tells by a rung the organisation added, from the moment it did', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const sixtyBefore = addDays(await endOf(id), -50);
    await sweep(sixtyBefore);
    expect(await rungs(id, 'COURSE_END', provider.specialists[0].userId)).toEqual([]);
    const added = { rungs: [{ ladder: 'COURSE_END', at: -60 }] };
    await app.as(provider.admin).put('/settings/reminders').set('if-match', '"0"').send(added).expect(200);
    await sweep(sixtyBefore);
    expect(await rungs(id, 'COURSE_END', provider.specialists[0].userId)).toEqual([-60]);
  });

  it('takes back what a pause has moved, and reminds of the new day', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
    const end = await endOf(id);
    await sweep(addDays(end, -7));
    await app.as(provider.head).post(`/case-files/${id}/pause`).send({ from: TODAY, reason: 'Ауруханада' }).expect(201);
    await sweep(addDays(end, -6));
    expect((await reminders(id)).filter(({ ladder, open }) => ladder === 'COURSE_END' && open)).toEqual([]);
  });

  it('asks each signer, then the head, and nobody who has signed', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    await app.settled();
    const [first, second] = provider.specialists;
    await writePart(app, first, id, 0).expect(200);
    await sweep(addDays(TODAY, 5));
    const asked = async (ladder: string) =>
      (await reminders(id)).filter((one) => one.ladder === ladder && one.open).map(({ who }) => who);
    expect(await asked('SIGNATURE')).toEqual([first.userId]);
    expect(await asked('CONCLUSION')).toContain(second.userId);
    await writePart(app, second, id, 0).expect(200);
    for (const one of provider.specialists.slice(2)) await writePart(app, one, id, 0).expect(200);
    for (const one of provider.specialists) await sign(app, one, id, { role: 'SPECIALIST' }).expect(200);
    await sweep(addDays(TODAY, 6));
    expect(await asked('CONCLUSION')).toEqual([]);
    expect(await asked('SIGNATURE')).toEqual([provider.head.userId]);
  });

  it('waits for no act, and no act for it: a case that somebody has in hand is looked at all the same', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const { text, values } = lockedCaseFile(id);
    await app.rows('begin; set local search_path = core');
    await app.rows(text, [...values]);
    const swept = sweep(addDays(TODAY, 7)).then(() => 'swept');
    const first = await Promise.race([swept, new Promise((late) => setTimeout(late, 3000, 'waits'))]);
    await app.rows('commit');
    await swept;
    expect(first).toBe('swept');
    expect((await reminders(id)).map(({ ladder }) => ladder)).toEqual(['STANDSTILL']);
  });

  it('tells who stands in for somebody on leave', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const [away] = provider.specialists;
    const substitute = await app.given.person({ ownerId: provider.id, scope: 'provider', roles: ['SPECIALIST'] });
    await app
      .as(provider.admin)
      .post(`/staff/${away.userId}/leaves`)
      .send({ kind: 'ANNUAL', from: TODAY, to: addDays(TODAY, 30), substituteId: substitute.userId })
      .expect(201);
    await sweep(addDays(TODAY, 7));
    const told = (await reminders(id)).filter(({ ladder }) => ladder === 'STANDSTILL').map(({ who }) => who);
    expect(told).toEqual(expect.arrayContaining([away.userId, substitute.userId]));
  });

  it('leaves a case that is over alone', async () => {
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    await sweep(addDays(TODAY, 7));
    expect((await reminders(id)).map(({ ladder, who }) => [ladder, who])).toEqual([
      ['STANDSTILL', provider.head.userId],
    ]);
    await app
      .as(provider.clerk)
      .post(`/case-files/${id}/withdrawal`)
      .send({ reason: 'Ата-ананың өтініші' })
      .expect(201);
    await sweep(addDays(TODAY, 8));
    expect((await reminders(id)).filter(({ open }) => open)).toEqual([]);
    expect(await lookOn(id)).toEqual([]);
  });

  it('speaks of a month that is not confirmed, to the head, until it is', async () => {
    const firstOfMonth = day(`${TODAY.slice(0, 7)}-01`);
    await app.rows(`update directory.provider set opened_on = $2 where id = $1`, [provider.id, firstOfMonth]);
    const nextMonth = day(`${addDays(day(`${TODAY.slice(0, 7)}-28`), 7).slice(0, 7)}-14`);
    await sweep(nextMonth);
    const months = await app.rows<{ about: string; recipient_id: string }>(
      `select about, recipient_id from core.reminder where provider_id = $1 and ladder = 'MONTH' and closed_at is null order by about desc`,
      [provider.id],
    );
    expect(months[0]).toEqual({ about: TODAY.slice(0, 7), recipient_id: provider.head.userId });
    const again = async () =>
      (await app.rows(`select id from core.reminder where provider_id = $1 and ladder = 'MONTH'`, [provider.id]))
        .length;
    const before = await again();
    await sweep(nextMonth);
    expect(await again()).toBe(before);
  });
});
