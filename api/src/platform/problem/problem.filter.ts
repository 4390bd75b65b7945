import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { REFUSALS, type Refusal, Refused } from '@onaltu/domain/refused';
import { localeFrom } from '@onaltu/i18n/accept-language';
import { translator } from '@onaltu/i18n/translator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { isDatabaseAway } from '../db/database-away';
import { Log } from '../log/log';
import { STATUS } from './statuses';

type FieldFault = { pointer: string; code: string };

/** The body is not of the route's shape: one entry a field. */
export class InvalidRequest extends Refused {
  constructor(readonly errors: readonly FieldFault[]) {
    super('request.invalid');
  }
}

type DriverError = { code?: string; constraint?: string };
const CODES: readonly string[] = REFUSALS;
const isRefusal = (text: string | undefined): text is Refusal => text !== undefined && CODES.includes(text);

const BY_SQLSTATE: Readonly<Record<string, Refusal>> = {
  ON401: 'session.ended',
  '22021': 'request.invalid', // a byte sequence that is no text
  '22P05': 'request.invalid',
  '22P02': 'request.invalid',
  '22003': 'request.invalid', // a number outside its range
  '22008': 'request.invalid', // a date outside its range
  '23503': 'resource.not-found', // it points at something that is not there, or not ours
  '23505': 'request.conflict',
  '23514': 'request.conflict',
  '23P01': 'request.conflict',
  '0A000': 'request.try-again', // a statement was prepared before the table changed
  '40P01': 'request.try-again', // two acts waited for each other
  '55P03': 'request.try-again', // somebody else holds the row too long
  '57014': 'request.try-again',
};
const BY_STATUS: Readonly<Record<number, Refusal>> = {
  400: 'request.unreadable',
  404: 'resource.not-found',
  413: 'request.too-large',
  415: 'request.unsupported-type',
  429: 'request.too-many',
};

/** Everything thrown becomes one kind of answer, RFC 9457, in the caller's language; what is not expected says nothing but its number. */
export function refusalIn(thrown: unknown): Refused | null {
  if (thrown instanceof Refused) return thrown;
  if (isDatabaseAway(thrown instanceof QueryFailedError ? thrown.driverError : thrown))
    return new Refused('request.try-again');
  if (thrown instanceof QueryFailedError) {
    const { code, constraint } = thrown.driverError as DriverError;
    if (isRefusal(constraint)) return new Refused(constraint);
    const known = code ? BY_SQLSTATE[code] : undefined;
    return known ? new Refused(known) : null;
  }
  const status =
    thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: number } | null)?.statusCode;
  const known = status === undefined ? undefined : BY_STATUS[status];
  return known ? new Refused(known) : null;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refused = refusalIn(thrown);
    const { t } = translator(localeFrom(request.headers['accept-language']));
    if (!refused) this.log.error({ request: request.id, err: thrown }, 'unexpected');
    const wait = refused?.code === 'request.try-again' ? 1 : refused?.params['seconds'];
    if (typeof wait === 'number') void reply.header('retry-after', String(wait));
    void reply
      .status(refused ? STATUS[refused.code] : 500)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({
        type: refused ? `urn:problem:${refused.code}` : 'about:blank',
        title: refused ? t(`refusal.${refused.code}`, refused.params) : t('shell.error.unexpected'),
        status: refused ? STATUS[refused.code] : 500,
        instance: request.id,
        ...(refused ? { params: refused.params } : {}),
        ...(refused instanceof InvalidRequest ? { errors: refused.errors } : {}),
      });
  }
}
