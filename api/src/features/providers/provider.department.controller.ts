import { Body, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { Because, ChangeProvider, OpenProvider } from './directory.dto';
import { ProviderPage, ProviderView } from './directory.view';
import { ProviderService } from './provider.service';

@DepartmentController('providers')
export class ProviderDepartmentController {
  constructor(private readonly providers: ProviderService) {}

  @Get()
  @Allow('directory.read')
  @ApiOkResponse({ type: [ProviderView] })
  list(@CurrentActor() actor: Actor): Promise<ProviderView[]> {
    return this.providers.list(actor);
  }

  @Get(':providerId')
  @Allow('directory.read')
  @ApiOkResponse({ type: ProviderPage })
  read(@CurrentActor() actor: Actor, @Id('providerId') id: string): Promise<ProviderPage> {
    return this.providers.read(actor, id);
  }

  @Post()
  @Allow('provider.keep')
  @ApiCreatedResponse({ type: ProviderPage })
  open(@CurrentActor() actor: Actor, @Body() provider: OpenProvider): Promise<ProviderPage> {
    return this.providers.open(actor, provider);
  }

  @Put(':providerId')
  @Allow('provider.keep')
  @ApiOkResponse({ type: ProviderPage })
  change(
    @CurrentActor() actor: Actor,
    @Id('providerId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: ChangeProvider,
  ): Promise<ProviderPage> {
    return this.providers.change(actor, id, seen, terms);
  }

  @Post(':providerId/closing')
  @Allow('provider.keep')
  @ApiCreatedResponse({ type: ProviderPage })
  close(
    @CurrentActor() actor: Actor,
    @Id('providerId') id: string,
    @SeenVersion() seen: number,
    @Body() { reason }: Because,
  ): Promise<ProviderPage> {
    return this.providers.close(actor, id, seen, reason);
  }

  @Post(':providerId/reopening')
  @Allow('provider.keep')
  @ApiCreatedResponse({ type: ProviderPage })
  reopen(
    @CurrentActor() actor: Actor,
    @Id('providerId') id: string,
    @SeenVersion() seen: number,
    @Body() { reason }: Because,
  ): Promise<ProviderPage> {
    return this.providers.reopen(actor, id, seen, reason);
  }
}
