import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { may } from '@onaltu/domain/permissions';
import { Refused } from '@onaltu/domain/refused';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { audienceOf } from '../http/audience';
import type { Actor } from './actor';
import { ALLOW, type Allowed } from './current-actor';
import { AUDIENCE_OF, cookieOf, cookieOptions, SessionToken } from './session-token';

/** The one door keeper: no permission on the route, no entry; another audience's session is no session here. */
@Injectable()
export class ActorGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: SessionToken,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const allowed = this.reflector.getAllAndOverride<Allowed | undefined>(ALLOW, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (allowed === 'anyone') return true;
    if (!allowed) throw new Refused('permission.missing');
    await super.canActivate(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = request.user;
    if (!actor || AUDIENCE_OF[actor.scope] !== audienceOf(request.url)) throw new Refused('session.missing');
    if (!may(actor.roles, allowed)) throw new Refused('permission.missing');
    this.renew(actor, request, context.switchToHttp().getResponse<FastifyReply>());
    return true;
  }

  /** A session in use gets a fresh cookie every few minutes, so that only an idle one runs out. */
  private renew(
    { sessionId: sid, userId: sub, ownerId: owner, ...actor }: Actor,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const cookie = cookieOf(AUDIENCE_OF[actor.scope]);
    if (!sid || !actor.issuedAt || !request.cookies[cookie] || !this.tokens.isAged(actor.issuedAt)) return;
    const { scope, roles } = actor;
    void reply.setCookie(cookie, this.tokens.issue({ sid, sub, owner, scope, roles: [...roles] }), cookieOptions);
  }

  override handleRequest<T = Actor>(error: unknown, user: T | false): T {
    if (error || !user) throw new Refused('session.missing');
    return user;
  }
}
