import { encodeCode, normalizeCode } from '@onaltu/domain/crockford';
import { randomUUID } from 'node:crypto';
import type { Envelope } from '../crypto/envelope';
import { codeHash } from '../db/door-db';
import type { KeyTemplate } from './post-mail';

/** The code of a letter. It is made anew where it is needed, so that no table, job or log ever holds it. */
export const letterCode = (envelope: Envelope, template: KeyTemplate, codeId: string): string =>
  encodeCode(envelope.codeBytes(template, codeId));

/** What a new code is made from, and what the database knows it by. */
export function newLetterCode(envelope: Envelope, template: KeyTemplate): { codeId: string; hash: Buffer } {
  const codeId = randomUUID();
  return { codeId, hash: codeHash(letterCode(envelope, template, codeId)) };
}

/** The same for a code that somebody typed or followed; null, which nothing is known by, when it cannot be one. */
export function typedCodeHash(code: string): Buffer | null {
  const normal = normalizeCode(code);
  return normal === null ? null : codeHash(normal);
}
