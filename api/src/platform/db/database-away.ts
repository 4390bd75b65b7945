/** What PostgreSQL, its line and its pool say when nobody answers there for now. */
const CODES: readonly unknown[] = [
  '57P01', // it is being shut down
  '57P02', // it crashed
  '57P03', // it is starting
  '53300', // it has no connection left
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
];
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The process lives on, and so does the pool: who asks again a moment later is served. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return CODES.includes(code) || WORDS.test(String(message));
}
