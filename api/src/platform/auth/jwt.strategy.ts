import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ROLES, type Role } from '@onaltu/domain/permissions';
import { localeFrom } from '@onaltu/i18n/accept-language';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { audienceOf } from '../http/audience';
import type { Actor, Scope } from './actor';
import { AUDIENCE_OF, cookieOf, ISSUER, SessionToken } from './session-token';

type Payload = { jti: string; sub: string; aud: string; owner: string; scope: Scope; roles: Role[]; iat: number };

const fromCookie = (request: FastifyRequest): string | null => {
  const audience = audienceOf(request.url);
  return (audience && request.cookies[cookieOf(audience)]) ?? null;
};

/** Turns the token of a request into its actor. Only ES256, only our issuer; the session row is checked by the database. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(tokens: SessionToken) {
    super({
      jwtFromRequest: ExtractJwt.fromExtractors([
        fromCookie as unknown as (request: unknown) => string | null,
        ExtractJwt.fromAuthHeaderAsBearerToken(),
      ]),
      secretOrKey: tokens.publicKey as unknown as Buffer, // its types know no KeyObject; a text would be read anew for each request
      algorithms: ['ES256'],
      issuer: ISSUER,
      passReqToCallback: true,
    });
  }

  validate(request: FastifyRequest, payload: Payload): Actor | null {
    const known = payload.roles.every((role) => ROLES.includes(role));
    if (!known || AUDIENCE_OF[payload.scope] !== payload.aud) return null;
    return {
      scope: payload.scope,
      ownerId: payload.owner,
      userId: payload.sub,
      roles: payload.roles,
      sessionId: payload.jti,
      issuedAt: payload.iat,
      locale: localeFrom(request.headers['accept-language']),
    };
  }
}
