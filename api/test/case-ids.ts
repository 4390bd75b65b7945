import { randomUUID } from 'node:crypto';
import { type CaseIds, PDF } from './doors-of-a-case';
import { lessonOf, seriesOf, TUESDAY } from './doors-of-the-timetable';
import type { TestProvider } from './given';
import type { TestApp } from './harness';

/** Ids of nothing at all. */
export const unknownIds = (): CaseIds => ({
  case: randomUUID(),
  child: randomUUID(),
  assessment: randomUUID(),
  goal: randomUUID(),
  lesson: randomUUID(),
  file: randomUUID(),
  document: randomUUID(),
  specialist: randomUUID(),
  person: randomUUID(),
  invitation: randomUUID(),
  leave: randomUUID(),
  room: randomUUID(),
  series: randomUUID(),
  plannedLesson: randomUUID(),
  journal: randomUUID(),
  pack: randomUUID(),
  mail: randomUUID(),
});

/** A case in its course with everything a path may name: really there, and this provider's. */
export async function caseInCourse(app: TestApp, provider: TestProvider): Promise<CaseIds> {
  const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION' });
  const { body: file } = await app
    .as(provider.clerk)
    .post(`/case-files/${id}/files`)
    .attach('file', PDF, 'paper.pdf')
    .expect(201);
  const [row] = await app.rows<CaseIds>(
    `select (select child_id from core.case_file where id = $1) as child, (select id from core.assessment where case_file_id = $1) as assessment, (select lesson_id from core.attendance where case_file_id = $1 limit 1) as lesson,
       (select g.id from core.goal g join core.programme p on p.id = g.programme_id where p.case_file_id = $1) as goal,
       (select id from core.document where case_file_id = $1 and kind = 'RECEIPT') as document`,
    [id],
  );
  return {
    ...row!,
    case: id,
    file: file.id,
    specialist: provider.specialists[0].userId,
    person: provider.clerk.userId,
    ...(await ofStaff(app, provider)),
    ...(await ofJournals(app, provider)),
    ...(await ofPacks(app, provider, row!.child)),
    ...(await ofTimetable(app, provider, id)),
  };
}

async function ofStaff(
  app: TestApp,
  { admin, clerk }: TestProvider,
): Promise<Pick<CaseIds, 'invitation' | 'leave' | 'room' | 'mail'>> {
  const { body: invited } = await app
    .as(admin)
    .post('/staff/invitations')
    .send({ email: 'new@example.test', lastName: 'Мысалова', firstName: 'Жаңа', roles: ['CLERK'], locale: 'kk' })
    .expect(201);
  const { body: leave } = await app
    .as(admin)
    .post(`/staff/${clerk.userId}/leaves`)
    .send({ kind: 'ANNUAL', from: '2026-08-01', to: '2026-08-20' })
    .expect(201);
  const { body: room } = await app.as(admin).post('/settings/rooms').send({ name: 'Бөлме', capacity: 4 }).expect(201);
  const [letter] = await app.rows<{ id: string }>('select id from core.mail_ledger where invitation_id = $1', [
    invited.id,
  ]);
  return { mail: letter!.id, invitation: invited.id, leave: leave.id, room: room.id };
}

async function ofTimetable(
  app: TestApp,
  { head, specialists: [{ userId: specialist }] }: TestProvider,
  id: string,
): Promise<Pick<CaseIds, 'series' | 'plannedLesson'>> {
  const booked = { case: id, specialist };
  const { body: series } = await app.as(head).post('/timetable/series').send(seriesOf(booked, '15:00')).expect(201);
  const lesson = lessonOf(booked, `${TUESDAY}T16:00:00+05:00`);
  const { body: planned } = await app.as(head).post('/timetable/lessons').send(lesson).expect(201);
  return { series: series.id, plannedLesson: planned.id };
}

async function ofJournals(app: TestApp, { clerk }: TestProvider): Promise<Pick<CaseIds, 'journal'>> {
  const wanted = { kind: 'REGISTRATION', format: 'PDF', from: '2026-01-01', to: '2026-12-31' };
  const { body } = await app.as(clerk).post('/journals').send(wanted).expect(201);
  return { journal: body.id };
}

async function ofPacks(app: TestApp, { head }: TestProvider, child: string): Promise<Pick<CaseIds, 'pack'>> {
  const { body } = await app.as(head).post(`/children/${child}/packs`).send({}).expect(201);
  return { pack: body.id };
}
