import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { CaseFileView } from '../case-files/case-file.view';
import { ProlongCourse } from './prolong-course';
import {
  EndEarly,
  Pause,
  Prolong,
  Refuse,
  Resume,
  ReturnForCompletion,
  ReviewMany,
  Transfer,
  Withdraw,
  WithReason,
} from './side-exit.dto';
import { SideExitService } from './side-exit.service';
import { BulkReviewView, WaitingView } from './side-exit.view';

@ProviderController('')
export class SideExitProviderController {
  constructor(
    private readonly exits: SideExitService,
    private readonly course: ProlongCourse,
  ) {}

  @Post('case-files/:caseFileId/return')
  @Allow('case-file.review')
  @ApiCreatedResponse({ type: CaseFileView })
  returnForCompletion(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: ReturnForCompletion,
  ): Promise<CaseFileView> {
    return this.exits.returnForCompletion(actor, id, terms);
  }

  @Post('case-files/:caseFileId/handing-in')
  @Allow('case-file.register')
  @ApiCreatedResponse({ type: CaseFileView })
  handInAgain(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<CaseFileView> {
    return this.exits.handInAgain(actor, id);
  }

  @Post('case-files/:caseFileId/waiting')
  @Allow('case-file.review')
  @ApiCreatedResponse({ type: CaseFileView })
  putOnWaitingList(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: WithReason,
  ): Promise<CaseFileView> {
    return this.exits.putOnWaitingList(actor, id, terms);
  }

  @Post('case-files/:caseFileId/call')
  @Allow('case-file.review')
  @ApiCreatedResponse({ type: CaseFileView })
  callUp(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<CaseFileView> {
    return this.exits.callUp(actor, id);
  }

  @Get('waiting-list')
  @Allow('child.find')
  @ApiOkResponse({ type: [WaitingView] })
  waiting(@CurrentActor() actor: Actor): Promise<WaitingView[]> {
    return this.exits.waiting(actor);
  }

  @Post('case-files/:caseFileId/refusal')
  @Allow('case-file.review')
  @ApiCreatedResponse({ type: CaseFileView })
  refuse(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: Refuse): Promise<CaseFileView> {
    return this.exits.refuse(actor, id, terms);
  }

  @Post('case-files/:caseFileId/withdrawal')
  @Allow('case-file.register')
  @ApiCreatedResponse({ type: CaseFileView })
  withdraw(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: Withdraw): Promise<CaseFileView> {
    return this.exits.withdraw(actor, id, terms);
  }

  @Post('case-files/:caseFileId/pause')
  @Allow('course.steer')
  @ApiCreatedResponse({ type: CaseFileView })
  pause(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: Pause): Promise<CaseFileView> {
    return this.exits.pause(actor, id, terms);
  }

  @Post('case-files/:caseFileId/resumption')
  @Allow('course.steer')
  @ApiCreatedResponse({ type: CaseFileView })
  resume(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: Resume): Promise<CaseFileView> {
    return this.exits.resume(actor, id, terms);
  }

  @Post('case-files/:caseFileId/prolongation')
  @Allow('course.steer')
  @ApiCreatedResponse({ type: CaseFileView })
  prolong(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: Prolong): Promise<CaseFileView> {
    return this.course.prolong(actor, id, terms);
  }

  @Post('case-files/:caseFileId/early-end')
  @Allow('course.steer')
  @ApiCreatedResponse({ type: CaseFileView })
  endEarly(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: EndEarly): Promise<CaseFileView> {
    return this.exits.endEarly(actor, id, terms);
  }

  @Post('case-files/:caseFileId/transfer')
  @Allow('course.steer')
  @ApiCreatedResponse({ type: CaseFileView })
  transfer(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() terms: Transfer): Promise<CaseFileView> {
    return this.exits.transfer(actor, id, terms);
  }

  @Post('reviews')
  @Allow('case-file.review')
  @HttpCode(200)
  @ApiOkResponse({ type: BulkReviewView })
  reviewMany(@CurrentActor() actor: Actor, @Body() { caseFileIds }: ReviewMany): Promise<BulkReviewView> {
    return this.exits.reviewMany(actor, caseFileIds);
  }
}
