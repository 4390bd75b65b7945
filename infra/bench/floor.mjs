// @ts-check
// The floor: node:http and pg and nothing else, with the product's own statements, walls, sessions and audit, one batch a request.
import { createServer } from 'node:http';
import { createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';
import pg from 'pg';
import { NOTED, registration } from './floor-registration.mjs';
import { built } from './world.mjs';

const { verify } = createRequire(import.meta.url)('jsonwebtoken');
built('platform/db/postgres-types');
const { Batch, entering } = built('platform/db/batch');
const { IdentitySigner } = built('platform/db/identity-signer');
const { Envelope } = built('platform/crypto/envelope');
const { pageOf, soughtBy } = built('features/case-files/case-list.queries');
const { casesPage } = built('features/case-files/case-list');
const { casePage } = built('features/case-files/case-file-page');

const { env } = process;
const publicKey = createPublicKey(String(env['SESSION_KEY']));
const signer = new IdentitySigner({ contextKey: env['CONTEXT_KEY'], contextKeyId: 1 });
const envelope = new Envelope({ masterKey: env['MASTER_KEY'] });
const pool = new pg.Pool({ connectionString: String(env['DATABASE_URL_API']), max: 10 });

/** @typedef {{ ownerId: string, userId: string, scope: string, roles: string[], sessionId: string }} Actor */
/** @typedef {{ status: number, statements: readonly { text: string }[], answer: (rows: any[][]) => unknown }} Work */

/** @param {string | undefined} cookie @returns {Actor} */
function actorOf(cookie = '') {
  const token = cookie.slice(cookie.indexOf('=') + 1);
  const { owner, sub, scope, roles, jti } = verify(token, publicKey, { algorithms: ['ES256'], issuer: 'onaltu' });
  return { ownerId: owner, userId: sub, scope, roles, sessionId: jti };
}

const shown = (/** @type {any[][]} */ [rows]) => pageOf(rows);

/** @param {Actor} actor @param {string} path @param {any} body @returns {Work} */
function workOf(actor, path, body) {
  const [, , , , id, act] = path.split('/');
  if (act === 'registration') return { status: 201, ...registration(actor, String(id), body, envelope) };
  if (id === 'search')
    return {
      status: 200,
      statements: casesPage(actor, { sought: soughtBy(actor, envelope, body.text) }),
      answer: shown,
    };
  return id
    ? { status: 200, statements: casePage(actor, id), answer: (rows) => rows }
    : { status: 200, statements: casesPage(actor, {}), answer: shown };
}

/** @param {Actor} actor @param {readonly object[]} statements @returns {Promise<any[][]>} */
async function ask(actor, statements) {
  const client = await pool.connect();
  try {
    const batch = new Batch([entering(signer.sign(actor), actor.sessionId), ...statements]);
    client.query(batch);
    return (await batch.rows).slice(1);
  } finally {
    client.release();
  }
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : null;
}

createServer((request, response) => {
  const done = (/** @type {number} */ status, /** @type {unknown} */ body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const answer = async () => {
    if (request.url === '/ready') return done(200, {});
    const actor = actorOf(request.headers.cookie);
    const work = workOf(actor, String(request.url), request.method === 'POST' ? await bodyOf(request) : null);
    const bare = 'x-bare' in request.headers; // an act that neither notes nor hands on what it does
    const statements = bare ? work.statements.filter(({ text }) => !NOTED.test(text)) : work.statements;
    done(work.status, work.answer(await ask(actor, statements)));
  };
  answer().catch((error) => {
    console.error(error);
    done(500, {});
  });
}).listen(Number(env['FLOOR_PORT']), '127.0.0.1');
