import { Body, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Period } from '@onaltu/domain/period';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { ApiMonth, Month } from '../../platform/http/known-month';
import { ExplanationService } from './explanation.service';
import { ExplainMonth, ListChanges, SealMonth } from './sealing.dto';
import { SealingService } from './sealing.service';
import { ExplanationView, MonthCausesView, MonthsView, MonthView, OwnMonthView } from './sealing.view';

@ProviderController('months')
export class SealingProviderController {
  constructor(
    private readonly sealing: SealingService,
    private readonly explanations: ExplanationService,
  ) {}

  @Get()
  @Allow('statistics.read')
  @ApiOkResponse({ type: MonthsView })
  list(@CurrentActor() actor: Actor): Promise<MonthsView> {
    return this.sealing.list(actor);
  }

  /** What was said to the department of the last months, the latest first. */
  @Get('explanations')
  @Allow('statistics.read')
  @ApiOkResponse({ type: [ExplanationView] })
  explained(@CurrentActor() actor: Actor): Promise<ExplanationView[]> {
    return this.explanations.own(actor);
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

  /** Says to the department what is behind the figures of a month. */
  @Post(':month/explanations')
  @ApiMonth()
  @Allow('month.seal')
  @ApiCreatedResponse({ type: [ExplanationView] })
  explain(
    @CurrentActor() actor: Actor,
    @Month() month: Period,
    @Body() { words }: ExplainMonth,
  ): Promise<ExplanationView[]> {
    return this.explanations.explain(actor, month, words);
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
