import { Body, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { SignConclusion, WritePart, WriteRecommendations } from './conclusion.dto';
import { ConclusionService } from './conclusion.service';
import { ConclusionView } from './conclusion.view';
import { SignConclusionAct } from './sign-conclusion';

@ProviderController('case-files/:caseFileId/conclusion')
export class ConclusionProviderController {
  constructor(
    private readonly conclusions: ConclusionService,
    private readonly act: SignConclusionAct,
  ) {}

  @Get()
  @Allow('case-file.read')
  @ApiOkResponse({ type: ConclusionView })
  read(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<ConclusionView> {
    return this.conclusions.read(actor, id);
  }

  @Post('drafting')
  @Allow('case-file.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  draftAgain(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<void> {
    return this.conclusions.draftAgain(actor, id);
  }

  @Put('part')
  @Allow('conclusion.write')
  @ApiOkResponse({ type: ConclusionView })
  writePart(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @SeenVersion() seen: number,
    @Body() part: WritePart,
  ): Promise<ConclusionView> {
    return this.conclusions.writePart(actor, id, seen, part);
  }

  @Put('recommendations')
  @Allow('conclusion.write')
  @ApiOkResponse({ type: ConclusionView })
  writeRecommendations(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @SeenVersion() seen: number,
    @Body() words: WriteRecommendations,
  ): Promise<ConclusionView> {
    return this.conclusions.writeRecommendations(actor, id, seen, words);
  }

  @Post('signature')
  @Allow('conclusion.sign')
  @HttpCode(200)
  @ApiOkResponse({ type: ConclusionView })
  sign(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: SignConclusion,
  ): Promise<ConclusionView> {
    return this.act.sign(actor, id, terms);
  }
}
