import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { TemplateDomainView } from '../case-files/assessment-template.view';
import { AnswerSummary, BeginAssessment, WriteNotes, WriteSummary } from './assessment.dto';
import { AssessmentService } from './assessment.service';
import { AssessmentRow, AssessmentView } from './assessment.view';

@ProviderController('')
export class AssessmentProviderController {
  constructor(private readonly assessments: AssessmentService) {}

  @Post('case-files/:caseFileId/assessments')
  @Allow('assessment.work')
  @ApiCreatedResponse({ type: AssessmentView })
  begin(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: BeginAssessment,
  ): Promise<AssessmentView> {
    return this.assessments.begin(actor, id, terms);
  }

  @Get('case-files/:caseFileId/assessments')
  @Allow('case-file.read')
  @ApiOkResponse({ type: [AssessmentRow] })
  list(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<AssessmentRow[]> {
    return this.assessments.list(actor, id);
  }

  @Get('assessment-templates/:version')
  @Allow('settings.read')
  @ApiOkResponse({ type: [TemplateDomainView] })
  template(@CurrentActor() actor: Actor, @Param('version') version: string): Promise<TemplateDomainView[]> {
    return this.assessments.template(actor, version);
  }

  @Get('assessments/:assessmentId')
  @Allow('case-file.read')
  @ApiOkResponse({ type: AssessmentView })
  read(@CurrentActor() actor: Actor, @Id('assessmentId') id: string): Promise<AssessmentView> {
    return this.assessments.read(actor, id);
  }

  @Put('assessments/:assessmentId/section')
  @Allow('assessment.work')
  @ApiOkResponse({ type: AssessmentView })
  writeNotes(
    @CurrentActor() actor: Actor,
    @Id('assessmentId') id: string,
    @SeenVersion() seen: number,
    @Body() notes: WriteNotes,
  ): Promise<AssessmentView> {
    return this.assessments.writeNotes(actor, id, seen, notes);
  }

  @Post('assessments/:assessmentId/section/finish')
  @Allow('assessment.work')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessmentView })
  finishSection(@CurrentActor() actor: Actor, @Id('assessmentId') id: string): Promise<AssessmentView> {
    return this.assessments.finishSection(actor, id);
  }

  @Put('assessments/:assessmentId/summary')
  @Allow('assessment.work')
  @ApiOkResponse({ type: AssessmentView })
  writeSummary(
    @CurrentActor() actor: Actor,
    @Id('assessmentId') id: string,
    @SeenVersion() seen: number,
    @Body() summary: WriteSummary,
  ): Promise<AssessmentView> {
    return this.assessments.writeSummary(actor, id, seen, summary);
  }

  @Post('assessments/:assessmentId/answer')
  @Allow('assessment.work')
  @HttpCode(200)
  @ApiOkResponse({ type: AssessmentView })
  answer(
    @CurrentActor() actor: Actor,
    @Id('assessmentId') id: string,
    @SeenVersion() seen: number,
    @Body() answer: AnswerSummary,
  ): Promise<AssessmentView> {
    return this.assessments.answer(actor, id, seen, answer);
  }
}
