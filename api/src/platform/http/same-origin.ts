import { Refused } from '@onaltu/domain/refused';
import type { FastifyRequest } from 'fastify';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
export const PROOF_HEADER = 'x-onaltu';
const BODY_TYPES = ['application/json', 'multipart/form-data'];

/** A write proves that our own page sent it: a header no form can set, and an origin that is ours wherever a browser names one. */
export function requireSameOrigin({ method, headers, url }: FastifyRequest, origin: string): void {
  if (SAFE.includes(method) || !url.startsWith('/api/')) return;
  if (headers[PROOF_HEADER] === undefined || (headers.origin !== undefined && headers.origin !== origin)) {
    throw new Refused('request.not-same-origin');
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && !BODY_TYPES.includes(type)) throw new Refused('request.unsupported-type');
}
