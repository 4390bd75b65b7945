import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Period } from '@onaltu/domain/period';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { KnownMonth } from './known-month.pipe';
import { ListChanges, SealMonth } from './sealing.dto';
import { SealingService } from './sealing.service';
import { MonthCausesView, MonthsView, MonthView, OwnMonthView } from './sealing.view';

@ProviderController('months')
export class SealingProviderController {
  constructor(private readonly sealing: SealingService) {}

  @Get()
  @Allow('statistics.read')
  @ApiOkResponse({ type: MonthsView })
  list(@CurrentActor() actor: Actor): Promise<MonthsView> {
    return this.sealing.list(actor);
  }

  @Get(':month')
  @Allow('statistics.read')
  @ApiOkResponse({ type: OwnMonthView })
  read(@CurrentActor() actor: Actor, @Param('month', KnownMonth) month: Period): Promise<OwnMonthView> {
    return this.sealing.read(actor, month);
  }

  @Get(':month/changes')
  @Allow('statistics.read')
  @ApiOkResponse({ type: MonthCausesView })
  changes(
    @CurrentActor() actor: Actor,
    @Param('month', KnownMonth) month: Period,
    @Query() { after }: ListChanges,
  ): Promise<MonthCausesView> {
    return this.sealing.causes(actor, month, after);
  }

  /** Confirms the month: its figures are kept as they stand. */
  @Post(':month/seal')
  @Allow('month.seal')
  @ApiCreatedResponse({ type: MonthView })
  seal(
    @CurrentActor() actor: Actor,
    @Param('month', KnownMonth) month: Period,
    @Body() { reason }: SealMonth,
  ): Promise<MonthView> {
    return this.sealing.seal(actor, month, reason);
  }
}
