import { Module } from '@nestjs/common';
import { ChildPseudonyms } from './child-pseudonyms';
import { FoldStatisticsTicker } from './fold-statistics.ticker';
import { MakeSnapshot } from './make-snapshot';
import { RebuildStatisticsTicker } from './rebuild-statistics.ticker';
import { SnapshotTicker } from './snapshot.ticker';
import { SnapshotsDepartmentController } from './snapshots.department.controller';
import { SnapshotsService } from './snapshots.service';
import { StatisticsDepartmentController } from './statistics.department.controller';
import { FiguresService } from './figures.service';
import { StatisticsProviderController } from './statistics.provider.controller';
import { StatisticsService } from './statistics.service';

/** Mounted by the HTTP process. */
@Module({
  controllers: [StatisticsDepartmentController, SnapshotsDepartmentController, StatisticsProviderController],
  providers: [StatisticsService, SnapshotsService, FiguresService],
})
export class StatisticsModule {}

/** Mounted by the worker process. */
@Module({ providers: [FoldStatisticsTicker, RebuildStatisticsTicker, SnapshotTicker, MakeSnapshot, ChildPseudonyms] })
export class StatisticsWorkerModule {}
