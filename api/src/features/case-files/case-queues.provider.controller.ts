import { Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { pageOf } from '../../platform/audit/listed';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { ProviderController } from '../../platform/http/audience';
import { QUEUE_PAGE, queueOf } from './case-queues';
import { ListQueue } from './case-queues.dto';
import { QueueRowView, QueueView } from './case-queues.view';

@ProviderController('queues')
export class CaseQueuesProviderController {
  constructor(private readonly db: TenantDb) {}

  @Get()
  @Allow('case-file.read')
  @ApiOkResponse({ type: QueueView })
  async list(@CurrentActor() actor: Actor, @Query() queue: ListQueue): Promise<QueueView> {
    const [found] = await this.db.ask(actor, queueOf(actor, queue));
    const { rows, next } = pageOf(found, QUEUE_PAGE);
    return { rows: rows.map((row) => QueueRowView.of(row)), next };
  }
}
