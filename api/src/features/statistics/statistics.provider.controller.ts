import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { ListCounted } from './counted.dto';
import { CountedListView } from './counted.view';
import { AskOwnFigures } from './figures.dto';
import { FiguresService } from './figures.service';
import { FiguresView } from './figures.view';

@ProviderController('statistics')
export class StatisticsProviderController {
  constructor(private readonly figures: FiguresService) {}

  @Get('figures')
  @Allow('statistics.read')
  @ApiOkResponse({ type: FiguresView })
  read(@CurrentActor() actor: Actor, @Query() asked: AskOwnFigures): Promise<FiguresView> {
    return this.figures.own(actor, asked);
  }

  @Get('list')
  @Allow('statistics.read')
  @ApiOkResponse({ type: CountedListView })
  list(@CurrentActor() actor: Actor, @Query() behind: ListCounted): Promise<CountedListView> {
    return this.figures.listBehind(actor, behind);
  }
}
