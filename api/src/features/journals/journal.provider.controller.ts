import { Body, Get, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { sendFile } from '../../platform/files/send-file';
import { ProviderController } from '../../platform/http/audience';
import { PrintJournal } from './journal.dto';
import { JournalService } from './journal.service';
import { JournalList, JournalView } from './journal.view';

@ProviderController('journals')
export class JournalProviderController {
  constructor(private readonly journals: JournalService) {}

  /** Asks for a journal; the worker makes it, and it can be taken for seven days. */
  @Post()
  @Allow('journal.print')
  @ApiCreatedResponse({ type: JournalView })
  print(@CurrentActor() actor: Actor, @Body() wanted: PrintJournal): Promise<JournalView> {
    return this.journals.print(actor, wanted);
  }

  @Get()
  @Allow('journal.print')
  @ApiOkResponse({ type: JournalList })
  list(@CurrentActor() actor: Actor): Promise<JournalList> {
    return this.journals.list(actor);
  }

  @Get(':journalId')
  @Allow('journal.print')
  @ApiOkResponse({ type: JournalView })
  read(@CurrentActor() actor: Actor, @Id('journalId') id: string): Promise<JournalView> {
    return this.journals.read(actor, id);
  }

  @Post(':journalId/retry')
  @Allow('journal.print')
  @ApiCreatedResponse({ type: JournalView })
  retry(@CurrentActor() actor: Actor, @Id('journalId') id: string): Promise<JournalView> {
    return this.journals.retry(actor, id);
  }

  @Get(':journalId/file')
  @Allow('journal.print')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Id('journalId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.journals.file(actor, id));
  }
}
