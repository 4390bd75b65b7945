import { Injectable } from '@nestjs/common';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { Config } from '../../config';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/**
 * Personal data at rest: version, key id, nonce, ciphertext, tag; AES-256-GCM under a key of the owner, bound to its place.
 * A row carried to another provider, child or column does not open.
 */
@Injectable()
export class Envelope {
  private readonly master: Buffer;
  private readonly keys = new Map<string, KeyObject>();

  constructor(config: Config) {
    this.master = Buffer.from(config.masterKey, 'hex');
  }

  seal(ownerId: string, place: string, text: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf('seal', ownerId), nonce);
    cipher.setAAD(Buffer.from(`${ownerId}|${place}`));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([VERSION, 1]), nonce, sealed, cipher.getAuthTag()]);
  }

  open(ownerId: string, place: string, envelope: Buffer): string {
    if (envelope[0] !== VERSION) throw new Error('an envelope of an unknown version');
    const cipher = createDecipheriv('aes-256-gcm', this.keyOf('seal', ownerId), envelope.subarray(2, 2 + NONCE));
    cipher.setAAD(Buffer.from(`${ownerId}|${place}`));
    cipher.setAuthTag(envelope.subarray(-TAG));
    return Buffer.concat([cipher.update(envelope.subarray(2 + NONCE, -TAG)), cipher.final()]).toString('utf8');
  }

  /** Finds an IIN again inside one owner; two owners' indexes of one IIN have nothing in common. */
  index(purpose: 'iin' | 'oblast-iin' | 'repeat', ownerId: string, text: string): Buffer {
    return createHmac('sha256', this.keyOf(purpose, ownerId)).update(text).digest();
  }

  /** The same child under the same pseudonym in a region, for counting: nobody reads it back, and no index has anything in common with it. */
  pseudonym(regionId: string, text: string): Buffer {
    return createHmac('sha256', this.keyOf('statistics', regionId)).update(text).digest();
  }

  /** Seventeen bytes that only we can make from an id: the code on a paper or in a letter. The database keeps its hash alone. */
  codeBytes(purpose: 'certificate' | 'family-slip' | 'invitation' | 'password-reset', id: string): Buffer {
    return createHmac('sha256', this.keyOf(`code.${purpose}`, ''))
      .update(id)
      .digest()
      .subarray(0, 17);
  }

  /** What only we can put under the deed of a letter's link. */
  signature(claims: Buffer): Buffer {
    return createHmac('sha256', this.keyOf('letter-link', '')).update(claims).digest();
  }

  /** As a key object: a cipher or a digest from bytes costs ten times as much. */
  private keyOf(purpose: string, ownerId: string): KeyObject {
    const name = `${purpose}|${ownerId}`;
    const known = this.keys.get(name);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.master, Buffer.alloc(0), name, 32)));
    this.keys.set(name, key);
    return key;
  }
}
