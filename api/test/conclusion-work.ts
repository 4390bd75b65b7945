import type { Response, Test } from 'supertest';
import type { SigningRole } from '../src/features/conclusions/conclusion.entity';
import type { TestProvider } from './given';
import type { TestApp } from './harness';
import type { Person } from './person';

type Signing = { role: SigningRole; reason?: string; password?: string };
type Signed = PromiseLike<Response> & { expect(status: number): Promise<Response> };

/** Signs the words as they are now, unless the test says it saw others. */
export function sign(app: TestApp, person: Person, id: string, terms: Signing & { textSha256?: string }): Signed {
  const answer = async (): Promise<Response> => {
    const { body } = await app.as(person).get(`/case-files/${id}/conclusion`);
    const textSha256 = (body.textSha256 as string | undefined) ?? '0'.repeat(64);
    return app
      .as(person)
      .post(`/case-files/${id}/conclusion/signature`)
      .send({ password: person.password, textSha256, ...terms });
  };
  return {
    then: (kept, failed) => answer().then(kept, failed),
    async expect(status) {
      const given = await answer();
      expect({ status: given.status, type: given.body.type as unknown }).toMatchObject({ status });
      return given;
    },
  };
}

export const writePart = (app: TestApp, person: Person, id: string, seen: number): Test =>
  app
    .as(person)
    .put(`/case-files/${id}/conclusion/part`)
    .set('if-match', `"${seen}"`)
    .send({ wording: 'Бала сабаққа ынтамен қатысты, сөйлеуі дамыды.' });

/** A case whose conclusion the worker has drafted and to which everybody has written his part. */
export async function writtenCase(app: TestApp, provider: TestProvider): Promise<string> {
  const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
  await app.settled();
  for (const specialist of provider.specialists) await writePart(app, specialist, id, 0).expect(200);
  return id;
}

/** Everybody signs a written conclusion, the head last. */
export async function signAll(app: TestApp, provider: TestProvider, id: string): Promise<void> {
  for (const specialist of provider.specialists) await sign(app, specialist, id, { role: 'SPECIALIST' }).expect(200);
  await sign(app, provider.head, id, { role: 'HEAD' }).expect(200);
}

/** A case whose conclusion everybody has signed. */
export async function signedCase(app: TestApp, provider: TestProvider): Promise<string> {
  const id = await writtenCase(app, provider);
  await signAll(app, provider, id);
  return id;
}

/** Somebody was marked wrongly at the first lesson: a fact that the conclusion cites changes. */
export async function correctAttendance(
  app: TestApp,
  provider: TestProvider,
  id: string,
  reason: string,
): Promise<void> {
  const [row] = await app.rows<{ lesson_id: string; state: string }>(
    'select lesson_id, state from core.attendance where case_file_id = $1 order by starts_at, lesson_id limit 1',
    [id],
  );
  const state = row?.state === 'PRESENT' ? 'ABSENT_EXCUSED' : 'PRESENT';
  await app
    .as(provider.head)
    .post(`/lessons/${row?.lesson_id ?? ''}/attendance/${id}/correction`)
    .send({ state, reason })
    .expect(200);
}
