import { Injectable } from '@nestjs/common';
import type { Role } from '@onaltu/domain/permissions';
import { sign } from 'jsonwebtoken';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { Config } from '../../config';
import type { Audience } from '../http/audience';
import type { Scope } from './actor';

export type SessionClaims = { sid: string; sub: string; owner: string; scope: Scope; roles: Role[] };

const IDLE_SECONDS = 30 * 60;
const REISSUE_AFTER_SECONDS = 5 * 60;
export const ISSUER = 'onaltu';

export const cookieOf = (audience: Audience): string => `__Host-onaltu-${audience}`;
export const AUDIENCE_OF: Readonly<Record<Scope, Audience>> = {
  provider: 'provider',
  region: 'department',
  operator: 'operator',
};

/** Signs session tokens with ES256. The token only names the session; the row behind it decides. */
@Injectable()
export class SessionToken {
  private readonly privateKey;
  readonly publicKey: KeyObject;

  constructor(config: Config) {
    this.privateKey = createPrivateKey(config.sessionKey);
    this.publicKey = createPublicKey(this.privateKey);
  }

  issue({ sid, sub, ...rest }: SessionClaims): string {
    return sign(rest, this.privateKey, {
      algorithm: 'ES256',
      jwtid: sid,
      subject: sub,
      issuer: ISSUER,
      audience: AUDIENCE_OF[rest.scope],
      expiresIn: IDLE_SECONDS,
    });
  }

  isAged(issuedAt: number): boolean {
    return Date.now() / 1000 - issuedAt > REISSUE_AFTER_SECONDS;
  }
}

export const cookieOptions = {
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'strict',
  maxAge: IDLE_SECONDS,
} as const;
