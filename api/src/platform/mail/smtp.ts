import { createTransport, type SendMailOptions } from 'nodemailer';
import { Readable } from 'node:stream';
import type { Config } from '../../config';

/**
 * What became of a mail: taken, refused for good, not taken this time, or nobody knows. `answer` is a code; `said` are the other server's own
 * words: they may hold an address, so they go to the ledger and into no log.
 */
export type Outcome = { kind: 'TAKEN' | 'REFUSED' | 'NOT_TAKEN' | 'UNKNOWN'; answer: string; said: string | null };

const PERMANENT = 500; // SMTP answers from here on are final
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']); // an answer to anything else is about us, and passes
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

const NO_TLS = 'ETLS'; // what the server said to our asking for it says less
const MOST_SAID = 300;
type SmtpError = { responseCode?: number; response?: string; command?: string; code?: string; originalCode?: string };

export type MailServer = Pick<Config, 'smtpUrl' | 'smtpTls'>;

/** Hands one mail over. Nodemailer tells a line lost after DATA from one lost before in no way: the text's first reading does. */
export async function handOver({ smtpUrl: url, smtpTls }: MailServer, letter: SendMailOptions): Promise<Outcome> {
  const text = { asked: false };
  const transport = createTransport({
    url,
    requireTLS: smtpTls === 'required',
    ...PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((whole) => Readable.from(onceAsked(whole, text)));
    done();
  });
  try {
    const { response } = await transport.sendMail(letter);
    return { kind: 'TAKEN', answer: codeOf(response), said: saidBy(response) };
  } catch (error) {
    const fault = error as SmtpError;
    return { kind: kindOf(fault, text.asked), answer: answerOf(fault), said: saidBy(fault.response) };
  }
}

// A generator runs when it is first read, and that is when the server has said yes to DATA.
async function* onceAsked(whole: Readable, text: { asked: boolean }): AsyncGenerator<Buffer> {
  text.asked = true;
  yield* whole as AsyncIterable<Buffer>;
}

function kindOf({ responseCode, command = '' }: SmtpError, asked: boolean): Outcome['kind'] {
  if (responseCode === undefined) return asked ? 'UNKNOWN' : 'NOT_TAKEN';
  return responseCode >= PERMANENT && ABOUT_THE_MAIL.has(command) ? 'REFUSED' : 'NOT_TAKEN';
}

const answerOf = ({ responseCode, originalCode, code }: SmtpError): string =>
  code === NO_TLS ? NO_TLS : String(responseCode ?? originalCode ?? code ?? 'no answer');

const codeOf = (response: string): string => /^\d{3}/.exec(response)?.[0] ?? 'taken';

/** One line without anything a terminal or a page could take for more than words. */
const saidBy = (response: string | undefined): string | null =>
  response
    ?.replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_SAID) || null;
