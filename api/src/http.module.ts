import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AssessmentsModule } from './features/assessments/assessments.module';
import { AttendanceModule } from './features/attendance/attendance.module';
import { CaseFilesModule } from './features/case-files/case-files.module';
import { CertificatesModule } from './features/certificates/certificates.module';
import { ConclusionsModule } from './features/conclusions/conclusions.module';
import { ContractsModule } from './features/contracts/contracts.module';
import { CoursesModule } from './features/courses/courses.module';
import { ImportsModule } from './features/imports/imports.module';
import { IntakeModule } from './features/intake/intake.module';
import { DeadLettersModule } from './features/dead-letters/dead-letters.module';
import { ExportsModule } from './features/exports/exports.module';
import { JournalsModule } from './features/journals/journals.module';
import { MailsModule } from './features/mails/mails.module';
import { PacksModule } from './features/packs/packs.module';
import { QueueBoardModule } from './features/queue-board/queue-board.module';
import { ProvidersModule } from './features/providers/providers.module';
import { RemindersModule } from './features/reminders/reminders.module';
import { SealingModule } from './features/sealing/sealing.module';
import { SessionsModule } from './features/sessions/sessions.module';
import { SideExitsModule } from './features/side-exits/side-exits.module';
import { StaffModule } from './features/staff/staff.module';
import { StatisticsModule } from './features/statistics/statistics.module';
import { TimetableModule } from './features/timetable/timetable.module';
import { WorkModule } from './features/work/work.module';
import { AuthModule } from './platform/auth/auth.module';
import { DatabaseModule } from './platform/db/database.module';
import { HealthController } from './platform/http/health.controller';
import { LiveModule } from './platform/live/live.module';
import { PlatformModule } from './platform/platform.module';

/** Process 1: serves requests. It works without Redis. */
@Module({
  imports: [
    DiscoveryModule,
    DatabaseModule.of('http'),
    PlatformModule,
    AuthModule,
    LiveModule,
    SessionsModule,
    SideExitsModule,
    ProvidersModule,
    RemindersModule,
    SealingModule,
    IntakeModule,
    CaseFilesModule,
    ContractsModule,
    AssessmentsModule,
    CoursesModule,
    AttendanceModule,
    DeadLettersModule,
    QueueBoardModule,
    ExportsModule,
    ConclusionsModule,
    CertificatesModule,
    StaffModule,
    JournalsModule,
    MailsModule,
    PacksModule,
    StatisticsModule,
    TimetableModule,
    WorkModule,
    ImportsModule,
  ],
  controllers: [HealthController],
})
export class HttpModule {}
