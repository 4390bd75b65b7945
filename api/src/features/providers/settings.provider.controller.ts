import { Body, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { RegulationInForce } from './regulation.view';
import { ReminderSettingService } from './reminder-setting.service';
import { RoomService } from './room.service';
import {
  ChangeClosedDays,
  ChangeGroupSizes,
  ChangePrint,
  ChangeLetters,
  ChangeReminders,
  ChangeRoom,
  ChangeWorkWeek,
  RegulationOn,
  RoomWanted,
} from './settings.dto';
import { SettingsService } from './settings.service';
import {
  ClosedDaysView,
  GroupSizesView,
  PrintView,
  LettersSettingView,
  RemindersSettingView,
  RoomView,
  WorkWeekView,
} from './settings.view';

@ProviderController('settings')
export class SettingsProviderController {
  constructor(
    private readonly settings: SettingsService,
    private readonly rooms: RoomService,
    private readonly reminderSetting: ReminderSettingService,
  ) {}

  @Get('rooms')
  @Allow('settings.read')
  @ApiOkResponse({ type: [RoomView] })
  listRooms(@CurrentActor() actor: Actor): Promise<RoomView[]> {
    return this.rooms.list(actor);
  }

  @Post('rooms')
  @Allow('settings.write')
  @ApiCreatedResponse({ type: RoomView })
  addRoom(@CurrentActor() actor: Actor, @Body() room: RoomWanted): Promise<RoomView> {
    return this.rooms.add(actor, room);
  }

  @Put('rooms/:roomId')
  @Allow('settings.write')
  @ApiOkResponse({ type: RoomView })
  changeRoom(
    @CurrentActor() actor: Actor,
    @Id('roomId') id: string,
    @SeenVersion() seen: number,
    @Body() room: ChangeRoom,
  ): Promise<RoomView> {
    return this.rooms.change(actor, id, seen, room);
  }

  @Get('regulation')
  @Allow('settings.read')
  @ApiOkResponse({ type: RegulationInForce })
  regulation(@CurrentActor() actor: Actor, @Query() { on }: RegulationOn): Promise<RegulationInForce> {
    return this.settings.regulation(actor, on);
  }

  @Get('work-week')
  @Allow('settings.read')
  @ApiOkResponse({ type: WorkWeekView })
  workWeek(@CurrentActor() actor: Actor): Promise<WorkWeekView> {
    return this.settings.workWeek(actor);
  }

  @Put('work-week')
  @Allow('settings.write')
  @ApiOkResponse({ type: WorkWeekView })
  changeWorkWeek(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() week: ChangeWorkWeek,
  ): Promise<WorkWeekView> {
    return this.settings.changeWorkWeek(actor, seen, week);
  }

  @Get('reminders')
  @Allow('settings.read')
  @ApiOkResponse({ type: RemindersSettingView })
  reminders(@CurrentActor() actor: Actor): Promise<RemindersSettingView> {
    return this.reminderSetting.read(actor);
  }

  @Put('reminders')
  @Allow('settings.write')
  @ApiOkResponse({ type: RemindersSettingView })
  changeReminders(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() reminders: ChangeReminders,
  ): Promise<RemindersSettingView> {
    return this.reminderSetting.change(actor, seen, reminders);
  }

  @Get('letters')
  @Allow('settings.read')
  @ApiOkResponse({ type: LettersSettingView })
  letters(@CurrentActor() actor: Actor): Promise<LettersSettingView> {
    return this.reminderSetting.letters(actor);
  }

  @Put('letters')
  @Allow('settings.write')
  @ApiOkResponse({ type: LettersSettingView })
  changeLetters(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() letters: ChangeLetters,
  ): Promise<LettersSettingView> {
    return this.reminderSetting.changeLetters(actor, seen, letters);
  }

  @Get('closed-days')
  @Allow('settings.read')
  @ApiOkResponse({ type: ClosedDaysView })
  closedDays(@CurrentActor() actor: Actor): Promise<ClosedDaysView> {
    return this.settings.closedDays(actor);
  }

  @Put('closed-days')
  @Allow('settings.write')
  @ApiOkResponse({ type: ClosedDaysView })
  changeClosedDays(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() days: ChangeClosedDays,
  ): Promise<ClosedDaysView> {
    return this.settings.changeClosedDays(actor, seen, days);
  }

  @Get('group-sizes')
  @Allow('settings.read')
  @ApiOkResponse({ type: GroupSizesView })
  groupSizes(@CurrentActor() actor: Actor): Promise<GroupSizesView> {
    return this.settings.groupSizes(actor);
  }

  @Put('group-sizes')
  @Allow('settings.write')
  @ApiOkResponse({ type: GroupSizesView })
  changeGroupSizes(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() sizes: ChangeGroupSizes,
  ): Promise<GroupSizesView> {
    return this.settings.changeGroupSizes(actor, seen, sizes);
  }

  @Get('print')
  @Allow('settings.read')
  @ApiOkResponse({ type: PrintView })
  print(@CurrentActor() actor: Actor): Promise<PrintView> {
    return this.settings.print(actor);
  }

  @Put('print')
  @Allow('settings.write')
  @ApiOkResponse({ type: PrintView })
  changePrint(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() print: ChangePrint,
  ): Promise<PrintView> {
    return this.settings.changePrint(actor, seen, print);
  }
}
