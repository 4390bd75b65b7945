import { Module } from '@nestjs/common';
import { FoldStatisticsTicker } from './fold-statistics.ticker';
import { StatisticsDepartmentController } from './statistics.department.controller';
import { FiguresService } from './figures.service';
import { StatisticsService } from './statistics.service';

/** Mounted by the HTTP process. */
@Module({ controllers: [StatisticsDepartmentController], providers: [StatisticsService, FiguresService] })
export class StatisticsModule {}

/** Mounted by the worker process. */
@Module({ providers: [FoldStatisticsTicker] })
export class StatisticsWorkerModule {}
