// @ts-check
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../walk/expectation.mjs';
import { Load } from './load.mjs';
import { oracle } from './oracle.mjs';
import { built } from './people.mjs';
import { openWorld } from './world.mjs';

const ALL = { timeout: 600_000 };
const LOCK_MS = 1000;
const AS_LONG = 3000; // times the sections of a receipt: seconds of nothing but layout

/** @type {import('./world.mjs').World} */
let world;
/** @type {Load} */
let load;

before(async () => {
  world = await openWorld({ env: { JOB_LOCK_MS: String(LOCK_MS), REDISPATCH_AFTER_SECONDS: '60' } });
  await world.api.start();
  load = await Load.on(world);
  await world.rows(
    `create table public.printed (document_id uuid); grant insert on public.printed to public;
     create function public.note_printing() returns trigger language plpgsql security definer as $$ begin insert into public.printed values (new.id); return null; end $$;
     create trigger note_printing after update on core.document for each row execute function public.note_printing()`,
  );
}, ALL);
after(() => world?.close(), ALL);

/** A registered case whose receipt takes long to print. */
async function longReceipt() {
  const [front] = load.fronts;
  assert.ok(front);
  const { id: caseFileId } = await load.register(front);
  const [{ id, owner, sealed }] = await world.rows(
    'select id, provider_id as owner, model_sealed as sealed from core.document where case_file_id = $1',
    [caseFileId],
  );
  const { Envelope } = built('platform/crypto/envelope');
  const { placeOf } = built('platform/documents/issued-documents');
  const envelope = new Envelope({ masterKey: world.env.MASTER_KEY });
  const model = JSON.parse(envelope.open(owner, placeOf(id), sealed));
  const sections = Array.from({ length: AS_LONG }, () => model.sections).flat();
  const long = envelope.seal(owner, placeOf(id), JSON.stringify({ ...model, sections }));
  await world.rows('update core.document set model_sealed = $2 where id = $1', [id, long]);
  await world.rows('delete from public.printed');
  return id;
}
const printed = () => world.rows('select document_id as id from public.printed');
const dispatched = `select from core.outbox where done_at is null and dispatched_at is not null`;

test('a form that takes longer than a job may be silent is printed once', ALL, async () => {
  const id = await longReceipt();
  await Promise.all([world.worker.start(), world.second.start()]);
  await oracle(world, load);
  const [{ ms }] = await world.rows(
    `select extract(epoch from done_at - dispatched_at)::float8 * 1000 as ms from core.outbox where data ->> 'documentId' = $1`,
    [id],
  );
  assert.ok(ms > 2 * LOCK_MS, `it took ${ms} ms`);
  assert.deepEqual(await printed(), [{ id }]);
  await Promise.all([world.worker.stop(), world.second.stop()]);
});

test('a worker that stands still in the middle of a form finds it printed by another', ALL, async () => {
  const id = await longReceipt();
  await world.worker.start();
  await until('the form to be begun', async () => (await world.rows(dispatched)).length > 0);
  await load.during(LOCK_MS / 1000);
  world.worker.freeze();
  assert.deepEqual(await printed(), []);
  await world.second.start();
  await until('the other worker', async () => (await printed()).length > 0);
  world.worker.thaw();
  await load.during(10);
  assert.deepEqual(await printed(), [{ id }]);
  await oracle(world, load);
});
