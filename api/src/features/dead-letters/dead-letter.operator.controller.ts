import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { OperatorController } from '../../platform/http/audience';
import { RetryDead } from './dead-letter.dto';
import { DeadLetterService, requireOne } from './dead-letter.service';
import { DeadLetters, Retried } from './dead-letter.view';

@OperatorController('dead-letters')
export class DeadLetterOperatorController {
  constructor(private readonly letters: DeadLetterService) {}

  @Get()
  @Allow('job.watch')
  @ApiOkResponse({ type: DeadLetters })
  list(@CurrentActor() actor: Actor): Promise<DeadLetters> {
    return this.letters.list(actor);
  }

  /** One, or all of a kind, is given as many tries again as it had. */
  @Post('retry')
  @Allow('job.watch')
  @HttpCode(200)
  @ApiOkResponse({ type: Retried })
  retry(@CurrentActor() actor: Actor, @Body() which: RetryDead): Promise<Retried> {
    return this.letters.retry(actor, requireOne(which));
  }
}
