import { Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { WorkService } from './work.service';
import { ProcessView, WorkView } from './work.view';

@ProviderController('')
export class WorkProviderController {
  constructor(private readonly work: WorkService) {}

  @Get('work')
  @Allow('case-file.read')
  @ApiOkResponse({ type: WorkView })
  mine(@CurrentActor() actor: Actor): Promise<WorkView> {
    return this.work.mine(actor);
  }

  @Get('process')
  @Allow('process.read')
  @ApiOkResponse({ type: ProcessView })
  process(@CurrentActor() actor: Actor): Promise<ProcessView> {
    return this.work.process(actor);
  }
}
