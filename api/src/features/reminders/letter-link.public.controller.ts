import { Body, Get, HttpCode, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse } from '@nestjs/swagger';
import { Allow } from '../../platform/auth/current-actor';
import { PublicController } from '../../platform/http/audience';
import { FollowLetterLink } from './follow-letter-link';
import { LetterLinkView } from './letter-link.view';
import { FollowedLink } from './reminder.dto';

@PublicController('letter-link')
export class LetterLinkPublicController {
  constructor(private readonly links: FollowLetterLink) {}

  /** What the link would do; it does nothing yet. */
  @Post()
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterLinkView })
  look(@Body() { code }: FollowedLink): Promise<LetterLinkView> {
    return this.links.look(code);
  }

  @Post('seen')
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterLinkView })
  see(@Body() { code }: FollowedLink): Promise<LetterLinkView> {
    return this.links.see(code);
  }

  /** Where a program leads whose reader ends letters that cannot end them itself: to the page, which asks. No page of ours calls it. */
  @Get('unsubscribe')
  @Allow('anyone')
  @Redirect()
  @ApiExcludeEndpoint()
  page(@Query() { code }: FollowedLink): { url: string; statusCode: number } {
    return { url: this.links.pageOf(code), statusCode: 302 };
  }

  /** RFC 8058: the reader's program says it in one press, from another origin and with a form of its own. */
  @Post('unsubscribe')
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterLinkView })
  unsubscribe(@Query() { code }: FollowedLink): Promise<LetterLinkView> {
    return this.links.unsubscribe(code);
  }
}
