import { addDays, almatyDay, almatyYear, type Day } from '@onaltu/domain/clock/day';
import { inventedChild } from '../../demo/invented-people';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { family, faultsIn, fileOf, type Row, sender } from '../../../test/import-files';

const today = almatyDay(new Date());
const ago = (days: number): Day => addDays(today, -days);
const written = (day: Day): string => day.split('-').toReversed().join('.');

describe('cases in progress from a file', () => {
  const app = startApp();
  const send = sender(app);
  const bring = (provider: TestProvider, rows: Row[], { check = false } = {}) =>
    fileOf('CASES', rows).then((bytes) => send(provider.head, bytes, { kind: 'CASES', check }));
  const check = (provider: TestProvider, ...rows: Row[]) => bring(provider, rows, { check: true });

  /** A provider whose children were brought along already. */
  const withChildren = async (...ns: number[]): Promise<TestProvider> => {
    const provider = await app.given.provider();
    await send(provider.head, await fileOf('CHILDREN', ns.map(family))).expect(201);
    return provider;
  };
  const registered = (n: number, received: Day = ago(40)): Row => ({
    ...{ knownIin: inventedChild(n).iin, receivedOn: written(received), paperNumber: `${n}/б` },
    ...{
      papers: 'Өтініш; Дербес деректерді жинауға және өңдеуге келісім; ПМПК қорытындысы',
      channel: 'ПМПК жолдамасымен',
    },
  });
  const concluded = async ({ specialists }: TestProvider, n: number): Promise<Row> => {
    const names = await app.rows<{ email: string }>(
      `select email from directory.account where id = any ($1) order by email`,
      [specialists.map(({ userId }) => userId)],
    );
    return {
      ...registered(n),
      ...{ contractOn: written(ago(38)), contractNumber: `Ш-${n}`, lengthDays: 180, signedOn: written(ago(39)) },
      specialists: names.map(({ email }) => email).join('; '),
    };
  };
  const cases = ({ id }: TestProvider) =>
    app.rows(
      `select c.id, c.state, c.number, c.received_on::text as received, c.length_days as length, c.channel,
         (select count(*)::int from core.assignment a where a.case_file_id = c.id) as team,
         (select count(*)::int from core.case_paper p where p.case_file_id = c.id) as papers,
         (select array_agg(m.move || ' ' || (m.effective_at at time zone 'Asia/Almaty')::date || ' ' || coalesce(m.paper_number, '-') order by m.id)
            from core.case_move m where m.case_file_id = c.id and m.late) as moves,
         (select array_agg(d.kind order by d.kind) from core.document d where d.case_file_id = c.id) as documents,
         (select k.paper_number || ' ' || k.concluded_on from core.contract k where k.case_file_id = c.id) as contract,
         (select count(*)::int from directory.open_child o where o.case_file_id = c.id) as registry
       from core.case_file c where c.provider_id = $1 order by c.received_on, c.number`,
      [id],
    );

  it('are what they would be if their papers were entered by hand one after the other', async () => {
    const provider = await withChildren(1, 2);
    const rows = [registered(1, ago(30)), await concluded(provider, 2)];
    const { body: said } = (await check(provider, ...rows)) as { body: Record<string, unknown> };
    expect(said).toMatchObject({ rows: 2, entered: 2, known: 0, faulty: 0, faults: [] });
    expect(await cases(provider)).toEqual([]);

    const { status, body } = await bring(provider, rows);

    expect([status, body.entered]).toEqual([201, 2]);
    const year = almatyYear(new Date());
    expect(await cases(provider)).toEqual([
      {
        id: expect.any(String),
        ...{ state: 'CONTRACT_CONCLUDED', number: `${year}-0002`, received: ago(40), length: 180, channel: 'REFERRAL' },
        ...{ team: 2, papers: 3, registry: 1, contract: `Ш-2 ${ago(38)}`, documents: ['CONTRACT', 'RECEIPT'] },
        moves: [`register ${ago(40)} 2/б`, `takeUp ${ago(38)} -`, `concludeContract ${ago(38)} Ш-2`],
      },
      {
        id: expect.any(String),
        ...{ state: 'REGISTERED', number: `${year}-0001`, received: ago(30), length: null, channel: 'REFERRAL' },
        ...{
          team: 0,
          papers: 3,
          registry: 1,
          contract: null,
          documents: ['RECEIPT'],
          moves: [`register ${ago(30)} 1/б`],
        },
      },
    ]);
    const [{ id } = { id: '' }] = await cases(provider);
    const { body: page } = await app
      .as(provider.specialists[0])
      .get(`/case-files/${String(id)}`)
      .expect(200);
    expect(page.actions[0]).toMatchObject({ late: true, handled: null, overNorm: false }); // no handling time, no norm
  });

  it('are not entered twice, whatever has become of them, nor is a second open case of a child', async () => {
    const provider = await withChildren(3, 4);
    const rows = [registered(3), await concluded(provider, 4)];
    expect((await bring(provider, rows)).status).toBe(201);
    const before = await cases(provider);
    const [first] = before;
    await app
      .as(provider.head)
      .post(`/case-files/${String(first?.['id'])}/review`)
      .send({})
      .expect(201);
    const { body } = await bring(provider, rows);
    expect(body).toMatchObject({ entered: 0, known: 2, faulty: 0 });
    expect((await cases(provider)).map(({ number }) => number)).toEqual(before.map(({ number }) => number));
    const second = await check(provider, registered(3, ago(10)));
    expect(faultsIn(second.body)).toEqual([[2, null, 'case-file.duplicate-open']]);
  });

  it('are entered once by two who press at the same time', async () => {
    const provider = await withChildren(5, 6, 7);
    const file = await fileOf('CASES', [registered(5), registered(6), registered(7)]);
    const answers = await Promise.all([1, 2].map(() => send(provider.head, file, { kind: 'CASES' })));
    expect(answers.map(({ body }) => [body.entered, body.known]).toSorted()).toEqual([
      [0, 3],
      [3, 0],
    ]);
    expect(await cases(provider)).toHaveLength(3);
  });

  it('leave nothing when a row is wrong: its rule is the rule of the act', async () => {
    const provider = await withChildren(10, 11, 12, 13, 14, 15, 16);
    const whole = await concluded(provider, 10);
    const rows: Row[] = [
      whole,
      registered(99), // nobody knows this child
      { ...registered(11), papers: 'Өтініш' },
      { ...registered(12), receivedOn: written(addDays(today, 3)) },
      { ...whole, knownIin: inventedChild(13).iin, lengthDays: 40 },
      { ...whole, knownIin: inventedChild(14).iin, contractOn: written(ago(60)) },
      { ...whole, knownIin: inventedChild(15).iin, specialists: 'Ешкім Ешкімов' },
      { ...whole, knownIin: inventedChild(16).iin, lengthDays: null, specialists: null },
      { ...registered(11), knownIin: null },
    ];
    const { body } = await check(provider, ...rows);
    expect(faultsIn(body)).toEqual([
      [3, 'knownIin', 'isHere'],
      [4, null, 'case-file.consent-missing'],
      [5, null, 'late-entry.in-future'],
      [6, null, 'contract.length-out-of-range'],
      [7, null, 'late-entry.before-previous'],
      [8, 'specialists', 'isIn'],
      [9, 'lengthDays', 'required'],
      [9, 'specialists', 'required'],
      [10, 'knownIin', 'required'],
    ]);
    expect((await bring(provider, rows)).status).toBe(422);
    expect(await cases(provider)).toEqual([]);
    expect(await app.outbox(provider)).toEqual([]);
    const { body: numbered } = await bring(provider, [whole]);
    expect(numbered).toMatchObject({ entered: 1 });
    expect((await cases(provider))[0]?.['number']).toMatch(/-0001$/); // no number was lost
  });

  it('name a child without an IIN by its name and birth date, and one for whom nobody speaks not at all', async () => {
    const provider = await app.given.provider();
    const { lastName, firstName, birthDate } = inventedChild(20);
    const [spoken, alone] = [
      { ...family(20), iin: null, otherPaper: 'Туу туралы куәлік' },
      { ...family(21), adultLastName: null, adultFirstName: null, relation: null, phone: null, adultLanguage: null },
    ];
    await send(provider.head, await fileOf('CHILDREN', [spoken, alone])).expect(201);
    const named = {
      knownIin: null,
      knownLastName: lastName,
      knownFirstName: firstName,
      knownBirthDate: written(birthDate),
    };
    const { body } = await check(provider, { ...registered(20), ...named }, registered(21));
    expect(body).toMatchObject({ entered: 1, faulty: 1 });
    expect(faultsIn(body)).toEqual([[3, 'knownIin', 'isSpokenFor']]);
  });

  it('of another provider’s child are of nobody', async () => {
    const theirs = await withChildren(30);
    const ours = await app.given.provider();
    const { body } = await check(ours, registered(30));
    expect(faultsIn(body)).toEqual([[2, 'knownIin', 'isHere']]);
    expect(await cases(theirs)).toEqual([]);
    const bytes = await fileOf('CASES', [registered(30)]);
    for (const person of [theirs.clerk, theirs.admin]) await send(person, bytes, { kind: 'CASES' }).expect(403);
  });

  it('are a hundred with contract and team in one request', async () => {
    const ns = Array.from({ length: 100 }, (_, i) => 200 + i);
    const provider = await withChildren(...ns);
    const rows: Row[] = [];
    for (const n of ns) rows.push(await concluded(provider, n));
    const began = performance.now();
    const { status } = await bring(provider, rows);
    const seconds = (performance.now() - began) / 1000;
    expect([status, (await cases(provider)).length]).toEqual([201, 100]);
    expect(seconds).toBeLessThan(60);
  }, 120_000);
});
