import { Body, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { DICTIONARY_KINDS, type DictionaryKind } from '@onaltu/domain/dictionaries';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { KnownKind } from './known-kind.pipe';
import { DictionaryService } from './dictionary.service';
import { ChangeDictionary, DraftTemplate } from './settings.dto';
import { DictionaryView, TemplateDraftView } from './settings.view';
import { TemplateService } from './template.service';

/** The lists people choose from: dictionaries and the assessment template. */
@ProviderController('settings')
export class ListsProviderController {
  constructor(
    private readonly dictionaries: DictionaryService,
    private readonly template: TemplateService,
  ) {}

  @Get('dictionaries')
  @Allow('settings.read')
  @ApiOkResponse({ type: [DictionaryView] })
  listDictionaries(@CurrentActor() actor: Actor): Promise<DictionaryView[]> {
    return this.dictionaries.list(actor);
  }

  @Put('dictionaries/:kind')
  @Allow('settings.write')
  @ApiParam({ name: 'kind', enum: DICTIONARY_KINDS })
  @ApiOkResponse({ type: DictionaryView })
  changeDictionary(
    @CurrentActor() actor: Actor,
    @Param('kind', KnownKind) kind: DictionaryKind,
    @SeenVersion() seen: number,
    @Body() list: ChangeDictionary,
  ): Promise<DictionaryView> {
    return this.dictionaries.change(actor, kind, seen, list);
  }

  @Get('assessment-template')
  @Allow('settings.read')
  @ApiOkResponse({ type: TemplateDraftView })
  readTemplate(@CurrentActor() actor: Actor): Promise<TemplateDraftView> {
    return this.template.read(actor);
  }

  @Put('assessment-template')
  @Allow('settings.write')
  @ApiOkResponse({ type: TemplateDraftView })
  draftTemplate(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() draft: DraftTemplate,
  ): Promise<TemplateDraftView> {
    return this.template.draft(actor, seen, draft);
  }

  @Post('assessment-template/publication')
  @Allow('settings.write')
  @ApiCreatedResponse({ type: TemplateDraftView })
  publishTemplate(@CurrentActor() actor: Actor, @SeenVersion() seen: number): Promise<TemplateDraftView> {
    return this.template.publish(actor, seen);
  }
}
