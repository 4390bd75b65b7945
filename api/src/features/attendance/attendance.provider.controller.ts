import { Body, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { MarkRoster, UnlockEntry } from './attendance.dto';
import { AttendanceService } from './attendance.service';
import { EntryUnlockView, RosterView } from './attendance.view';
import { EntryUnlockService } from './entry-unlock.service';

@ProviderController('')
export class AttendanceProviderController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly unlocks: EntryUnlockService,
  ) {}

  @Get('timetable/lessons/:plannedLessonId/roster')
  @Allow('attendance.mark')
  @ApiOkResponse({ type: RosterView })
  read(@CurrentActor() actor: Actor, @Id('plannedLessonId') id: string): Promise<RosterView> {
    return this.attendance.read(actor, id);
  }

  @Post('timetable/lessons/:plannedLessonId/roster')
  @Allow('attendance.mark')
  @ApiCreatedResponse({ type: RosterView })
  mark(
    @CurrentActor() actor: Actor,
    @Id('plannedLessonId') id: string,
    @Body() marked: MarkRoster,
  ): Promise<RosterView> {
    return this.attendance.mark(actor, id, marked);
  }

  @Get('entry-unlocks')
  @Allow('attendance.unlock')
  @ApiOkResponse({ type: [EntryUnlockView] })
  list(@CurrentActor() actor: Actor): Promise<EntryUnlockView[]> {
    return this.unlocks.list(actor);
  }

  @Post('entry-unlocks')
  @Allow('attendance.unlock')
  @ApiCreatedResponse({ type: [EntryUnlockView] })
  unlock(@CurrentActor() actor: Actor, @Body() wanted: UnlockEntry): Promise<EntryUnlockView[]> {
    return this.unlocks.unlock(actor, wanted);
  }
}
