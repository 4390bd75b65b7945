import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

type Row = { id: string; done: number; of: number; mine: string | null; kind: string | null; receivedOn: string };

describe('what stands across cases', () => {
  const app = startApp({ worker: true });
  const queue = async (person: Person, of: string, rest = ''): Promise<{ rows: Row[]; next: string | null }> =>
    (await app.as(person).get(`/queues?of=${of}${rest}`).expect(200)).body;
  const ids = async (person: Person, of: string, rest = '') => (await queue(person, of, rest)).rows.map(({ id }) => id);

  const openAssessment = async (provider: TestProvider) => {
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const [speech] = provider.specialists;
    await app.as(speech).post(`/case-files/${id}/assessments`).send({ kind: 'INITIAL' }).expect(201);
    return id;
  };

  it('are the records of a team, begun or not, the longest wait first; and who still owes a section', async () => {
    const provider = await app.given.provider();
    const { id: waiting } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    const begun = await openAssessment(provider);
    const [speech] = provider.specialists;
    const { rows } = await queue(speech, 'ASSESSMENTS');
    expect(rows.map(({ id }) => id)).toEqual([waiting, begun]);
    expect(rows[0]).toMatchObject({ kind: 'INITIAL', done: 0, of: 2, mine: 'TO_DO' });
    expect(rows[1]).toMatchObject({ kind: 'INITIAL', done: 0, of: 2, mine: 'TO_DO' });
    await app.rows(
      `update core.assessment_section set finished_at = now() where specialist_id = $1 and assessment_id in (select id from core.assessment where case_file_id = $2)`,
      [speech.userId, begun],
    );
    expect((await queue(speech, 'ASSESSMENTS')).rows[1]).toMatchObject({ done: 1, of: 2, mine: 'DONE' });
    expect(await ids(speech, 'ASSESSMENTS', '&mine=true')).toEqual([waiting]);
    expect((await queue(provider.head, 'ASSESSMENTS')).rows[1]).toMatchObject({ done: 1, mine: null });
    expect(await ids(provider.head, 'ASSESSMENTS', `&after=${waiting}`)).toEqual([begun]);
  });

  it('are conclusions to sign, with how many have signed', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'CONCLUSION_IN_PREPARATION' });
    await app.settled();
    const [speech] = provider.specialists;
    expect((await queue(speech, 'CONCLUSIONS')).rows).toMatchObject([
      { id, done: 0, of: 2, mine: 'TO_DO', kind: null },
    ]);
    expect(await ids(provider.outsider, 'CONCLUSIONS')).toEqual([]);
  }, 60_000);

  it('are nothing for an administrator, and no list of that name is no list', async () => {
    const { admin, head } = await app.given.provider();
    await app.as(admin).get('/queues?of=ASSESSMENTS').expect(403);
    await app.as(head).get('/queues').expect(422);
    await app.as(head).get('/queues?of=EVERYTHING').expect(422);
    await app.as(head).get('/queues?of=ASSESSMENTS&mine=perhaps').expect(422);
  });
});
