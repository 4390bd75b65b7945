import { Body, Get, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { sendFile } from '../../platform/files/send-file';
import { ProviderController } from '../../platform/http/audience';
import { MakePack } from './pack.dto';
import { PackService } from './pack.service';
import { PackList, PackView } from './pack.view';

@ProviderController('children/:childId/packs')
export class ChildPackController {
  constructor(private readonly packs: PackService) {}

  /** Asks for a pack of the child; the worker makes it, and it can be taken for seven days. */
  @Post()
  @Allow('pack.make')
  @ApiCreatedResponse({ type: PackView })
  make(@CurrentActor() actor: Actor, @Id('childId') childId: string, @Body() wanted: MakePack): Promise<PackView> {
    return this.packs.make(actor, childId, wanted);
  }

  @Get()
  @Allow('pack.make')
  @ApiOkResponse({ type: PackList })
  list(@CurrentActor() actor: Actor, @Id('childId') childId: string): Promise<PackList> {
    return this.packs.list(actor, childId);
  }
}

@ProviderController('packs')
export class PackController {
  constructor(private readonly packs: PackService) {}

  @Get(':packId')
  @Allow('pack.make')
  @ApiOkResponse({ type: PackView })
  read(@CurrentActor() actor: Actor, @Id('packId') id: string): Promise<PackView> {
    return this.packs.read(actor, id);
  }

  @Post(':packId/retry')
  @Allow('pack.make')
  @ApiCreatedResponse({ type: PackView })
  retry(@CurrentActor() actor: Actor, @Id('packId') id: string): Promise<PackView> {
    return this.packs.retry(actor, id);
  }

  /** Everything in one document. */
  @Get(':packId/pdf')
  @Allow('pack.make')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentActor() actor: Actor,
    @Id('packId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.packs.file(actor, id, 'pdf'));
  }

  /** The same document with the files that were uploaded, and the sums of all of them. */
  @Get(':packId/zip')
  @Allow('pack.make')
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async zip(
    @CurrentActor() actor: Actor,
    @Id('packId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.packs.file(actor, id, 'zip'));
  }
}
