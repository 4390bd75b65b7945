import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformJobsModule } from '../../platform/platform.module';
import { ForgetJournalProcessor } from './forget-journal.processor';
import { Journal } from './journal.entity';
import { JournalProviderController } from './journal.provider.controller';
import { JournalService } from './journal.service';
import { MakeJournalProcessor } from './make-journal.processor';

/** Mounted by the HTTP process. */
@Module({
  imports: [TypeOrmModule.forFeature([Journal])],
  controllers: [JournalProviderController],
  providers: [JournalService],
})
export class JournalsModule {}

/** Mounted by the worker process. */
@Module({
  imports: [PlatformJobsModule, TypeOrmModule.forFeature([Journal])],
  providers: [MakeJournalProcessor, ForgetJournalProcessor],
})
export class JournalsWorkerModule {}
