import { createParamDecorator, type ExecutionContext, Param, ParseUUIDPipe, SetMetadata } from '@nestjs/common';
import type { Permission } from '@onaltu/domain/permissions';
import { Refused } from '@onaltu/domain/refused';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';

export const ALLOW = 'onaltu:allow';
export type Allowed = Permission | 'anyone';
declare module 'fastify' {
  interface FastifyRequest {
    user?: Actor;
  }
}

/** Opens a route to whoever carries the permission; a route without it is closed. 'anyone' needs no sign-in. */
export const Allow = (permission: Allowed) => SetMetadata(ALLOW, permission);

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<FastifyRequest>().user;
  if (!actor) throw new Refused('session.missing');
  return actor;
});

/** An id in the path. A malformed one is answered like an unknown one. */
export const Id = (name: string) =>
  Param(name, new ParseUUIDPipe({ exceptionFactory: () => new Refused('resource.not-found') }));
