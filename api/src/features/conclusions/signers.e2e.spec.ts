import { sign, signAll, writePart, writtenCase } from '../../../test/conclusion-work';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

type Signer = { role: string; signerId: string | null; signedAt: string | null };

describe('the signers of a conclusion', () => {
  const app = startApp({ worker: true });

  const page = async ({ head }: TestProvider, id: string) =>
    (await app.as(head).get(`/case-files/${id}/conclusion`).expect(200)).body;
  const signers = async (provider: TestProvider, id: string): Promise<string[]> =>
    (await page(provider, id)).signers.flatMap(({ role, signerId }: Signer) => (role === 'SPECIALIST' ? signerId : []));
  const assign = ({ head }: TestProvider, id: string, { userId: specialistId }: Person) =>
    app.as(head).post(`/case-files/${id}/team`).send({ specialistId });
  const replace = ({ head }: TestProvider, id: string, [from, by]: readonly [Person, Person]) =>
    app
      .as(head)
      .post(`/case-files/${id}/team/${from.userId}/replacement`)
      .send({ by: by.userId, reason: 'Жұмыстан шықты' })
      .expect(204);
  const ids = (people: readonly Person[]): string[] => people.map(({ userId }) => userId).toSorted();

  it('are the team as it was when the final assessment closed: who joins later works, and does not sign', async () => {
    const provider = await app.given.provider();
    const { specialists, outsider } = provider;
    const { id } = await app.given.caseFile(provider, { state: 'FINAL_ASSESSMENT_CLOSED' });
    await assign(provider, id, outsider).expect(204);
    await app.as(specialists[0]).post(`/case-files/${id}/completion`).send({}).expect(201);
    await app.settled();

    expect((await signers(provider, id)).toSorted()).toEqual(ids(specialists));
    expect(app.mail.to(outsider.email)).toEqual([]);
    const written = await writePart(app, outsider, id, 0).expect(403);
    expect(written.body.type).toBe('urn:problem:conclusion.not-a-signer');
    const signed = await sign(app, outsider, id, { role: 'SPECIALIST' }).expect(403);
    expect(signed.body.type).toBe('urn:problem:conclusion.not-a-signer');
    for (const specialist of specialists) await writePart(app, specialist, id, 0).expect(200);
    await signAll(app, provider, id);
    await app.settled();
  });

  it('nobody is added to while they sign', async () => {
    const provider = await app.given.provider();
    const id = await writtenCase(app, provider);
    const { body } = await assign(provider, id, provider.outsider).expect(409);
    expect(body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('who leaves is replaced: the other signatures are void and say why, the one who comes is told and signs', async () => {
    const provider = await app.given.provider();
    const { outsider, head } = provider;
    const [staying, leaving] = provider.specialists;
    const id = await writtenCase(app, provider);
    await sign(app, staying, id, { role: 'SPECIALIST' }).expect(200);

    await replace(provider, id, [leaving, outsider]);
    await app.settled();

    expect((await signers(provider, id)).toSorted()).toEqual(ids([staying, outsider]));
    expect((await page(provider, id)).voided).toBe(1);
    const { body } = await app.as(head).get(`/case-files/${id}`).expect(200);
    expect(body.history.at(-1)).toMatchObject({
      move: 'voidSignatures',
      reason: 'Жұмыстан шықты',
      detail: { fact: 'team' },
    });
    expect([staying, outsider].map(({ email }) => app.mail.to(email).length)).toEqual([2, 1]);
    await writePart(app, outsider, id, 0).expect(200);
    await signAll(app, { ...provider, specialists: [staying, outsider] }, id);
  });

  it('may be taken over by a colleague of the same team, who then signs for what both did', async () => {
    const provider = await app.given.provider();
    const [staying, leaving] = provider.specialists;
    const id = await writtenCase(app, provider);
    await replace(provider, id, [leaving, staying]);
    await app.settled();
    expect(await signers(provider, id)).toEqual([staying.userId]);
    await signAll(app, { ...provider, specialists: [staying] as never }, id);
  });

  it('are asked again when words change under their signature, and the head when all have signed anew', async () => {
    const provider = await app.given.provider();
    const [first, second] = provider.specialists;
    const id = await writtenCase(app, provider);
    const mails = () => [first, second, provider.head].map(({ email }) => app.mail.to(email).length);
    await sign(app, first, id, { role: 'SPECIALIST' }).expect(200);
    await sign(app, second, id, { role: 'SPECIALIST' }).expect(200);
    await app.settled();
    expect(mails()).toEqual([1, 1, 1]);

    await writePart(app, first, id, 1).expect(200); // the same words: nothing changes under anybody's hand
    await app.settled();
    expect(mails()).toEqual([1, 1, 1]);
    const part = app.as(first).put(`/case-files/${id}/conclusion/part`).set('if-match', '"2"');
    await part.send({ wording: 'Сөйлеуі айтарлықтай дамыды.' }).expect(200);
    await app.settled();
    expect(mails()).toEqual([1, 2, 1]); // whoever writes knows

    await signAll(app, provider, id);
    await app.settled();
    expect(mails()).toEqual([1, 2, 2]);
  });
});
