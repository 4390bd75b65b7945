import { addDays, type Day, daysBetween, day } from '@onaltu/domain/clock/day';
import { type LetterLink, LINK_DAYS, LINK_PURPOSES } from '@onaltu/domain/letter-links';
import { timingSafeEqual } from 'node:crypto';
import type { Envelope } from '../crypto/envelope';

const EPOCH = day('2020-01-01');
const NOBODY = '00000000-0000-0000-0000-000000000000';
const [UUID, SIGNATURE] = [16, 32];
const CLAIMS = 1 + 2 + 4 * UUID;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idAt = (claims: Buffer, n: number): string => {
  const hex = claims.toString('hex', 3 + n * UUID, 3 + (n + 1) * UUID);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** How long the links of a letter act that was written on this day. */
export const lastDayOf = (writtenOn: Day): Day => addDays(writtenOn, LINK_DAYS);

/** A link's deed with our signature under it: made anew wherever it is needed, kept nowhere. The same letter sent twice has the same links. */
export function letterLink(
  envelope: Envelope,
  { purpose, until, ownerId, personId, mailId, reminderId }: LetterLink,
): string {
  const head = Buffer.alloc(3);
  head.writeUInt8(LINK_PURPOSES.indexOf(purpose));
  head.writeUInt16BE(daysBetween(EPOCH, until), 1);
  const claims = Buffer.concat([head, ...[ownerId, personId, mailId, reminderId ?? NOBODY].map(bytesOf)]);
  return Buffer.concat([claims, envelope.signature(claims)]).toString('base64url');
}

/** The deed that somebody followed; null when we never signed it. Nothing is looked up for that. */
export function readLetterLink(envelope: Envelope, code: string): LetterLink | null {
  const bytes = Buffer.from(code, 'base64url');
  if (bytes.length !== CLAIMS + SIGNATURE) return null;
  const claims = bytes.subarray(0, CLAIMS);
  if (!timingSafeEqual(bytes.subarray(CLAIMS), envelope.signature(claims))) return null;
  const purpose = LINK_PURPOSES[claims.readUInt8()];
  if (!purpose) return null;
  const [ownerId, personId, mailId, reminderId] = [idAt(claims, 0), idAt(claims, 1), idAt(claims, 2), idAt(claims, 3)];
  const until = addDays(EPOCH, claims.readUInt16BE(1));
  return { purpose, ownerId, personId, mailId, reminderId: reminderId === NOBODY ? null : reminderId, until };
}
