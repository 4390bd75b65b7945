import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformJobsModule } from '../../platform/platform.module';
import { FiguresService } from '../statistics/figures.service';
import { SnapshotsService } from '../statistics/snapshots.service';
import { ExportDepartmentController } from './export.department.controller';
import { ReportExport } from './export.entity';
import { ExportService } from './export.service';
import { ForgetExportProcessor } from './forget-export.processor';
import { MailReportsTicker } from './mail-reports.ticker';
import { MakeExportProcessor } from './make-export.processor';
import { ReadReport } from './read-report';
import { SubscriptionService } from './subscription.service';

/** Mounted by the HTTP process. */
@Module({
  imports: [TypeOrmModule.forFeature([ReportExport])],
  controllers: [ExportDepartmentController],
  providers: [ExportService, SubscriptionService, SnapshotsService],
})
export class ExportsModule {}

/** Mounted by the worker process. */
@Module({
  imports: [PlatformJobsModule, TypeOrmModule.forFeature([ReportExport])],
  providers: [
    FiguresService,
    SnapshotsService,
    ReadReport,
    MakeExportProcessor,
    ForgetExportProcessor,
    MailReportsTicker,
  ],
})
export class ExportsWorkerModule {}
