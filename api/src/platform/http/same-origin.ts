import { Refused } from '@onaltu/domain/refused';
import type { FastifyRequest } from 'fastify';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
export const PROOF_HEADER = 'x-onaltu';
/** What the mail program of a reader asks for in one press (RFC 8058): a signed code stands in its address, and nothing of ours is sent along. */
const FROM_ANYWHERE = /^\/api\/public\/letter-link\/unsubscribe(?:\?|$)/;
const BODY_TYPES = ['application/json', 'multipart/form-data'];

/** A write proves that our own page sent it: a header no form can set, and an origin that is ours wherever a browser names one. */
export function whyForeign({ method, headers, url }: FastifyRequest, origin: string): Refused | undefined {
  if (SAFE.includes(method) || !url.startsWith('/api/') || FROM_ANYWHERE.test(url)) return undefined;
  if (headers[PROOF_HEADER] === undefined || (headers.origin !== undefined && headers.origin !== origin)) {
    return new Refused('request.not-same-origin');
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === undefined || BODY_TYPES.includes(type) ? undefined : new Refused('request.unsupported-type');
}
