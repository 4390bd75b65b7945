import { Delete, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController, PublicController } from '../../platform/http/audience';
import { FeedService } from './feed.service';
import { FeedView, NewFeedView } from './feed.view';
import { ReadFeed } from './timetable.dto';

@ProviderController('timetable-feed')
export class FeedProviderController {
  constructor(private readonly feeds: FeedService) {}

  @Get()
  @Allow('course.work')
  @ApiOkResponse({ type: FeedView })
  read(@CurrentActor() actor: Actor): Promise<FeedView> {
    return this.feeds.read(actor);
  }

  @Post()
  @Allow('course.work')
  @ApiCreatedResponse({ type: NewFeedView })
  make(@CurrentActor() actor: Actor): Promise<NewFeedView> {
    return this.feeds.make(actor);
  }

  @Delete()
  @Allow('course.work')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor): Promise<void> {
    return this.feeds.revoke(actor);
  }
}

/** What a calendar program reads without a sign-in: it can send nothing but an address. */
@PublicController('timetable-feed')
export class FeedPublicController {
  constructor(private readonly feeds: FeedService) {}

  @Get()
  @Allow('anyone')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async calendar(@Query() { code }: ReadFeed, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const calendar = await this.feeds.calendar(code);
    void reply.headers({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    return calendar;
  }
}
