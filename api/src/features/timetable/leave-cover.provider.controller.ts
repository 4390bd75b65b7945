import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { LeaveCoverService } from './leave-cover.service';
import { MakeUpService } from './make-up.service';
import { CancelLeaveLessons, CoverLeave, ProposeMakeUp } from './timetable.dto';
import { LeaveLeftView, LeaveLessonsView, MakeUpView } from './timetable.view';

/** Lessons that somebody else has to hold, and lessons that have to be held again. */
@ProviderController('')
export class LeaveCoverController {
  constructor(
    private readonly leaves: LeaveCoverService,
    private readonly makeUps: MakeUpService,
  ) {}

  @Get('timetable/leaves')
  @Allow('team.assign')
  @ApiOkResponse({ type: [LeaveLeftView] })
  left(@CurrentActor() actor: Actor): Promise<LeaveLeftView[]> {
    return this.leaves.left(actor);
  }

  @Get('leaves/:leaveId/lessons')
  @Allow('team.assign')
  @ApiOkResponse({ type: LeaveLessonsView })
  read(@CurrentActor() actor: Actor, @Id('leaveId') id: string): Promise<LeaveLessonsView> {
    return this.leaves.read(actor, id);
  }

  @Post('leaves/:leaveId/lessons')
  @Allow('team.assign')
  @HttpCode(200)
  @ApiOkResponse({ type: LeaveLessonsView })
  cover(@CurrentActor() actor: Actor, @Id('leaveId') id: string, @Body() terms: CoverLeave): Promise<LeaveLessonsView> {
    return this.leaves.cover(actor, id, terms);
  }

  @Post('leaves/:leaveId/lessons/cancellation')
  @Allow('team.assign')
  @HttpCode(200)
  @ApiOkResponse({ type: LeaveLessonsView })
  cancel(
    @CurrentActor() actor: Actor,
    @Id('leaveId') id: string,
    @Body() terms: CancelLeaveLessons,
  ): Promise<LeaveLessonsView> {
    return this.leaves.cancel(actor, id, terms);
  }

  @Get('timetable/lessons/:plannedLessonId/make-up')
  @Allow('timetable.keep')
  @ApiOkResponse({ type: MakeUpView })
  propose(
    @CurrentActor() actor: Actor,
    @Id('plannedLessonId') id: string,
    @Query() { caseFileId }: ProposeMakeUp,
  ): Promise<MakeUpView> {
    return this.makeUps.propose(actor, id, caseFileId);
  }
}
