// @ts-check

/** @typedef {{ pid: number, exited: Promise<number>, stop: (grace?: number) => Promise<void> }} Process */

/**
 * A process that can be killed, frozen and started again in the same place.
 * @template {Process} Started
 */
export class Program {
  /** @type {Started | undefined} */
  now;

  /** @param {() => Promise<Started>} launch */
  constructor(launch) {
    this.launch = launch;
  }

  async start() {
    this.now = await this.launch();
    return this.now;
  }

  get running() {
    if (!this.now) throw new Error('It does not run.');
    return this.now;
  }

  /** As a power cut does: nothing is said, nothing is tidied up. */
  async kill() {
    const { pid, exited } = this.running;
    process.kill(pid, 'SIGKILL');
    await exited;
    this.now = undefined;
  }

  freeze() {
    process.kill(this.running.pid, 'SIGSTOP');
  }

  thaw() {
    process.kill(this.running.pid, 'SIGCONT');
  }

  /** Asked to end, as a deployment does it; answers its exit code and how long it took. */
  async stop() {
    const since = performance.now();
    const { exited, stop } = this.running;
    await stop(60_000);
    this.now = undefined;
    return { code: await exited, seconds: (performance.now() - since) / 1000 };
  }

  /** However it stands. */
  async end() {
    if (!this.now) return;
    this.thaw();
    await this.now.stop();
    this.now = undefined;
  }
}
