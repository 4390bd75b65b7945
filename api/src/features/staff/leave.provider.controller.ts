import { Body, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { WriteLeave } from './leave.dto';
import { LeaveService } from './leave.service';
import { LeaveView } from './staff.view';

@ProviderController('')
export class LeaveProviderController {
  constructor(private readonly leaves: LeaveService) {}

  @Get('leaves')
  @Allow('staff.read')
  @ApiOkResponse({ type: [LeaveView] })
  list(@CurrentActor() actor: Actor): Promise<LeaveView[]> {
    return this.leaves.list(actor);
  }

  @Post('staff/:personId/leaves')
  @Allow('leave.keep')
  @ApiCreatedResponse({ type: LeaveView })
  record(@CurrentActor() actor: Actor, @Id('personId') id: string, @Body() terms: WriteLeave): Promise<LeaveView> {
    return this.leaves.record(actor, id, terms);
  }

  @Put('leaves/:leaveId')
  @Allow('leave.keep')
  @ApiOkResponse({ type: LeaveView })
  change(
    @CurrentActor() actor: Actor,
    @Id('leaveId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: WriteLeave,
  ): Promise<LeaveView> {
    return this.leaves.change(actor, id, seen, terms);
  }

  @Delete('leaves/:leaveId')
  @Allow('leave.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  cancel(@CurrentActor() actor: Actor, @Id('leaveId') id: string, @SeenVersion() seen: number): Promise<void> {
    return this.leaves.cancel(actor, id, seen);
  }
}
