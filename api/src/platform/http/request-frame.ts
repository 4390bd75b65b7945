import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Refused } from '@onaltu/domain/refused';
import { Envelope } from '../crypto/envelope';
import { isOversized } from '../validation/strict-body';

const KEY = /^[\w-]{8,100}$/;

/** What every handler may rely on: a body of bearable shape, and an actor that knows whether this is a repeat. */
@Injectable()
export class RequestFrame implements NestInterceptor {
  constructor(private readonly envelope: Envelope) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    http.getResponse<FastifyReply>().header('cache-control', 'no-store');
    if (isOversized(request.body)) throw new Refused('request.too-large');
    const key = request.headers['idempotency-key'];
    if (key !== undefined && request.method === 'POST' && request.user) {
      if (typeof key !== 'string' || !KEY.test(key)) throw new Refused('request.invalid');
      // keyed: a body may hold a password or an IIN, and nobody shall guess them from the row
      const bodyHash = this.envelope.index('repeat', request.user.ownerId, JSON.stringify(request.body ?? null));
      request.user = {
        ...request.user,
        idempotency: { key, route: `${request.method} ${request.url.split('?')[0]}`, bodyHash },
      };
    }
    return next.handle();
  }
}
