import { fold } from '@onaltu/domain/person-name';
import { application } from '../../demo/case-story';
import { inventedChild, nobodysIin } from '../../demo/invented-people';
import type { TestProvider } from '../../../test/given';
import { startApp } from '../../../test/harness';

describe('the IIN of a child', () => {
  const app = startApp();

  const registered = async (provider: TestProvider, n: number): Promise<string> => {
    const { lastName, firstName, iin } = inventedChild(n);
    const calls = app.as(provider.clerk);
    const { body } = await calls.post('/case-files').send({ child: { lastName, firstName, iin } }).expect(201);
    await calls.post(`/case-files/${body.id}/registration`).send(application(n)).expect(201);
    return body.id;
  };
  const matches = async ({ clerk }: TestProvider, sought: object) =>
    (await app.as(clerk).post('/children/matches').send(sought).expect(200)).body;

  /** Each column of every table that can hold text or bytes, searched for these signs. */
  const placesOf = async (signs: string): Promise<string[]> => {
    const columns = await app.rows<{ place: string; table: string; column: string }>(
      `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as place, format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    expect(columns.length).toBeGreaterThan(100);
    const found: string[] = [];
    for (const { place, table, column } of columns) {
      const bytes = `position(convert_to($1, 'UTF8') in case when pg_typeof(${column}) = 'bytea'::regtype then ${column}::text::bytea else convert_to(${column}::text, 'UTF8') end) > 0`;
      if ((await app.rows(`select 1 from ${table} where ${bytes} limit 1`, [signs])).length > 0) found.push(place);
    }
    return found;
  };

  it('stands in plain in no column of the database, neither of a draft nor of a case', async () => {
    const provider = await app.given.provider();
    const { iin, lastName } = inventedChild(21);
    const { body: draft } = await app
      .as(provider.clerk)
      .post('/case-files')
      .send({ child: { lastName, iin } })
      .expect(201);
    expect(await placesOf(iin)).toEqual([]);
    expect(await placesOf(lastName)).toEqual([]);

    await app.as(provider.clerk).post(`/case-files/${draft.id}/registration`).send(application(21)).expect(201);
    await matches(provider, { iin });
    expect(await placesOf(iin)).toEqual([]);
    expect(await placesOf(lastName)).toEqual(['core.child.last_name', 'core.representative.last_name']);
  });

  it('comes back to the clerk who typed it, in the draft and masked on the page', async () => {
    const provider = await app.given.provider();
    const { iin, lastName } = inventedChild(22);
    const { body: draft } = await app
      .as(provider.clerk)
      .post('/case-files')
      .send({ child: { lastName, iin } })
      .expect(201);
    const change = { child: { lastName, iin, birthDate: '14.0' }, representative: { phone: '+7700' } };
    const { body: changed } = await app
      .as(provider.clerk)
      .put(`/case-files/${draft.id}/draft`)
      .set('if-match', '"1"')
      .send(change)
      .expect(200);
    expect(changed).toEqual({ ...draft, version: 2 });
    const { body: read } = await app.as(provider.clerk).get(`/case-files/${draft.id}/draft`).expect(200);
    expect(read).toEqual(change);

    await app.as(provider.clerk).post(`/case-files/${draft.id}/registration`).send(application(22)).expect(201);
    const { body: page } = await app.as(provider.head).get(`/case-files/${draft.id}`).expect(200);
    expect(page.child.maskedIin).toMatch(new RegExp(`^\\D+${iin.slice(-4)}$`));
    const gone = await app.as(provider.clerk).get(`/case-files/${draft.id}/draft`).expect(409);
    expect(gone.body.type).toBe('urn:problem:case-file.wrong-state');
  });

  it('has an index at each provider that has nothing in common with another one’s', async () => {
    const [one, other] = [await app.given.provider(), await app.given.provider()];
    await registered(one, 23);
    await registered(other, 23);
    const cards = await app.rows<{ iin_index: Buffer; iin_sealed: Buffer }>(
      'select iin_index, iin_sealed from core.child where provider_id in ($1, $2)',
      [one.id, other.id],
    );
    expect(cards).toHaveLength(2);
    expect(cards[0]!.iin_index.equals(cards[1]!.iin_index)).toBe(false);
    expect(cards[0]!.iin_sealed.equals(cards[1]!.iin_sealed)).toBe(false);
  });

  it('tells another provider that a case is open elsewhere, and nothing else', async () => {
    const [one, other] = [await app.given.provider(), await app.given.provider()];
    const iin = nobodysIin(24);
    expect(await matches(other, { iin })).toEqual({ matches: [], openElsewhere: false, warnings: expect.any(Array) });
    const id = await registered(one, 24);

    expect(await matches(other, { iin })).toEqual({ matches: [], openElsewhere: true, warnings: expect.any(Array) });
    expect(await matches(one, { iin })).toMatchObject({ openElsewhere: false });

    await app.rows('delete from directory.open_child where case_file_id = $1', [id]);
    expect(await matches(other, { iin })).toMatchObject({ openElsewhere: false });
  });

  it('asks nothing of another oblast', async () => {
    const near = await app.given.provider();
    const far = await app.given.provider({ regionId: await app.given.region() });
    await registered(near, 25);
    expect(await matches(far, { iin: nobodysIin(25) })).toMatchObject({ matches: [], openElsewhere: false });
  });

  it('finds the provider’s own card with who speaks for the child', async () => {
    const provider = await app.given.provider();
    await registered(provider, 26);
    const { lastName, firstName, birthDate, iin } = inventedChild(26);
    const card = {
      id: expect.any(String),
      name: expect.stringContaining(`${lastName} ${firstName}`),
      birthDate,
      maskedIin: expect.stringContaining(iin.slice(-4)),
      openNumber: expect.stringMatching(/-0001$/),
      representative: { ...application(26).representative, id: expect.any(String) },
    };
    expect((await matches(provider, { iin })).matches).toEqual([card]);
    expect((await matches(provider, { lastName, firstName, birthDate })).matches).toEqual([card]);
    expect((await matches(provider, { lastName })).matches).toEqual([]);
    const typed = { lastName: fold(lastName).toUpperCase(), firstName: fold(firstName), birthDate };
    expect((await matches(provider, typed)).matches).toEqual([card]);
    expect((await matches(provider, { ...typed, birthDate: '2016-01-01' })).matches).toEqual([]);
  });

  it('enters the oblast’s registry from the card that was chosen, and refuses another number beside it', async () => {
    const [one, other] = [await app.given.provider(), await app.given.provider()];
    const { iin } = inventedChild(27);
    const first = await registered(one, 27);
    await app
      .as(one.clerk)
      .post(`/case-files/${first}/withdrawal`)
      .send({ reason: 'Көшіп кетті', paperNumber: '1' })
      .expect(201);
    expect((await matches(other, { iin })).openElsewhere).toBe(false);
    const [card] = (await matches(one, { iin })).matches;
    const { iin: _, ...child } = application(27).child;
    const again = async (change: object) => {
      const { body } = await app
        .as(one.clerk)
        .post('/case-files')
        .send({ child: { lastName: 'Тағы' } })
        .expect(201);
      return app
        .as(one.clerk)
        .post(`/case-files/${body.id}/registration`)
        .send({ ...application(27), child: { ...child, id: card.id, ...change } });
    };
    const wrong = await again({ iin: inventedChild(28).iin });
    expect([wrong.status, wrong.body.type]).toEqual([409, 'urn:problem:child.differs']);
    expect((await again({})).status).toBe(201);
    expect((await matches(other, { iin })).openElsewhere).toBe(true);
  });

  it('points out a Latin letter in a Kazakh name, and refuses nothing for it', async () => {
    const provider = await app.given.provider();
    const typed = { lastName: 'Үлгiбаева', firstName: 'Мысал', birthDate: '2018-04-14' };
    expect(await matches(provider, typed)).toEqual({ matches: [], openElsewhere: false, warnings: ['MIXED_SCRIPTS'] });
    expect((await matches(provider, { ...typed, lastName: 'Үлгібаева' })).warnings).toEqual([]);
  });

  it('is checked before it is looked for, and not sought by a specialist', async () => {
    const { clerk, specialists } = await app.given.provider();
    const { body } = await app.as(clerk).post('/children/matches').send({ iin: '123' }).expect(422);
    expect(body.errors).toEqual([{ pointer: '/iin', code: 'isIin' }]);
    await app
      .as(specialists[0])
      .post('/children/matches')
      .send({ iin: nobodysIin(1) })
      .expect(403);
  });

  it('is kept in no answer that a repeated request would get', async () => {
    const provider = await app.given.provider();
    await registered(provider, 27);
    const sought = { iin: nobodysIin(27) };
    const ask = () =>
      app.as(provider.clerk).post('/children/matches').set('idempotency-key', 'matches-27').send(sought);
    await ask().expect(200);
    const { body } = await ask().expect(200);
    const { body: revealed } = await app
      .as(provider.clerk)
      .post(`/children/${body.matches[0].id}/iin`)
      .set('idempotency-key', 'reveal-27')
      .send({ reason: 'Анықтама үшін' })
      .expect(200);
    expect(revealed).toEqual(sought);
    expect(await app.rows(`select key from core.idempotency_key`)).toEqual([]);
    expect(await placesOf(sought.iin)).toEqual([]);
  });
});
