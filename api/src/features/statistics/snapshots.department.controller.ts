import { Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Period } from '@onaltu/domain/period';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { ApiMonth, Month } from '../../platform/http/known-month';
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
  @ApiMonth()
  @ApiOkResponse({ type: SnapshotView })
  read(@CurrentActor() actor: Actor, @Month() month: Period): Promise<SnapshotView> {
    return this.snapshots.read(actor, month.from);
  }
}
