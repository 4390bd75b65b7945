import { Body, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { ExplanationService } from './explanation.service';
import { MonthAnswerService } from './month-answer.service';
import { ApiOneMonth, type MonthOf, OneMonth } from './month-of';
import { ReturnMonth } from './sealing.dto';
import { ExplanationView, RegionMonthsView, SealedMonthView } from './sealing.view';

@DepartmentController('months')
export class MonthsDepartmentController {
  constructor(private readonly answers: MonthAnswerService) {}

  /** Providers by months, and what is missing there. */
  @Get()
  @Allow('statistics.read')
  @ApiOkResponse({ type: RegionMonthsView })
  grid(@CurrentActor() actor: Actor): Promise<RegionMonthsView> {
    return this.answers.grid(actor);
  }
}

@DepartmentController('providers/:providerId/explanations')
export class ExplanationsDepartmentController {
  constructor(private readonly explanations: ExplanationService) {}

  /** What the provider says of the figures of the last months, the latest first. */
  @Get()
  @Allow('statistics.read')
  @ApiOkResponse({ type: [ExplanationView] })
  list(@CurrentActor() actor: Actor, @Id('providerId') providerId: string): Promise<ExplanationView[]> {
    return this.explanations.ofProvider(actor, providerId);
  }
}

@DepartmentController('providers/:providerId/months/:month')
export class MonthDepartmentController {
  constructor(private readonly answers: MonthAnswerService) {}

  /** The last confirmation of the month, as it was kept. */
  @Get()
  @Allow('statistics.read')
  @ApiOneMonth()
  @ApiOkResponse({ type: SealedMonthView })
  read(@CurrentActor() actor: Actor, @OneMonth() one: MonthOf): Promise<SealedMonthView> {
    return this.answers.read(actor, one);
  }

  @Post('acceptance')
  @Allow('month.answer')
  @ApiOneMonth()
  @ApiCreatedResponse({ type: SealedMonthView })
  accept(
    @CurrentActor() actor: Actor,
    @OneMonth() one: MonthOf,
    @SeenVersion() seen: number,
  ): Promise<SealedMonthView> {
    return this.answers.answer(actor, one, { answer: 'ACCEPTED', comment: '', seen });
  }

  /** The heads of the provider are told by mail. */
  @Post('return')
  @Allow('month.answer')
  @ApiOneMonth()
  @ApiCreatedResponse({ type: SealedMonthView })
  giveBack(
    @CurrentActor() actor: Actor,
    @OneMonth() one: MonthOf,
    @SeenVersion() seen: number,
    @Body() { comment }: ReturnMonth,
  ): Promise<SealedMonthView> {
    return this.answers.answer(actor, one, { answer: 'RETURNED', comment, seen });
  }
}
