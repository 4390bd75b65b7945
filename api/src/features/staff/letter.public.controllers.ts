import { Body, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../platform/auth/current-actor';
import { PublicController } from '../../platform/http/audience';
import { InvitationView } from './invitation.view';
import { JoinStaff } from './join-staff';
import { AcceptInvitation, AskReset, CompleteReset, OpenInvitation } from './letter.dto';
import { ResetPassword } from './reset-password';

@PublicController('invitation')
export class InvitationPublicController {
  constructor(private readonly joining: JoinStaff) {}

  @Post()
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: InvitationView })
  look(@Body() { code }: OpenInvitation, @Req() request: FastifyRequest): Promise<InvitationView> {
    return this.joining.look(code, request.ip);
  }

  @Post('acceptance')
  @Allow('anyone')
  @HttpCode(204)
  @ApiNoContentResponse()
  accept(@Body() terms: AcceptInvitation, @Req() request: FastifyRequest): Promise<void> {
    return this.joining.accept(terms, request.ip);
  }
}

@PublicController('password-reset')
export class PasswordResetPublicController {
  constructor(private readonly reset: ResetPassword) {}

  @Post()
  @Allow('anyone')
  @HttpCode(204)
  @ApiNoContentResponse()
  ask(@Body() { email }: AskReset, @Req() request: FastifyRequest): Promise<void> {
    return this.reset.ask(email, request.ip);
  }

  @Post('completion')
  @Allow('anyone')
  @HttpCode(204)
  @ApiNoContentResponse()
  complete(@Body() terms: CompleteReset, @Req() request: FastifyRequest): Promise<void> {
    return this.reset.complete(terms, request.ip);
  }
}
