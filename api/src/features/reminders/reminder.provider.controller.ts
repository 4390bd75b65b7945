import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenReminders } from './reminder.dto';
import { ReminderService } from './reminder.service';
import { RemindersView } from './reminder.view';

@ProviderController('reminders')
export class ReminderProviderController {
  constructor(private readonly reminders: ReminderService) {}

  @Get()
  @Allow('case-file.read')
  @ApiOkResponse({ type: RemindersView })
  mine(@CurrentActor() actor: Actor): Promise<RemindersView> {
    return this.reminders.mine(actor);
  }

  @Post('seen')
  @HttpCode(200)
  @Allow('case-file.read')
  @ApiOkResponse({ type: RemindersView })
  see(@CurrentActor() actor: Actor, @Body() { ids }: SeenReminders): Promise<RemindersView> {
    return this.reminders.see(actor, ids);
  }
}
