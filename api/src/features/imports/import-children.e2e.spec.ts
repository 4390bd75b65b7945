import { fullName } from '@onaltu/domain/person-name';
import { inventedChild } from '../../demo/invented-people';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';
import { family, faultsIn, fileOf, type Row, sender } from '../../../test/import-files';
import type { Person } from '../../../test/person';

const childFile = (...rows: Row[]): Promise<Buffer> => fileOf('CHILDREN', rows);

describe('children from a file', () => {
  const app = startApp();

  const send = sender(app);
  const check = (person: Person, bytes: Buffer) => send(person, bytes, { check: true });
  const children = ({ id }: TestProvider) =>
    app.rows(
      `select k.last_name || ' ' || k.first_name as name, k.birth_date::text as born, k.sex, k.language, k.impairments, k.address,
         octet_length(k.iin_index) as iin, (select count(*)::int from core.name_word w where w.child_id = k.id) > 1 as found_by_name,
         r.last_name || ' ' || r.first_name as adult, r.phone, r.language as adult_language, b.relation
       from core.child k left join core.child_representative b on b.provider_id = k.provider_id and b.child_id = k.id
       left join core.representative r on r.provider_id = b.provider_id and r.id = b.representative_id
       where k.provider_id = $1 order by k.sex desc, k.birth_date`,
      [id],
    );
  const count = async (provider: TestProvider): Promise<number> => (await children(provider)).length;
  const audits = ({ id }: TestProvider) =>
    app.rows<{ action: string; detail: object }>(
      `select action, detail from audit.event where owner_id = $1 and action like 'import.%' order by id`,
      [id],
    );

  it('are entered with who speaks for them, and their cards read as the file says', async () => {
    const provider = await app.given.provider();
    const [one, two] = [
      family(1),
      { ...family(2), adultLastName: null, adultFirstName: null, relation: null, phone: null, adultLanguage: null },
    ];

    const { body } = await send(provider.head, await childFile(one, two)).expect(201);

    expect(body).toEqual({
      ...{ kind: 'CHILDREN', rows: 2, entered: 2, known: 0, faulty: 0, faults: [], moreFaults: 0 },
      notes: expect.any(Array),
    });
    const { lastName, firstName, birthDate } = inventedChild(1);
    const [first, second] = await children(provider);
    expect(first).toEqual({
      ...{
        name: `${lastName} ${firstName}`,
        born: birthDate,
        sex: 'MALE',
        language: 'kk',
        iin: 32,
        found_by_name: true,
      },
      ...{ impairments: ['SPEECH', 'AUTISM'], address: 'Мысал көшесі, 5' },
      ...{ adult: 'Мысалова Әсел', phone: '+77010000001', adult_language: 'ru', relation: 'MOTHER' },
    });
    expect(second).toMatchObject({ adult: null, sex: 'FEMALE' });
    expect(await audits(provider)).toEqual([
      {
        action: 'import.made',
        detail: {
          kind: 'CHILDREN',
          rows: 2,
          entered: 2,
          known: 0,
          faulty: 0,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    ]);
    expect(await app.rows(`select from core.stored_file where provider_id = $1`, [provider.id])).toEqual([]);
  });

  it('are found by the clerk who registers an application, and so is the parent', async () => {
    const provider = await app.given.provider();
    await send(provider.head, await childFile(family(3))).expect(201);
    const { iin } = inventedChild(3);
    const { body } = await app.as(provider.clerk).post('/children/matches').send({ iin }).expect(200);
    expect(body.matches).toEqual([
      expect.objectContaining({
        name: fullName(inventedChild(3)),
        openNumber: null,
        representative: expect.objectContaining({ lastName: 'Мысалова', relation: 'MOTHER', phone: '+77010000003' }),
      }),
    ]);
    const { body: list } = await app.as(provider.clerk).post('/children/search').send({}).expect(200);
    expect(list.rows).toHaveLength(1);
  });

  it('are looked at first: a rehearsal says what would be and leaves nothing but that it was made', async () => {
    const provider = await app.given.provider();
    const { body } = await check(provider.head, await childFile(family(4), family(5))).expect(200);
    expect(body).toMatchObject({ rows: 2, entered: 2, known: 0, faulty: 0, faults: [] });
    expect(await count(provider)).toBe(0);
    expect(await app.rows(`select from core.representative where provider_id = $1`, [provider.id])).toEqual([]);
    expect((await audits(provider)).map(({ action }) => action)).toEqual(['import.checked']);
  });

  it('are entered all or none: each fault is told by its row, its column and its rule', async () => {
    const provider = await app.given.provider();
    const wrong = [
      { ...family(10), iin: '120101500013' },
      { ...family(11), birthDate: '30.02.2019', sex: 'белгісіз' },
      { ...family(12), lastName: 'Мы5алов', phone: '12345' },
      { ...family(13), iin: null },
      { ...family(14), email: 'пошта', adultFirstName: null },
      family(15),
      family(15),
      { ...family(16), otherPaper: 'а' },
    ];
    const file = await childFile(family(9), ...wrong);
    const { body } = await check(provider.head, file).expect(200);
    const told = body.faults.map(({ row, column, code, said }: Record<string, unknown>) => [row, column, code, said]);
    expect(told).toEqual([
      [3, 'iin', 'isIin', '120101500013'],
      [4, 'birthDate', 'isDay', '30.02.2019'],
      [4, 'sex', 'isIn', 'белгісіз'],
      [5, 'lastName', 'isPersonName', 'Мы5алов'],
      [5, 'phone', 'isPhone', '12345'],
      [6, 'iin', 'case-file.iin-missing', ''],
      [7, 'adultFirstName', 'required', ''],
      [7, 'email', 'isEmail', 'пошта'],
      [9, null, 'arrayUnique', ''],
      [10, 'otherPaper', 'minLength', 'а'],
    ]);
    expect(body).toMatchObject({ rows: 9, entered: 2, known: 0, faulty: 7 });

    const { body: refused } = await send(provider.head, file).expect(422);
    expect(refused).toMatchObject({
      type: 'urn:problem:request.invalid',
      errors: [{ pointer: '/file', code: 'isFaultless' }],
    });
    expect(await count(provider)).toBe(0);
    expect(
      await app.rows(`select from audit.event where owner_id = $1 and action = 'child.created'`, [provider.id]),
    ).toEqual([]);
  });

  it('are not entered twice: the same file says that everybody is here', async () => {
    const provider = await app.given.provider();
    const file = await childFile(family(20), { ...family(21), iin: null, otherPaper: 'Туу туралы куәлік' });
    await send(provider.head, file).expect(201);
    const before = await children(provider);
    for (const check of [true, false]) {
      const { body } = await send(provider.head, file, { check });
      expect(body).toMatchObject({ rows: 2, entered: 0, known: 2, faulty: 0 });
    }
    expect(await children(provider)).toEqual(before);
    const changed = await childFile({ ...family(20), address: 'Басқа көше, 1' });
    await send(provider.head, changed).expect(201);
    expect(await children(provider)).toEqual(before);
  });

  it('are entered once by two who press at the same time', async () => {
    const provider = await app.given.provider();
    const file = await childFile(...Array.from({ length: 30 }, (_, i) => family(100 + i)));
    const answers = await Promise.all([1, 2, 3].map(() => send(provider.head, file)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ body }) => [body.entered, body.known]).toSorted()).toEqual([
      [0, 30],
      [0, 30],
      [30, 0],
    ]);
    expect(await count(provider)).toBe(30);
  });

  it('who may be a child that is here are asked about, and another child’s IIN is refused', async () => {
    const provider = await app.given.provider();
    const known = family(30);
    await send(provider.head, await childFile(known)).expect(201);
    const { body } = await check(
      provider.head,
      await childFile({ ...known, iin: null, otherPaper: 'Паспорт' }, { ...family(31), iin: inventedChild(30).iin }),
    ).expect(200);
    expect(faultsIn(body)).toEqual([
      [2, 'lastName', 'isOtherChild'],
      [3, 'iin', 'child.differs'],
    ]);
  });

  it('of one parent have one parent', async () => {
    const provider = await app.given.provider();
    const parent = { adultLastName: 'Сынақова', adultFirstName: 'Гүлнұр', phone: '+7 701 555 44 33' };
    await send(provider.head, await childFile({ ...family(40), ...parent }, { ...family(41), ...parent })).expect(201);
    expect(await app.rows(`select from core.representative where provider_id = $1`, [provider.id])).toHaveLength(1);
  });

  it('whose number does not fit their birth date are entered, and a note says to look', async () => {
    const provider = await app.given.provider();
    const { body } = await check(provider.head, await childFile(family(50))).expect(200);
    expect(body).toMatchObject({ faulty: 0, entered: 1 });
    expect(body.notes.map(({ code }: { code: string }) => code)).toContain('BIRTH_DATE_DIFFERS');
  });

  it('counts an own entry of the dictionary, and not one that is switched off', async () => {
    const provider = await app.given.provider();
    const { body: lists } = await app.as(provider.head).get('/settings/dictionaries').expect(200);
    const list = lists.find(({ kind }: { kind: string }) => kind === 'PROBLEM_GROUP');
    const entries = list.entries.map(({ code }: { code: string }) => ({ code, active: code !== 'AUTISM' }));
    const own = { active: true, kk: 'Тұтығу', ru: 'Заикание', en: 'Stuttering', nationalCode: 'SPEECH' };
    await app
      .as(provider.head)
      .put('/settings/dictionaries/PROBLEM_GROUP')
      .set('if-match', `"${list.version}"`)
      .send({ entries: [...entries, own] })
      .expect(200);
    const { body } = await check(
      provider.head,
      await childFile({ ...family(70), impairments: 'заикание' }, family(71)),
    ).expect(200);
    expect(faultsIn(body)).toEqual([[3, 'impairments', 'isIn']]);
  });

  it('are five hundred in one request', async () => {
    const provider = await app.given.provider();
    const file = await childFile(...Array.from({ length: 500 }, (_, i) => family(1000 + i)));
    const began = performance.now();
    await send(provider.head, file).expect(201);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await count(provider)).toBe(500);
  }, 40_000);
});
