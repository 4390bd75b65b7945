import { Module } from '@nestjs/common';
import { CaseFilesModule } from './features/case-files/case-files.module';
import { SessionsModule } from './features/sessions/sessions.module';
import { StatisticsModule } from './features/statistics/statistics.module';
import { AuthModule } from './platform/auth/auth.module';
import { DatabaseModule } from './platform/db/database.module';
import { HealthController } from './platform/http/health.controller';
import { PlatformModule } from './platform/platform.module';

/** Process 1: serves requests. It works without Redis. */
@Module({
  imports: [DatabaseModule.of('http'), PlatformModule, AuthModule, SessionsModule, CaseFilesModule, StatisticsModule],
  controllers: [HealthController],
})
export class HttpModule {}
