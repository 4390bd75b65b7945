// @ts-check

const ECHO = 1000;

/**
 * Runs once. The terminal and npm each send one Ctrl-C; a second one a moment later means now.
 * @param {(signal: string) => Promise<void>} stop
 */
export function onStopSignal(stop) {
  let first = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (first === 0) void stop(signal).finally(() => process.exit());
      else if (performance.now() - first > ECHO) process.exit(130);
      first ||= performance.now();
    });
  }
}
