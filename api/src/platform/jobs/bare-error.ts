import { UnrecoverableError } from 'bullmq';
import { framesOf } from '../log/frames';

/** An error without its message, for Redis and the log: what it was about may be a document's text or an address. */
export function bareError(error: unknown): Error {
  if (error instanceof UnrecoverableError) return error; // said by this product itself, in words that are always the same
  const bare = new Error();
  if (!(error instanceof Error)) return bare;
  const { code } = error as { code?: unknown };
  return Object.assign(bare, {
    name: error.name,
    message: typeof code === 'string' ? `${error.name} ${code}` : error.name,
    code,
    stack: framesOf(error),
  });
}
