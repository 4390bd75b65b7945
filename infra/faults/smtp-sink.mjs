// @ts-check
import { simpleParser } from 'mailparser';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** How it treats what comes: it takes it, says not now, or so to each address at first, or never; thinks before or after the text, or cuts the line when the text is already taken. */
/** @typedef {'take' | 'refuse' | 'grey' | 'never' | 'ponder' | 'think' | 'drop'} Mood */

const THINKS_MS = 8000;
const NOT_NOW = 451;
const NEVER = 550;

/** @param {number | null} responseCode */
const refusal = (responseCode) => (responseCode ? Object.assign(new Error('no'), { responseCode }) : null);

/** A real SMTP server that keeps what it takes, in a mood a fault gives it. */
export class SmtpSink {
  /** @type {{ messageId: string, to: string }[]} */
  letters = [];
  /** @type {Mood} */
  mood = 'take';
  /** @type {Set<import('node:net').Socket>} */
  lines = new Set();
  /** Whoever was asked about before. @type {Set<string>} */
  met = new Set();
  port = 0;
  /** @type {SMTPServer | undefined} */
  server;

  static async open() {
    const sink = new SmtpSink();
    await sink.come();
    return sink;
  }

  get url() {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Is there, at the address it always had. */
  async come() {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, answer) =>
        void this.judge(address).then((code) => answer(refusal(code)), answer),
      onData: (stream, { remotePort }, answer) => void this.take(stream, remotePort).then(() => answer(), answer),
    });
    server.on('error', () => undefined); // a client that was killed leaves its line broken
    server.server.on('connection', (line) => void this.lines.add(line));
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = /** @type {import('node:net').AddressInfo} */ (server.server.address()).port;
    this.server = server;
  }

  /** Is gone: nobody listens at its address. */
  async go() {
    for (const line of this.lines) line.destroy();
    this.lines.clear();
    await new Promise((done) => this.server?.close(() => done(undefined)));
  }

  close() {
    return this.go();
  }

  /** What an address is told: a code, or nothing where it is taken. @param {string} address */
  async judge(address) {
    if (this.mood === 'ponder') await pause(THINKS_MS);
    if (this.mood === 'never') return NEVER;
    const isNew = !this.met.has(address);
    this.met.add(address);
    return this.mood === 'refuse' || (this.mood === 'grey' && isNew) ? NOT_NOW : null;
  }

  /** @param {import('node:stream').Readable} stream @param {number} remotePort */
  async take(stream, remotePort) {
    const { messageId = '', to } = await simpleParser(stream);
    const address = Array.isArray(to) ? to[0] : to;
    this.letters.push({ messageId, to: address?.value[0]?.address ?? '' });
    if (this.mood === 'think') await pause(THINKS_MS);
    if (this.mood !== 'drop') return;
    for (const line of this.lines) if (line.remotePort === remotePort) line.destroy();
  }
}
