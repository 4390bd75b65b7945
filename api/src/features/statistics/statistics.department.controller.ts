import { Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { StatisticsService } from './statistics.service';
import { CasesPerAction } from './statistics.view';

@DepartmentController('statistics')
export class StatisticsDepartmentController {
  constructor(private readonly statistics: StatisticsService) {}

  @Get('cases-per-action')
  @Allow('statistics.read')
  @ApiOkResponse({ type: CasesPerAction })
  casesPerAction(@CurrentActor() actor: Actor): Promise<CasesPerAction> {
    return this.statistics.casesPerAction(actor);
  }
}
