import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { Period } from '@onaltu/domain/period';
import { Refused } from '@onaltu/domain/refused';
import { monthOf } from '@onaltu/domain/sealing';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';

export type MonthOf = { providerId: string; month: Period };

/** The month of one provider, as a path names them; what is none is not there. */
export const OneMonth = createParamDecorator((_: unknown, context: ExecutionContext): MonthOf => {
  const { providerId, month: key } = context.switchToHttp().getRequest<FastifyRequest>().params as Record<
    'providerId' | 'month',
    string
  >;
  const month = monthOf(key);
  if (!month || !isUUID(providerId)) throw new Refused('resource.not-found');
  return { providerId, month };
});

export const ApiOneMonth = () =>
  applyDecorators(
    ApiParam({ name: 'providerId', type: String, format: 'uuid' }),
    ApiParam({ name: 'month', type: String }),
  );
