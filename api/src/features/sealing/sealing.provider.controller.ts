import { Body, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Period } from '@onaltu/domain/period';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { ApiMonth, Month } from '../../platform/http/known-month';
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
  @ApiMonth()
  @Allow('statistics.read')
  @ApiOkResponse({ type: OwnMonthView })
  read(@CurrentActor() actor: Actor, @Month() month: Period): Promise<OwnMonthView> {
    return this.sealing.read(actor, month);
  }

  @Get(':month/changes')
  @ApiMonth()
  @Allow('statistics.read')
  @ApiOkResponse({ type: MonthCausesView })
  changes(
    @CurrentActor() actor: Actor,
    @Month() month: Period,
    @Query() { after }: ListChanges,
  ): Promise<MonthCausesView> {
    return this.sealing.causes(actor, month, after);
  }

  /** Confirms the month: its figures are kept as they stand. */
  @Post(':month/seal')
  @ApiMonth()
  @Allow('month.seal')
  @ApiCreatedResponse({ type: MonthView })
  seal(@CurrentActor() actor: Actor, @Month() month: Period, @Body() { reason }: SealMonth): Promise<MonthView> {
    return this.sealing.seal(actor, month, reason);
  }
}
