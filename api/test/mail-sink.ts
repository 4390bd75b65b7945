import { type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it takes, and refuses a recipient as often as a test wants. */
export class MailSink {
  readonly letters: ParsedMail[] = [];
  private readonly refusals = new Map<string, number[]>();
  private readonly lines = new Map<number, Socket>();
  private readonly drops = new Map<string, ('RCPT' | 'DATA')[]>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, session, answer) => {
      if (this.drops.get(address)?.[0] === 'RCPT') return this.drop(address, session);
      const responseCode = this.refusals.get(address)?.shift();
      answer(responseCode === undefined ? null : Object.assign(new Error('not now'), { responseCode }));
    },
    onData: (stream, session, answer) => {
      simpleParser(stream).then(
        (letter) => {
          this.letters.push(letter);
          const address = letter.to?.value[0]?.address ?? '';
          if (this.drops.get(address)?.[0] === 'DATA') this.drop(address, session);
          else answer();
        },
        (error: unknown) => answer(error as Error),
      );
    },
  });

  static async open(): Promise<MailSink> {
    const sink = new MailSink();
    sink.server.on('error', () => undefined); // a client that was killed leaves its line broken
    sink.server.server.on('connection', (line: Socket) => sink.lines.set(line.remotePort ?? 0, line));
    await new Promise<void>((ready) => sink.server.listen(0, '127.0.0.1', ready));
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** What has arrived for this address. */
  to(address: string): ParsedMail[] {
    return this.letters.filter(({ to }) => to?.value.some((one) => one.address === address));
  }

  /** The next mails to this address are refused with these SMTP codes, one after another. */
  refuse(address: string, ...codes: number[]): void {
    this.refusals.set(address, codes);
  }

  /** For the next mails to this address the line goes dead: before the text, or when the text is already taken. */
  dropAt(address: string, ...moments: ('RCPT' | 'DATA')[]): void {
    this.drops.set(address, moments);
  }

  private drop(address: string, { remotePort }: { remotePort: number }): void {
    this.drops.get(address)?.shift();
    this.lines.get(remotePort)?.destroy();
  }

  close(): Promise<void> {
    return new Promise((done) => this.server.close(done));
  }
}
