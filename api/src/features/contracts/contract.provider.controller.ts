import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { CaseFileView } from '../case-files/case-file.view';
import { ContractService } from './contract.service';
import { ContractView, SpecialistLoad } from './contract.view';
import { AssignSpecialist, ConcludeContract, ReplaceSpecialist, TakeUp } from './review.dto';
import { TeamService } from './team.service';

@ProviderController('')
export class ContractProviderController {
  constructor(
    private readonly contracts: ContractService,
    private readonly team: TeamService,
  ) {}

  @Get('specialists')
  @Allow('process.read')
  @ApiOkResponse({ type: [SpecialistLoad] })
  specialists(@CurrentActor() actor: Actor): Promise<SpecialistLoad[]> {
    return this.team.specialists(actor);
  }

  @Post('case-files/:caseFileId/review')
  @Allow('case-file.review')
  @ApiCreatedResponse({ type: CaseFileView })
  takeUp(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: TakeUp): Promise<CaseFileView> {
    return this.contracts.takeUp(actor, id, terms);
  }

  @Post('case-files/:caseFileId/team')
  @Allow('team.assign')
  @HttpCode(204)
  @ApiNoContentResponse()
  assign(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() whom: AssignSpecialist): Promise<void> {
    return this.team.assign(actor, id, whom);
  }

  @Post('case-files/:caseFileId/team/:specialistId/replacement')
  @Allow('team.assign')
  @HttpCode(204)
  @ApiNoContentResponse()
  replace(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Id('specialistId') specialistId: string,
    @Body() terms: ReplaceSpecialist,
  ): Promise<void> {
    return this.team.replace(actor, id, specialistId, terms);
  }

  @Post('case-files/:caseFileId/contract')
  @Allow('contract.conclude')
  @ApiCreatedResponse({ type: CaseFileView })
  conclude(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: ConcludeContract,
  ): Promise<CaseFileView> {
    return this.contracts.conclude(actor, id, terms);
  }

  @Get('case-files/:caseFileId/contract')
  @Allow('case-file.read')
  @ApiOkResponse({ type: ContractView })
  read(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<ContractView> {
    return this.contracts.read(actor, id);
  }
}
