import { addDays, almatyDay } from '@onaltu/domain/clock/day';
import { application } from '../../demo/case-story';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import type { Person } from '../../../test/person';

describe('the list of children', () => {
  const app = startApp();
  const search = async (person: Person, filter: object = {}) =>
    (await app.as(person).post('/children/search').send(filter).expect(200)).body as {
      rows: { id: string; name: string; maskedIin: string; openNumber: string | null }[];
      next: string | null;
    };
  const names = async (person: Person, filter: object = {}) =>
    (await search(person, filter)).rows.map(({ name }) => name.split(' ')[0]);
  const childOf = async (caseId: string): Promise<string> =>
    (await app.rows<{ id: string }>('select child_id as id from core.case_file where id = $1', [caseId]))[0]!.id;
  const call = async (
    provider: TestProvider,
    lastName: string,
    state: 'REGISTERED' | 'CONTRACT_CONCLUDED' = 'REGISTERED',
  ) => {
    const { id, n } = await app.given.caseFile(provider, { state });
    const childId = await childOf(id);
    const { body } = await app.as(provider.clerk).get(`/children/${childId}`).expect(200);
    const { id: _, version, ...card } = body;
    const changed = { ...card, lastName, reason: 'Сынақ' };
    await app.as(provider.clerk).put(`/children/${childId}`).set('if-match', `"${version}"`).send(changed).expect(200);
    return { id, childId, n, birthDate: card.birthDate as string };
  };

  it('is in the order of the Kazakh alphabet, page by page, each once', async () => {
    const provider = await app.given.provider();
    for (const name of ['Ұланов', 'Дәулетов', 'Ғалиев', 'Гаев', 'Әлиев', 'Аманов', 'Яковлев', 'Қасымов', 'Каримов'])
      await call(provider, name);
    const order = ['Аманов', 'Әлиев', 'Гаев', 'Ғалиев', 'Дәулетов', 'Каримов', 'Қасымов', 'Ұланов', 'Яковлев'];
    expect(await names(provider.clerk)).toEqual(order);
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await search(provider.clerk, { limit: 4, ...(after ? { after } : {}) });
      seen.push(...page.rows.map(({ name }) => name.split(' ')[0]!));
      after = page.next;
    }
    expect(seen).toEqual(order);
    const young = await search(provider.clerk, { sort: 'BIRTH_DATE', limit: 5 });
    const rest = await search(provider.clerk, { sort: 'BIRTH_DATE', after: young.next });
    expect(new Set([...young.rows, ...rest.rows].map(({ id }) => id)).size).toBe(9);
    expect(rest.next).toBeNull();
  });

  it('finds by the beginnings of a name, a whole IIN, a year of birth and an open case', async () => {
    const provider = await app.given.provider();
    const [one, two] = [await call(provider, 'Қасымова'), await call(provider, 'Мысалова')];
    expect(await names(provider.head, { text: 'касым' })).toEqual(['Қасымова']);
    expect(await names(provider.head, { text: application(two.n).child.iin! })).toEqual(['Мысалова']);
    expect(await names(provider.head, { text: application(two.n).child.iin!.slice(0, 8) })).toEqual([]);
    const year = Number(one.birthDate.slice(0, 4));
    expect((await search(provider.head, { birthYear: year })).rows.map(({ id }) => id)).toContain(one.childId);
    expect((await search(provider.head, { birthYear: year + 30 > 2100 ? 2100 : year + 30 })).rows).toEqual([]);
    await app.as(provider.clerk).post(`/case-files/${one.id}/withdrawal`).send({ reason: 'Көшіп кетті' }).expect(201);
    expect(await names(provider.clerk, { hasOpenCase: true })).toEqual(['Мысалова']);
    expect(await names(provider.clerk, { hasOpenCase: false })).toEqual(['Қасымова']);
    const [row] = (await search(provider.clerk, { hasOpenCase: true })).rows;
    expect(row).toMatchObject({ openCaseId: two.id, openNumber: expect.stringMatching(/^\d{4}-/) });
    expect(row!.maskedIin).not.toBe(application(two.n).child.iin);
    expect(row!.maskedIin).toMatch(/\*|•/);
  });

  it('shows a specialist the children of his cases, an administrator and another provider none', async () => {
    const [provider, other] = [await app.given.provider(), await app.given.provider()];
    await call(provider, 'Тіркелген');
    await call(provider, 'Менікі', 'CONTRACT_CONCLUDED');
    expect(await names(provider.specialists[0])).toEqual(['Менікі']);
    expect(await names(provider.specialists[0], { text: 'тірк' })).toEqual([]);
    expect(await names(provider.outsider)).toEqual([]);
    expect(await names(other.head)).toEqual([]);
    expect(await names(other.head, { text: 'мен' })).toEqual([]);
    await app.as(provider.admin).post('/children/search').send({}).expect(403);
  });

  it('writes down whom it showed, and not what was looked for', async () => {
    const provider = await app.given.provider();
    const { childId } = await call(provider, 'Мысалова');
    await search(provider.head, { text: 'мысал', limit: 1 });
    await search(provider.head, { text: 'ешкім' });
    expect(
      await app.rows(`select detail from audit.event where owner_id = $1 and action = 'child.listed' order by id`, [
        provider.id,
      ]),
    ).toEqual([{ detail: { ids: [childId] } }, { detail: { ids: [] } }]);
  });

  it.each([
    ['/children/search', { text: '' }, '/text'],
    ['/children/search', { sort: 'IIN' }, '/sort'],
    ['/children/search', { after: '1 or 1=1' }, '/after'],
    ['/children/search', { limit: 101 }, '/limit'],
    ['/children/search', { birthYear: '2019' }, '/birthYear'],
    ['/children/search', { diagnosis: 'x' }, '/diagnosis'],
    ['/papers/search', { kind: 'PASSPORT' }, '/kind'],
    ['/papers/search', { standing: 'LOST' }, '/standing'],
    ['/papers/search', { expiresWithin: -1 }, '/expiresWithin'],
    ['/papers/search', { after: 'x' }, '/after'],
    ['/papers/search', { sort: 'NAME' }, '/sort'],
  ])('%s refuses %j', async (path, filter, pointer) => {
    const provider = await app.given.provider();
    const { body } = await app.as(provider.head).post(path).send(filter).expect(422);
    expect(body.errors).toContainEqual({ pointer, code: expect.any(String) });
  });
});

