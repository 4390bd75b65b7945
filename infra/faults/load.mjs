// @ts-check
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Session } from '../walk/session.mjs';
import { built } from './people.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ name: string, clerk: Session, admin: Session }} Front  a provider and who works in it here */
/** @typedef {{ provider: string, id: string, number: string, fileId: string }} Registered */
/** @typedef {{ method?: string, path: string, body: object | FormData, key?: string }} Act */

const REST_MS = 250;
const RETRY_MS = 300;
const PATIENCE_MS = 120_000;
const ANSWER_MS = 35_000;
const EVERY_INVITATION = 8; // one sender may write sixty an hour
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
/** What a client repeats: nobody answered, or somebody said later. */
const LATER = new Set([429, 502, 503, 504, 507]);

/** Every invented child of one run is another one. */
const state = { child: 500_000 };

/**
 * One try of an act; `null` when nobody answered.
 * @param {Session} session @param {Act & { key: string }} act
 */
async function tryOnce({ api, cookie = '' }, { method = 'POST', path, body, key }) {
  const isForm = body instanceof FormData;
  const headers = {
    'x-onaltu': '1',
    cookie,
    'idempotency-key': key,
    ...(isForm ? {} : { 'content-type': 'application/json' }),
  };
  const signal = AbortSignal.timeout(ANSWER_MS);
  const sent = { method, headers, body: isForm ? body : JSON.stringify(body), signal };
  try {
    const answer = await fetch(`${api}/provider${path}`, sent);
    return { status: answer.status, body: /** @type {any} */ (await answer.json().catch(() => null)) };
  } catch {
    return null;
  }
}

/** Who works while something breaks: every act is repeated under its own key until somebody acknowledges it. */
export class Load {
  /** @type {Registered[]} */
  registered = [];
  /** @type {{ provider: string, id: string, email: string }[]} */
  invited = [];
  /** What was answered, and how often. @type {Record<string, number>} */
  answers = {};
  /** @type {Error[]} */
  faults = [];
  stopping = false;
  /** @type {Promise<unknown>} */
  running = Promise.resolve();

  /** @param {Front[]} fronts */
  constructor(fronts) {
    this.fronts = fronts;
  }

  /** @param {World} world */
  static async on({ url, logins }) {
    const providers = [...new Set(logins.filter(({ role }) => role === 'CLERK').map(({ provider }) => provider))];
    const signIn = (/** @type {string | null} */ name, /** @type {string} */ wanted) => {
      const login = logins.find(({ provider, role }) => provider === name && role === wanted);
      if (!login) throw new Error(`${name} has no ${wanted}.`);
      return Session.signIn(url, login);
    };
    const fronts = [];
    for (const name of providers)
      fronts.push({
        name: String(name),
        clerk: await signIn(name, 'CLERK'),
        admin: await signIn(name, 'PROVIDER_ADMIN'),
      });
    return new Load(fronts);
  }

  start() {
    this.stopping = false;
    this.running = Promise.all(this.fronts.map((front) => this.work(front)));
    return this;
  }

  /** Ends when the last act that was begun is acknowledged. */
  async stop() {
    this.stopping = true;
    await this.running;
    const [fault] = this.faults;
    if (fault) throw fault;
  }

  /** @param {number} seconds */
  async during(seconds) {
    await pause(seconds * 1000);
  }

  /** @param {Front} front */
  async work(front) {
    try {
      for (let n = 1; !this.stopping; n += 1) {
        await this.register(front);
        if (n % EVERY_INVITATION === 0) await this.invite(front);
        await pause(REST_MS);
      }
    } catch (error) {
      this.faults.push(/** @type {Error} */ (error));
    }
  }

  /** A draft, a file of it, and its registration. @param {Front} front @returns {Promise<Registered>} */
  async register({ name, clerk }) {
    const form = built('demo/case-story').application((state.child += 1));
    const { lastName, firstName } = form.child;
    const { id } = await this.act(clerk, { path: '/case-files', body: { child: { lastName, firstName } } });
    const file = new FormData();
    file.set('file', new Blob([PDF], { type: 'application/pdf' }), 'paper.pdf');
    const { id: fileId } = await this.act(clerk, { path: `/case-files/${id}/files`, body: file });
    const { number } = await this.act(clerk, { path: `/case-files/${id}/registration`, body: form });
    const done = { provider: name, id, number, fileId };
    this.registered.push(done);
    return done;
  }

  /** Somebody new to the staff, who is written to. @param {Front} front */
  async invite({ name, admin }) {
    const email = `${randomUUID()}@faults.test`;
    const person = { email, lastName: 'Мысалов', firstName: 'Сынақ', roles: ['CLERK'], locale: 'kk' };
    const { id } = await this.act(admin, { path: '/staff/invitations', body: person });
    this.invited.push({ provider: name, id, email });
  }

  /**
   * @param {Session} session
   * @param {Act} act
   * @returns {Promise<any>}
   */
  async act(session, act) {
    const keyed = { key: randomUUID(), ...act };
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await tryOnce(session, keyed);
      const said = String(answer?.status ?? 'none');
      this.answers[said] = (this.answers[said] ?? 0) + 1;
      if (answer && answer.status < 300) return answer.body;
      if (answer && !LATER.has(answer.status))
        throw new Error(`${act.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (performance.now() > until) throw new Error(`${act.path}: not acknowledged after ${PATIENCE_MS / 1000} s`);
      await pause(RETRY_MS);
    }
  }
}
