import { Body, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { OperatorController } from '../../platform/http/audience';
import { KnownDay } from './known-day.pipe';
import { KeepCalendarDay, PublishRegulation } from './reference.dto';
import { ReferenceService } from './reference.service';
import { CalendarDayView, RegulationView } from './reference.view';
import { RegulationInForce } from './regulation.view';
import { RegulationOn } from './settings.dto';
import { SettingsService } from './settings.service';
import type { Day } from '@onaltu/domain/clock/day';

@OperatorController('')
export class ReferenceOperatorController {
  constructor(
    private readonly reference: ReferenceService,
    private readonly settings: SettingsService,
  ) {}

  @Get('regulations')
  @Allow('regulation.publish')
  @ApiOkResponse({ type: [RegulationView] })
  listRegulations(@CurrentActor() actor: Actor): Promise<RegulationView[]> {
    return this.reference.regulations(actor);
  }

  /** A version as it holds on a day, whole: the next one is written from it. */
  @Get('regulations/in-force')
  @Allow('regulation.publish')
  @ApiOkResponse({ type: RegulationInForce })
  inForce(@CurrentActor() actor: Actor, @Query() { on }: RegulationOn): Promise<RegulationInForce> {
    return this.settings.regulation(actor, on);
  }

  @Post('regulations')
  @Allow('regulation.publish')
  @ApiCreatedResponse({ type: [RegulationView] })
  publish(@CurrentActor() actor: Actor, @Body() regulation: PublishRegulation): Promise<RegulationView[]> {
    return this.reference.publish(actor, regulation);
  }

  @Get('calendar-days')
  @Allow('calendar.keep')
  @ApiOkResponse({ type: [CalendarDayView] })
  listDays(@CurrentActor() actor: Actor): Promise<CalendarDayView[]> {
    return this.reference.calendarDays(actor);
  }

  @Put('calendar-days')
  @Allow('calendar.keep')
  @ApiOkResponse({ type: [CalendarDayView] })
  keepDay(@CurrentActor() actor: Actor, @Body() day: KeepCalendarDay): Promise<CalendarDayView[]> {
    return this.reference.keepDay(actor, day);
  }

  @Delete('calendar-days/:day')
  @Allow('calendar.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiParam({ name: 'day', schema: { type: 'string', format: 'date' } })
  dropDay(@CurrentActor() actor: Actor, @Param('day', KnownDay) day: Day): Promise<void> {
    return this.reference.dropDay(actor, day);
  }
}
