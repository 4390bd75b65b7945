// @ts-check
import { simpleParser } from 'mailparser';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** How it treats what comes: it takes it, says not now, thinks for long, or cuts the line when the text is already taken. */
/** @typedef {'take' | 'refuse' | 'think' | 'drop'} Mood */

const THINKS_MS = 8000;
const NOT_NOW = 451;

/** A real SMTP server that keeps what it takes, in a mood a fault gives it. */
export class SmtpSink {
  /** @type {{ messageId: string, to: string }[]} */
  letters = [];
  /** @type {Mood} */
  mood = 'take';
  /** @type {Set<import('node:net').Socket>} */
  lines = new Set();
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
      onRcptTo: (_to, _session, answer) =>
        answer(this.mood === 'refuse' ? Object.assign(new Error('not now'), { responseCode: NOT_NOW }) : null),
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
