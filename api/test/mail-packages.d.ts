declare module 'smtp-server' {
  import type { Readable } from 'node:stream';
  import type { Server } from 'node:net';

  type Session = { remotePort: number };
  type Answer = (error?: (Error & { responseCode?: number }) | null) => void;

  export class SMTPServer {
    readonly server: Server;
    constructor(options: {
      authOptional: boolean;
      disabledCommands: string[];
      onRcptTo(recipient: { address: string }, session: Session, answer: Answer): void;
      onData(stream: Readable, session: Session, answer: Answer): void;
    });
    listen(port: number, host: string, ready: () => void): Server;
    close(done: () => void): void;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}

declare module 'mailparser' {
  import type { Readable } from 'node:stream';

  type Address = { text: string; value: { address?: string; name: string }[] };
  export type ParsedMail = {
    subject?: string;
    text?: string;
    html: string | false;
    messageId?: string;
    headerLines: readonly { key: string; line: string }[];
    to?: Address;
    from?: Address;
  };
  export function simpleParser(source: Readable): Promise<ParsedMail>;
}
