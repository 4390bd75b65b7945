import { addDays, almatyDay, almatyMoment, type Day } from '@onaltu/domain/clock/day';
import type { Test } from 'supertest';
import type { TestProvider } from './given';
import type { TestApp } from './harness';
import type { Person } from './person';

export const TODAY = almatyDay(new Date());
export type Mark = { caseFileId: string; state: string; note?: string; absenceReason?: string };

/** What specialists do with lessons that were planned. */
export class LessonWork {
  private count = 0;

  constructor(private readonly app: TestApp) {}

  async inCourse(count = 1): Promise<{ provider: TestProvider; ids: string[] }> {
    const provider = await this.app.given.provider();
    const ids: string[] = [];
    for (let i = 0; i < count; i++)
      ids.push((await this.app.given.caseFile(provider, { state: 'IN_REHABILITATION' })).id);
    return { provider, ids };
  }

  /** A lesson that was planned, and whose day has come meanwhile. */
  async planned(
    { specialists: [specialist] }: TestProvider,
    ids: string[],
    { day = addDays(TODAY, -1), ...more }: { day?: Day; makesUpFor?: string } = {},
  ): Promise<string> {
    const nth = ++this.count;
    const ahead = almatyMoment(addDays(TODAY, 40 + nth), 600).toISOString();
    const form = ids.length > 1 ? 'GROUP' : 'INDIVIDUAL';
    const lesson = { form, specialistId: specialist.userId, startsAt: ahead, minutes: 30, caseFileIds: ids, ...more };
    const { body } = await this.app.as(specialist).post('/timetable/lessons').send(lesson).expect(201);
    const startsAt = almatyMoment(day, 540 + (nth % 16) * 30);
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    const { id } = body as { id: string };
    await this.app.rows('update core.lesson set starts_at = $2, ends_at = $3 where id = $1', [id, startsAt, endsAt]);
    return id;
  }

  read = (person: Person, id: string): Test => this.app.as(person).get(`/timetable/lessons/${id}/roster`);
  mark = (person: Person, id: string, marks: Mark[], more: object = {}): Test =>
    this.app
      .as(person)
      .post(`/timetable/lessons/${id}/roster`)
      .send({ marks, ...more });
}

export const allCame = (ids: string[]): Mark[] => ids.map((caseFileId) => ({ caseFileId, state: 'PRESENT' }));
