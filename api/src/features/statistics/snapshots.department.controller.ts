import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { Day } from '@onaltu/domain/clock/day';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { KnownMonth } from './known-month.pipe';
import { SnapshotsService } from './snapshots.service';
import { SnapshotMonthView, SnapshotView } from './snapshots.view';

@DepartmentController('statistics/snapshots')
export class SnapshotsDepartmentController {
  constructor(private readonly snapshots: SnapshotsService) {}

  @Get()
  @Allow('statistics.read')
  @ApiOkResponse({ type: [SnapshotMonthView] })
  list(@CurrentActor() actor: Actor): Promise<SnapshotMonthView[]> {
    return this.snapshots.list(actor);
  }

  @Get(':month')
  @Allow('statistics.read')
  @ApiParam({ name: 'month', type: String })
  @ApiOkResponse({ type: SnapshotView })
  read(@CurrentActor() actor: Actor, @Param('month', KnownMonth) month: Day): Promise<SnapshotView> {
    return this.snapshots.read(actor, month);
  }
}
