import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import type { FastifyRequest } from 'fastify';

/** The version of the record the caller saw: `If-Match: "3"`. Without it nothing is overwritten. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const seen = versionIn(context);
  if (seen === undefined) throw new Refused('version.missing');
  return seen;
});

/** The version the caller saw, where one may also write without having looked. */
export function versionIn(context: ExecutionContext): number | undefined {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) throw new Refused('version.missing');
  return Number(version);
}

/** Refuses an edit of something that has changed since it was seen; both sides are in the answer. */
export function requireVersion(seen: number, current: { version: number }, theirs: object): void {
  if (seen !== current.version) throw new Refused('version.stale', { seen, version: current.version, theirs });
}
