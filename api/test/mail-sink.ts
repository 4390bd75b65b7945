import { type ParsedMail, simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it takes, and refuses a recipient as often as a test wants. */
export class MailSink {
  readonly letters: ParsedMail[] = [];
  private readonly refusals = new Map<string, number[]>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, answer) => {
      const responseCode = this.refusals.get(address)?.shift();
      answer(responseCode === undefined ? null : Object.assign(new Error('not now'), { responseCode }));
    },
    onData: (stream, _session, answer) => {
      simpleParser(stream).then(
        (letter) => {
          this.letters.push(letter);
          answer();
        },
        (error: unknown) => answer(error as Error),
      );
    },
  });

  static async open(): Promise<MailSink> {
    const sink = new MailSink();
    sink.server.on('error', () => undefined); // a client that was killed leaves its line broken
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

  close(): Promise<void> {
    return new Promise((done) => this.server.close(done));
  }
}
