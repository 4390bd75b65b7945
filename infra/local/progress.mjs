// @ts-check

const HEARTBEAT = 10_000;
const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Says what is being done, that it is still being done, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const since = performance.now();
  console.log(`• ${title} …`);
  const heartbeat = setInterval(() => console.log(`  ${title}: ${seconds(since)}`), HEARTBEAT);
  try {
    const result = await work();
    console.log(`✓ ${title}: ${seconds(since)}`);
    return result;
  } catch (error) {
    console.log(`✗ ${title}: ${seconds(since)}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}
