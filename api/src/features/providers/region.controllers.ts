import { Body, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { DepartmentController, OperatorController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { ChangeRegion, OpenRegion } from './directory.dto';
import { RegionForOperator, RegionPage } from './directory.view';
import { RegionRungsService } from './region-rungs.service';
import { RegionService } from './region.service';
import { ChangeReminders } from './settings.dto';
import { RemindersSettingView } from './settings.view';

@DepartmentController('region')
export class RegionDepartmentController {
  constructor(
    private readonly regions: RegionService,
    private readonly rungs: RegionRungsService,
  ) {}

  /** What everybody in the oblast is reminded of beside the ladders of the regulation. */
  @Get('reminders')
  @Allow('directory.read')
  @ApiOkResponse({ type: RemindersSettingView })
  reminders(@CurrentActor() actor: Actor): Promise<RemindersSettingView> {
    return this.rungs.read(actor);
  }

  @Put('reminders')
  @Allow('region.keep')
  @ApiOkResponse({ type: RemindersSettingView })
  changeReminders(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() reminders: ChangeReminders,
  ): Promise<RemindersSettingView> {
    return this.rungs.change(actor, seen, reminders);
  }

  @Get()
  @Allow('directory.read')
  @ApiOkResponse({ type: RegionPage })
  read(@CurrentActor() actor: Actor): Promise<RegionPage> {
    return this.regions.read(actor);
  }

  @Put()
  @Allow('region.keep')
  @ApiOkResponse({ type: RegionPage })
  change(@CurrentActor() actor: Actor, @SeenVersion() seen: number, @Body() terms: ChangeRegion): Promise<RegionPage> {
    return this.regions.change(actor, actor.ownerId, seen, terms);
  }
}

@OperatorController('regions')
export class RegionOperatorController {
  constructor(private readonly regions: RegionService) {}

  @Get()
  @Allow('region.open')
  @ApiOkResponse({ type: [RegionForOperator] })
  list(@CurrentActor() actor: Actor): Promise<RegionForOperator[]> {
    return this.regions.list(actor);
  }

  @Post()
  @Allow('region.open')
  @ApiCreatedResponse({ type: RegionPage })
  open(@CurrentActor() actor: Actor, @Body() region: OpenRegion): Promise<RegionPage> {
    return this.regions.open(actor, region);
  }

  @Put(':regionId')
  @Allow('region.open')
  @ApiOkResponse({ type: RegionPage })
  change(
    @CurrentActor() actor: Actor,
    @Id('regionId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: ChangeRegion,
  ): Promise<RegionPage> {
    return this.regions.change(actor, id, seen, terms);
  }
}
