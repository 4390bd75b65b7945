import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { LoadService } from './load.service';
import { LoadView } from './load.view';
import { ReadSpan } from './timetable.dto';

@ProviderController('timetable/load')
export class LoadController {
  constructor(private readonly load: LoadService) {}

  @Get()
  @Allow('team.assign')
  @ApiOkResponse({ type: LoadView })
  read(@CurrentActor() actor: Actor, @Query() span: ReadSpan): Promise<LoadView> {
    return this.load.read(actor, span);
  }
}
