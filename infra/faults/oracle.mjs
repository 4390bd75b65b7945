// @ts-check
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import pg from 'pg';
import { until } from '../walk/expectation.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./load.mjs').Load} Load */

const DRAINED_MS = 180_000;
const ENOUGH_ROWS = 100_000;

/** Nothing waits any more, whoever has to do it. @param {World} world @param {number} dead */
async function expectDrained({ rows }, dead) {
  const open = async () =>
    (
      await rows(
        `select count(*) filter (where done_at is null and failed_at is null)::int as open, count(failed_at)::int as dead from core.outbox`,
      )
    )[0];
  await until('the outbox to be drained', async () => (await open()).open === 0, DRAINED_MS);
  assert.equal((await open()).dead, dead, 'jobs that died');
}

/** What was acknowledged is there, once, in its own provider, and nothing else is. @param {World} world @param {Load} load */
async function expectActs({ rows }, { registered, invited }) {
  const cases = await rows(
    `select c.id, c.number, p.name_kk as provider, f.id as "fileId" from core.case_file c
     join directory.provider p on p.id = c.provider_id left join core.stored_file f on f.provider_id = c.provider_id and f.case_file_id = c.id order by c.id`,
  );
  const wanted = registered.map(({ id, number, provider, fileId }) => ({ id, number, provider, fileId }));
  assert.deepEqual(sorted(cases), sorted(wanted), 'registered cases with their files');
  const letters = await rows(
    `select i.id, p.name_kk as provider, i.email from directory.invitation i join directory.provider p on p.id = i.owner_id`,
  );
  assert.deepEqual(sorted(letters), sorted(invited), 'invitations');
  const histories = await rows(
    `select c.id from core.case_file c where c.state = 'REGISTERED' and (select array_agg(move) from core.case_move m where m.case_file_id = c.id) is distinct from array['register']`,
  );
  assert.deepEqual(histories, [], 'histories that are not one registration');
}

/** @param {{ id: string }[]} list */
const sorted = (list) => list.map((one) => ({ ...one })).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A series has as many numbers as it counted, and a document of a kind is one a case. @param {World} world */
async function expectNothingDoubled({ rows }) {
  const series = await rows(
    `with given as (
       select provider_id, 'registration' as series, number from core.case_file where number is not null
       union all select provider_id, 'contract', number from core.contract union all select provider_id, 'certificate', number from core.certificate)
     select s.series, s.last, count(g.number)::int as given, count(distinct g.number)::int as different
     from core.number_series s left join given g using (provider_id, series) group by s.provider_id, s.series, s.last`,
  );
  for (const { series: name, last, given, different } of series)
    assert.deepEqual({ given, different }, { given: last, different: last }, `numbers of the series ${name}`);
  const doubles = await rows(
    `select 'document' as what, case_file_id from core.document where kind <> 'ADDENDUM' group by 2, kind having count(*) > 1
     union all select 'certificate', case_file_id from core.certificate where revoked_at is null group by 2 having count(*) > 1
     union all select 'child', case_file_id from directory.open_child group by 2 having count(*) > 1`,
  );
  assert.deepEqual(doubles, [], 'doubles');
}

/** Each row of a case is its own provider's, each job its document's, each event its author's. @param {World} world */
async function expectNothingForeign({ rows }) {
  const tables = await rows(
    `select table_name as name from information_schema.columns where table_schema = 'core' and column_name in ('provider_id', 'case_file_id') group by 1 having count(*) = 2`,
  );
  const strays = [
    ...tables.map(
      ({ name }) =>
        `select '${name}' as what from core.${name} t left join core.case_file c on c.id = t.case_file_id where c.provider_id is distinct from t.provider_id and t.case_file_id is not null`,
    ),
    `select 'outbox' from core.outbox o join core.document d on d.id::text = o.data ->> 'documentId' where d.provider_id <> o.owner_id`,
    `select 'mail' from core.outbox o join core.mail_ledger m on m.id::text = o.data ->> 'mailId' where m.owner_id <> o.owner_id`,
    `select 'audit' from audit.event e where e.scope = 'provider' and e.db_role = 'onaltu_api' and not exists (select from directory.membership m where m.account_id = e.actor and m.owner_id = e.owner_id)`,
  ];
  assert.ok(tables.length > 3);
  assert.deepEqual(await rows(strays.join(' union all ')), [], 'rows of another provider');
}

/** Where the heads of the audit's chains are written each night. */
const ANCHORS = 'audit-anchors/';

/** Every form is printed and every paper kept, whole, and no other file lies there. @param {World} world */
async function expectFiles({ rows, env }, { leftovers = false } = {}) {
  const kept = await rows(
    `select file_key as key, encode(sha256, 'hex') as sha256 from core.document union all select key, encode(sha256, 'hex') from core.stored_file`,
  );
  for (const { key, sha256 } of kept) {
    assert.ok(key, 'a form is not printed');
    const bytes = await readFile(join(env.FILES_DIR, key));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, `the bytes of ${key}`);
  }
  if (leftovers) return; // who was killed could not tidy up
  const found = await readdir(env.FILES_DIR, { recursive: true, withFileTypes: true });
  const lying = found
    .filter((one) => one.isFile())
    .map((one) => relative(env.FILES_DIR, join(one.parentPath, one.name)));
  const known = kept.map(({ key }) => key);
  const strays = lying.filter((key) => !known.includes(key) && !key.startsWith(ANCHORS));
  assert.deepEqual(strays, [], 'files on the disk');
}

/** One mail a cause; two where nobody knew, under one number. @param {World} world */
async function expectMails({ rows, mail }) {
  const ledger = await rows('select message_id as "messageId", state, unknowns from core.mail_ledger');
  const arrived = Map.groupBy(mail.letters, ({ messageId }) => messageId);
  for (const { messageId, state, unknowns } of ledger) {
    const copies = arrived.get(messageId)?.length ?? 0;
    assert.ok(copies >= 1 && copies <= 1 + Math.min(unknowns, 1), `${copies} copies of a mail that is ${state}`);
    assert.equal(state, unknowns > 1 ? 'UNKNOWN' : 'ACCEPTED');
  }
  assert.deepEqual([...arrived.keys()].toSorted(), ledger.map((one) => one.messageId).toSorted(), 'mails that arrived');
}

/** Every acknowledged registration is in the audit once, and the chains hold. @param {World} world @param {Load} load */
async function expectAudit({ rows, env, run }, { registered }) {
  const [{ moved }] = await rows(
    `select count(*)::int as moved from audit.event where action = 'case-file.moved' and detail ->> 'move' = 'register'`,
  );
  assert.equal(moved, registered.length, 'registrations in the audit');
  const client = new pg.Client({ connectionString: env.DATABASE_URL_WORKER });
  await client.connect();
  await client.query('select audit.chain($1)', [ENOUGH_ROWS]).finally(() => client.end());
  assert.match(await run('verify-audit'), /: whole, [1-9]/);
}

/**
 * What must hold whatever broke: nothing acknowledged is lost, nothing is doubled, nothing is foreign, all work is done.
 * @param {World} world
 * @param {Load} load
 * @param {{ dead?: number, leftovers?: boolean }} [known]  jobs that are meant to have died; whether a writer was killed
 */
export async function oracle(world, load, { dead = 0, leftovers = false } = {}) {
  await expectDrained(world, dead);
  assert.ok(load.registered.length > 0, 'nothing was done');
  await expectActs(world, load);
  await expectNothingDoubled(world);
  await expectNothingForeign(world);
  await expectFiles(world, { leftovers });
  await expectMails(world);
  await expectAudit(world, load);
}
