import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** An SMTP server inside the process that takes every mail and keeps none: letters of the past trouble no inbox. */
export class MailDrain {
  private constructor(private readonly server: Server) {}

  static async open(): Promise<MailDrain> {
    const server = createServer(talk);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new MailDrain(server);
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }
}

function talk(line: Socket): void {
  const state = { inText: false, heard: '' };
  line.on('error', () => line.destroy()).setEncoding('utf8');
  line.write('220 drain\r\n');
  line.on('data', (chunk: string) => {
    const lines = (state.heard + chunk).split('\r\n');
    state.heard = lines.pop() ?? '';
    for (const said of lines) answer(line, state, said);
  });
}

function answer(line: Socket, state: { inText: boolean }, said: string): void {
  if (state.inText) {
    if (said !== '.') return;
    state.inText = false;
    line.write('250 taken\r\n');
  } else if (said.toUpperCase() === 'DATA') {
    state.inText = true;
    line.write('354 go on\r\n');
  } else if (said.toUpperCase() === 'QUIT') line.end('221 bye\r\n');
  else line.write('250 yes\r\n');
}
