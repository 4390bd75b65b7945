import { Body, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../platform/auth/current-actor';
import { PublicController } from '../../platform/http/audience';
import { CaseStatusQuery } from './case-status';
import { AskCaseStatus, CaseStatusView } from './case-status.view';

@PublicController('case-status')
export class CaseStatusPublicController {
  constructor(private readonly query: CaseStatusQuery) {}

  @Post()
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: CaseStatusView })
  status(@Body() { code }: AskCaseStatus, @Req() request: FastifyRequest): Promise<CaseStatusView> {
    return this.query.status(code, request.ip);
  }
}
