import { Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { OperatorController, ProviderController } from '../../platform/http/audience';
import { LookAtLetters } from './look-at-letters';
import { ListMails, LookAtLettersIn, WatchMails } from './mail.dto';
import { MailService, MailWatch } from './mail.service';
import { LetterSample, MailCount, MailList, MailView, WatchedMail, WatchedMails } from './mail.view';

@ProviderController('mails')
export class MailProviderController {
  constructor(private readonly mails: MailService) {}

  /** The latest first, page by page. */
  @Get()
  @Allow('mail.read')
  @ApiOkResponse({ type: MailList })
  list(@CurrentActor() actor: Actor, @Query() filter: ListMails): Promise<MailList> {
    return this.mails.list(actor, filter);
  }

  /** Hands a refused mail over once more. */
  @Post(':mailId/retry')
  @Allow('mail.read')
  @ApiCreatedResponse({ type: MailView })
  again(@CurrentActor() actor: Actor, @Id('mailId') id: string): Promise<MailView> {
    return this.mails.again(actor, id);
  }
}

@OperatorController('mails')
export class MailOperatorController {
  constructor(
    private readonly mails: MailWatch,
    private readonly letters: LookAtLetters,
  ) {}

  @Get()
  @Allow('mail.watch')
  @ApiOkResponse({ type: WatchedMails })
  list(@CurrentActor() actor: Actor, @Query() filter: WatchMails): Promise<WatchedMails> {
    return this.mails.list(actor, filter);
  }

  /** Every template with sample data. */
  @Get('samples')
  @Allow('mail.watch')
  @ApiOkResponse({ type: [LetterSample] })
  samples(@Query() { locale }: LookAtLettersIn): LetterSample[] {
    return this.letters.all(locale);
  }

  /** How many stand where, and since when the oldest of them. */
  @Get('counts')
  @Allow('mail.watch')
  @ApiOkResponse({ type: [MailCount] })
  counts(@CurrentActor() actor: Actor): Promise<MailCount[]> {
    return this.mails.counts(actor);
  }

  @Post(':mailId/retry')
  @Allow('mail.watch')
  @ApiCreatedResponse({ type: WatchedMail })
  again(@CurrentActor() actor: Actor, @Id('mailId') id: string): Promise<WatchedMail> {
    return this.mails.again(actor, id);
  }
}
