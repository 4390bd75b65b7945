import { Post, Req } from '@nestjs/common';
import { day } from '@onaltu/domain/clock/day';
import { BEGINNING } from '@onaltu/domain/pieces';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { Config } from '../src/config';
import { type Actor, systemActor } from '../src/platform/auth/actor';
import { Allow, CurrentActor } from '../src/platform/auth/current-actor';
import { IdentitySigner } from '../src/platform/db/identity-signer';
import { TenantDb } from '../src/platform/db/tenant-db';
import { sumsOf } from '../src/platform/figures/read-sums';
import { ProviderController } from '../src/platform/http/audience';
import { startApp } from './harness';

const VIOLATIONS = readFileSync(join(__dirname, '../../infra/postgres/violations.sql'), 'utf8');

/** The mistake nobody should make: what comes from outside is SQL, whole, in ORDER BY, in a string or stacked. */
@ProviderController('careless')
class CarelessController {
  constructor(private readonly db: TenantDb) {}

  @Post()
  @Allow('case-file.read')
  run(@CurrentActor() actor: Actor, @Req() { body }: { body: { sql: string } }): Promise<unknown> {
    return this.db.as(actor, (tx) => tx.query<unknown>(body.sql));
  }
}

describe('the walls', () => {
  const app = startApp({ controllers: [CarelessController] });
  const holes = () => app.rows<{ what: string; where: string }>(VIOLATIONS);
  const as = async (
    login: 'api' | 'worker' | 'department' | 'public' | 'relay',
    work: (client: Client) => Promise<void>,
  ) => {
    const config = app.http.get(Config);
    const urls = {
      api: config.databaseUrlApi,
      worker: config.databaseUrlWorker,
      department: config.databaseUrlDepartment,
      public: config.databaseUrlPublic,
      relay: config.databaseUrlRelay,
    };
    const client = new Client({ connectionString: urls[login] });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };

  it('have no hole', async () => {
    expect(await holes()).toEqual([]);
  });

  it.each([
    [
      'a table without its wall',
      `create table core.secret (provider_id uuid not null default ctx.provider_id(), id uuid, primary key (provider_id, id))`,
      'tenant table without forced row-level security',
    ],
    [
      'a wall taken down',
      `alter table core.child disable row level security`,
      'tenant table without forced row-level security',
    ],
    [
      'a wall that is not forced',
      `alter table core.child no force row level security`,
      'tenant table without forced row-level security',
    ],
    ['a policy dropped', `drop policy tenant on core.child`, 'tenant table without its restrictive policy'],
    [
      'a policy that lets everything in',
      `alter policy tenant on core.child with check (true)`,
      'tenant table without its restrictive policy',
    ],
    [
      'a policy that asks for each row',
      `alter policy tenant on core.child using (provider_id = ctx.provider_id())`,
      'tenant table without its restrictive policy',
    ],
    ['a policy for everybody', `create policy open on core.child for select using (true)`, 'policy for everybody'],
    [
      'a default dropped',
      `alter table core.child alter column provider_id drop default`,
      'tenant that a session could name itself',
    ],
    ['a table for all', `create table core.notes (id int primary key)`, 'table without row-level security'],
    [
      'a bare foreign key',
      `alter table core.goal add column case_file_id uuid, add column other uuid; create unique index on core.case_file (id); alter table core.goal add foreign key (other) references core.case_file (id)`,
      'foreign key between tenant tables without the tenant',
    ],
    [
      'a cascade',
      `alter table core.goal add constraint c foreign key (provider_id, programme_id) references core.programme (provider_id, id) on delete cascade`,
      'foreign key that deletes for others',
    ],
    [
      'an index that tells of others',
      `create unique index on core.child (iin_index)`,
      'unique index that tells of other tenants',
    ],
    ['an index made for nobody', `create index on core.child (last_name)`, 'index that does not begin with the tenant'],
    ['a view of the owner', `create view core.everyone as select * from core.child`, 'view that reads as its owner'],
    [
      'a materialized view',
      `create materialized view core.all_children as select * from core.child`,
      'materialized view',
    ],
    [
      'a definer without a path',
      `create function core.peek() returns bigint language sql security definer as 'select count(*) from core.child'`,
      'definer function without a pinned search_path',
    ],
    [
      'a definer of a powerful role',
      `create function core.peek() returns bigint language sql security definer set search_path = pg_catalog, pg_temp as 'select count(*) from core.child'`,
      'definer function of a powerful role',
    ],
    [
      'a function for the public',
      `create function core.any() returns int language sql as 'select 1'; grant execute on function core.any() to public`,
      'function anybody may call',
    ],
    [
      'a grant to the department',
      `grant select on core.case_file to onaltu_department`,
      'login that reads more than its list',
    ],
    [
      'a grant of one column to the department',
      `grant select (state) on core.case_file to onaltu_department`,
      'login that reads more than its list',
    ],
    [
      'facts for the department',
      `grant select on facts.delta to onaltu_department`,
      'login that reads more than its list',
    ],
    [
      'a function for the public login',
      `grant execute on function authn.account_of(text) to onaltu_public`,
      'login that calls more than its list',
    ],
    ['payloads for the relay', `grant select (data) on core.outbox to onaltu_relay`, 'relay that sees content'],
    ['the key for the API', `grant select on ctx.key to onaltu_api`, 'secret somebody can read'],
    ['passwords for the API', `grant select on authn.credential to onaltu_api`, 'secret somebody can read'],
    ['a truncate', `grant truncate on core.child to onaltu_api`, 'dangerous grant'],
    [
      'a tenant that may change',
      `grant update (provider_id) on core.child to onaltu_api`,
      'column that must not change',
    ],
    [
      'a history that may change',
      `grant update (reason) on core.case_move to onaltu_api`,
      'history that can be rewritten',
    ],
    ['a login in the owner’s shoes', `grant onaltu_owner to onaltu_api`, 'login that is a member of a role'],
    ['a login past the walls', `alter role onaltu_worker bypassrls`, 'powerful login'],
    ['a table of a login', `alter table core.room owner to onaltu_api`, 'login that owns something'],
  ])('would show %s', async (_mistake, sql, expected) => {
    await app.rows('begin');
    try {
      await app.rows(sql);
      expect((await holes()).map(({ what }) => what)).toContain(expected);
    } finally {
      await app.rows('rollback');
    }
  });

  it.each(['api', 'worker'] as const)('raise for the %s without an identity, where rows exist', async (login) => {
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    await as(login, async (client) => {
      await expect(client.query('select * from core.child')).rejects.toThrow('identity missing');
      await expect(
        client
          .query(`select set_config('app.ctx', '1|x|y', false)`)
          .then(() => client.query('select * from core.child')),
      ).rejects.toThrow('identity malformed');
    });
  });

  it('believe no identity that is forged, changed or old', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    await app.given.caseFile(ours, { state: 'REGISTERED' });
    const signed = app.http.get(IdentitySigner).sign(systemActor(ours.id));
    const [kid, , user, scope, expiry, moment, mac] = signed.split('|');
    const read = (context: string) =>
      as('api', async (client) => {
        await client.query(`select set_config('app.ctx', $1, false)`, [context]);
        await client.query('select * from core.child');
      });
    await expect(read([kid, theirs.id, user, scope, expiry, moment, mac].join('|'))).rejects.toThrow('identity forged');
    await expect(read([kid, ours.id, user, 'region', expiry, moment, mac].join('|'))).rejects.toThrow(
      'identity forged',
    );
    await expect(read([kid, ours.id, user, scope, '9999999999', moment, mac].join('|'))).rejects.toThrow(
      'identity forged',
    );
    await expect(read([kid, ours.id, user, scope, expiry, '1000', mac].join('|'))).rejects.toThrow('identity forged');
    await expect(read(['7', ours.id, user, scope, expiry, moment, mac].join('|'))).rejects.toThrow('identity forged');
    const signer = app.http.get(IdentitySigner);
    signer.setDatabaseClock(new Date(Date.now() - 3_600_000));
    const old = signer.sign(systemActor(ours.id));
    signer.setDatabaseClock(new Date());
    await expect(read(old)).rejects.toThrow('identity expired');
    await read(signed);
  });

  it('leave no identity on a pooled connection, after commit and after rollback', async () => {
    const provider = await app.given.provider();
    const db = app.http.get(TenantDb);
    for (let round = 0; round < 30; round++) {
      const work = db.as(systemActor(provider.id), async (tx) => {
        await tx.query('select 1');
        if (round % 2) throw new Error('rolled back');
      });
      await work.catch(() => undefined);
      const [row] = await db.anonymous<{ ctx: string | null }>(
        `select nullif(current_setting('app.ctx', true), '') as ctx`,
      );
      expect(row?.ctx ?? null).toBeNull();
    }
  });

  it('refuse a row that points at another provider’s case, as if it were not there', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    const { id } = await app.given.caseFile(theirs, { state: 'REGISTERED' });
    await expect(
      app.http
        .get(TenantDb)
        .as(systemActor(ours.id), (tx) =>
          tx.query(`insert into case_paper (case_file_id, kind, keeping) values ($1, 'IPAR', 'SEEN')`, [id]),
        ),
    ).rejects.toThrow('case_paper_provider_id_case_file_id_fkey');
    await expect(
      app.http
        .get(TenantDb)
        .as(systemActor(ours.id), (tx) =>
          tx.query(`insert into number_series (provider_id, series, year, last) values ($1, 'registration', 2020, 1)`, [
            theirs.id,
          ]),
        ),
    ).rejects.toThrow('row-level security');
  });

  it('let injected SQL become nobody else', async () => {
    const [ours, theirs] = [await app.given.provider(), await app.given.provider()];
    await app.given.caseFile(ours, { state: 'REGISTERED' });
    const foreign = await app.given.caseFile(theirs, { state: 'REGISTERED' });
    const careless = async (sql: string) => (await app.as(ours.head).post('/careless').send({ sql })).text;
    expect(await careless('select id from case_file')).toMatch(/^\[\{"id"/);
    const forged = `1|${theirs.id}|${theirs.id}|provider|9999999999|00`;
    const injections = [
      `select id from case_file order by (select set_config('app.ctx', '${forged}', true))`,
      `select id from case_file where number = '' or '1' = '1' union select id from case_file where provider_id = '${theirs.id}'`,
      `select set_config('app.ctx', '${forged}', true); select id from case_file`,
      `set role onaltu_owner; select id from case_file`,
      `alter table case_file no force row level security; select id from case_file`,
      `select id from case_file; reset app.ctx; select id from case_file`,
    ];
    for (const sql of injections) {
      expect(await careless(sql)).not.toContain(foreign.id);
    }
  });

  it('give the department figures and nothing else', async () => {
    const provider = await app.given.provider();
    await app.given.caseFile(provider, { state: 'REGISTERED' });
    const tables = await app.rows<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'v', 'm') and n.nspname in ('core', 'directory', 'facts', 'stats', 'audit', 'authn', 'ctx')`,
    );
    expect(tables.length).toBeGreaterThan(30);
    await as('department', async (client) => {
      for (const { name } of tables)
        await expect(client.query(`select * from ${name}`)).rejects.toThrow('permission denied');
      const { text, values } = sumsOf(
        [{ measures: ['received'], span: { from: BEGINNING, until: day('2026-11-27') } }],
        'REGION',
      );
      await expect(client.query(text, [...values])).rejects.toThrow('identity missing');
      await expect(client.query(text.replace('whole', 'own'), [...values])).rejects.toThrow('permission denied');
      await expect(client.query('select * from stats.snapshots()')).rejects.toThrow('identity missing');
      for (const counting of ['children_counted($1, current_date)', 'turnover($1, current_date, current_date)'])
        await expect(client.query(`select * from stats.${counting}`, [provider.regionId])).rejects.toThrow(
          'permission denied',
        );
    });
  });
});