describe('the list of papers', () => {
  const app = startApp();
  type Row = { caseFileId: string; kind: string; standing: string; expiresOn: string | null };
  const search = async (person: Person, filter: object = {}) =>
    (await app.as(person).post('/papers/search').send(filter).expect(200)).body as { rows: Row[]; next: string | null };
  const today = almatyDay(new Date());
  const keep = ({ clerk }: TestProvider, id: string, paper: object) =>
    app.as(clerk).put(`/case-files/${id}/papers`).send(paper).expect(204);

  it('knows what ends soon, what is a copy and what is missing', async () => {
    const provider = await app.given.provider();
    const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
    const before = await search(provider.clerk, { standing: 'MISSING' });
    await keep(provider, id, { kind: 'PMPC_CONCLUSION', keeping: 'COPY', expiresOn: addDays(today, 10) });
    await keep(provider, id, { kind: 'IPAR', keeping: 'SEEN', expiresOn: addDays(today, 40) });
    await keep(provider, id, { kind: 'MEDICAL_RECORD', keeping: 'SEEN', expiresOn: addDays(today, -1) });
    const kinds = async (filter: object) => (await search(provider.head, filter)).rows.map(({ kind }) => kind);
    expect(await kinds({ expiresWithin: 14 })).toEqual(['MEDICAL_RECORD', 'PMPC_CONCLUSION']);
    expect(await kinds({ expiresWithin: 40 })).toEqual(['MEDICAL_RECORD', 'PMPC_CONCLUSION', 'IPAR']);
    expect(await kinds({ standing: 'COPY', kind: 'PMPC_CONCLUSION' })).toEqual(['PMPC_CONCLUSION']);
    const expected = before.rows.map(({ kind }) => kind).filter((kind) => kind !== 'PMPC_CONCLUSION');
    expect(await kinds({ standing: 'MISSING' })).toEqual(expected);
    expect(await kinds({ standing: 'MISSING', kind: 'IPAR' })).toEqual([]);
    await app.as(provider.clerk).post(`/case-files/${id}/withdrawal`).send({ reason: 'Көшіп кетті' }).expect(201);
    expect(await kinds({ standing: 'MISSING' })).toEqual([]);
  });

  it('goes on page by page without a gap', async () => {
    const provider = await app.given.provider();
    for (let n = 0; n < 3; n++) {
      const { id } = await app.given.caseFile(provider, { state: 'REGISTERED' });
      await keep(provider, id, { kind: 'IPAR', keeping: 'SEEN', expiresOn: addDays(today, n) });
    }
    const all = (await search(provider.clerk, { limit: 100 })).rows.map(
      ({ caseFileId, kind }) => `${caseFileId} ${kind}`,
    );
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await search(provider.clerk, { limit: 4, ...(after ? { after } : {}) });
      seen.push(...page.rows.map(({ caseFileId, kind }) => `${caseFileId} ${kind}`));
      after = page.next;
    }
    expect(seen).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(8);
  });

  it('is of one’s own cases only', async () => {
    const [provider, other] = [await app.given.provider(), await app.given.provider()];
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    const { id } = await app.given.caseFile(provider, { state: 'CONTRACT_CONCLUDED' });
    expect(new Set((await search(provider.specialists[0])).rows.map(({ caseFileId }) => caseFileId))).toEqual(
      new Set([id]),
    );
    for (const person of [provider.outsider, other.clerk])
      expect(await search(person)).toEqual({ rows: [], next: null });
    await app.as(provider.admin).post('/papers/search').send({}).expect(403);
  });
});
