import { Body, Delete, Get, HttpCode, Injectable, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { AUDIENCE_OF, cookieOf, cookieOptions } from '../../platform/auth/session-token';
import {
  DepartmentController,
  OperatorController,
  ProviderController,
  PublicController,
} from '../../platform/http/audience';
import { OpenSessionView, SessionView, SignedInView } from './session.view';
import { SessionService } from './session.service';
import { ChangeLanguage, ChangePassword, SignIn } from './sign-in.dto';

@PublicController('session')
export class SignInPublicController {
  constructor(private readonly sessions: SessionService) {}

  /** The token goes into a cookie no script can read; the answer says which of the two products to open. */
  @Post()
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInView })
  async signIn(
    @Body() pair: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInView> {
    const { token, scope } = await this.sessions.signIn(pair, {
      address: request.ip,
      agent: request.headers['user-agent'] ?? '',
    });
    void reply.setCookie(cookieOf(AUDIENCE_OF[scope]), token, cookieOptions);
    return { scope };
  }
}

/** What everybody does with sessions of his own, whatever the product. */
@Injectable()
abstract class OwnSessions {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @Allow('session.own')
  @ApiOkResponse({ type: SessionView })
  current(@CurrentActor() actor: Actor): Promise<SessionView> {
    return this.sessions.current(actor);
  }

  @Get('all')
  @Allow('session.own')
  @ApiOkResponse({ type: [OpenSessionView] })
  list(@CurrentActor() actor: Actor): Promise<OpenSessionView[]> {
    return this.sessions.list(actor);
  }

  @Put('password')
  @Allow('session.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  changePassword(@CurrentActor() actor: Actor, @Body() passwords: ChangePassword): Promise<void> {
    return this.sessions.changePassword(actor, passwords);
  }

  @Put('language')
  @Allow('session.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  changeLanguage(@CurrentActor() actor: Actor, @Body() language: ChangeLanguage): Promise<void> {
    return this.sessions.changeLanguage(actor, language);
  }

  @Delete()
  @Allow('session.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor, { only: actor.sessionId });
    forget(reply, actor);
  }

  @Delete('all')
  @Allow('session.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOutEverywhere(
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(actor, {});
    forget(reply, actor);
  }

  @Delete(':sessionId')
  @Allow('session.own')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(@CurrentActor() actor: Actor, @Id('sessionId') sessionId: string): Promise<void> {
    return this.sessions.end(actor, { only: sessionId });
  }
}

@ProviderController('session')
export class SessionProviderController extends OwnSessions {}

@DepartmentController('session')
export class SessionDepartmentController extends OwnSessions {}

@OperatorController('session')
export class SessionOperatorController extends OwnSessions {}

function forget(reply: FastifyReply, actor: Actor): void {
  void reply
    .clearCookie(cookieOf(AUDIENCE_OF[actor.scope]), { path: '/', secure: true })
    .header('clear-site-data', '"cache", "storage"');
}
