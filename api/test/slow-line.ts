import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to a server that can go silent without being cut, as when the server hangs. */
export class SlowLine {
  private readonly sockets = new Set<Socket>();
  private readonly server;

  private constructor(private readonly target: URL) {
    this.server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const [from, into] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(from);
        from.on('data', (bytes) => into.write(bytes));
        from.on('error', () => into.destroy()).on('close', () => into.destroy());
      }
    });
  }

  static async to(url: string): Promise<SlowLine> {
    const line = new SlowLine(new URL(url));
    line.server.listen(0, '127.0.0.1');
    await once(line.server, 'listening');
    return line;
  }

  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.toString();
  }

  hang(): void {
    for (const socket of this.sockets) socket.pause();
  }

  go(): void {
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }
}
