import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { AskFigures } from './figures.dto';
import { FiguresService } from './figures.service';
import { FiguresView } from './figures.view';
import { StatisticsService } from './statistics.service';
import { CasesPerAction } from './statistics.view';

@DepartmentController('statistics')
export class StatisticsDepartmentController {
  constructor(
    private readonly statistics: StatisticsService,
    private readonly figures: FiguresService,
  ) {}

  @Get('cases-per-action')
  @Allow('statistics.read')
  @ApiOkResponse({ type: CasesPerAction })
  casesPerAction(@CurrentActor() actor: Actor): Promise<CasesPerAction> {
    return this.statistics.casesPerAction(actor);
  }

  @Get('figures')
  @Allow('statistics.read')
  @ApiOkResponse({ type: FiguresView })
  read(@CurrentActor() actor: Actor, @Query() asked: AskFigures): Promise<FiguresView> {
    return this.figures.ofRegion(actor, asked);
  }
}
