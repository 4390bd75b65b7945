import { Module } from '@nestjs/common';
import { FoldStatisticsTicker } from './fold-statistics.ticker';
import { RebuildStatisticsTicker } from './rebuild-statistics.ticker';
import { StatisticsDepartmentController } from './statistics.department.controller';
import { FiguresService } from './figures.service';
import { StatisticsProviderController } from './statistics.provider.controller';
import { StatisticsService } from './statistics.service';

/** Mounted by the HTTP process. */
@Module({
  controllers: [StatisticsDepartmentController, StatisticsProviderController],
  providers: [StatisticsService, FiguresService],
})
export class StatisticsModule {}

/** Mounted by the worker process. */
@Module({ providers: [FoldStatisticsTicker, RebuildStatisticsTicker] })
export class StatisticsWorkerModule {}
