import { Module } from '@nestjs/common';
import { CaseFilesRecords } from './features/case-files/case-files.module';
import { ConclusionsWorkerModule } from './features/conclusions/conclusions.module';
import { ExportsWorkerModule } from './features/exports/exports.module';
import { JournalsWorkerModule } from './features/journals/journals.module';
import { PacksWorkerModule } from './features/packs/packs.module';
import { RemindersWorkerModule } from './features/reminders/reminders.module';
import { SealingWorkerModule } from './features/sealing/sealing.module';
import { StatisticsWorkerModule } from './features/statistics/statistics.module';
import { DatabaseModule } from './platform/db/database.module';
import { HealthController } from './platform/http/health.controller';
import { PlatformModule, PlatformWorkerModule } from './platform/platform.module';

/** Process 2: jobs. Its one port is the keeper's: health and metrics. */
@Module({
  imports: [
    DatabaseModule.of('worker'),
    PlatformModule,
    PlatformWorkerModule,
    CaseFilesRecords,
    ConclusionsWorkerModule,
    ExportsWorkerModule,
    JournalsWorkerModule,
    PacksWorkerModule,
    RemindersWorkerModule,
    SealingWorkerModule,
    StatisticsWorkerModule,
  ],
  controllers: [HealthController],
})
export class WorkerModule {}
