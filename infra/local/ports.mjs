// @ts-check
import { createServer } from 'node:net';

/**
 * Binds a port for a moment. 0 asks the system for any free one.
 * @param {number} port
 * @returns {Promise<number | null>} the port that was free, or null
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : null));
    });
  });
}

/** @returns {Promise<number>} */
export async function anyFreePort() {
  const port = await tryPort(0);
  if (port === null) throw new Error('No free port on 127.0.0.1.');
  return port;
}

/**
 * The wanted port, or the next free one after it.
 * @param {number} wanted
 * @returns {Promise<number>}
 */
export async function freePortFrom(wanted) {
  for (let port = wanted; port < wanted + 100; port += 1) if ((await tryPort(port)) !== null) return port;
  throw new Error(`Ports ${wanted} to ${wanted + 99} on 127.0.0.1 are all taken.`);
}
