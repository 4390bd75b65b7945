import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
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
}
