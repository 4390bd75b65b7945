import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

describe('the end of the course', () => {
  const app = startApp();

  const inCourse = async (receivedDaysAgo: number) => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'IN_REHABILITATION', receivedDaysAgo });
    return { provider, id };
  };

  it('does not come before day 90, nor without the final assessment', async () => {
    const complete = ({ specialists }: TestProvider, id: string) =>
      app.as(specialists[0]).post(`/case-files/${id}/completion`).send({});
    const young = await inCourse(91);
    const early = await complete(young.provider, young.id).expect(409);
    expect(early.body.type).toBe('urn:problem:course.too-early');
    const { provider, id } = await inCourse(92);
    const { body } = await complete(provider, id).expect(409);
    expect(body.type).toBe('urn:problem:course.no-final-assessment');
    expect((await app.outbox(provider)).map(({ queue }) => queue)).not.toContain('conclusion.draft');
  });

  it('comes with the final assessment, and asks for the conclusion to be drafted', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    const [row] = await app.rows(
      `select state, course_ended_on = (now() at time zone 'Asia/Almaty')::date as today from core.case_file where id = $1`,
      [id],
    );
    expect(row).toEqual({ state: 'CONCLUSION_IN_PREPARATION', today: true });
    expect((await app.outbox(provider)).at(-1)).toEqual({ queue: 'conclusion.draft', data: { caseFileId: id } });
    const { body } = await app.as(provider.specialists[0]).post(`/case-files/${id}/completion`).send({}).expect(409);
    expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });
});
