import { Module } from '@nestjs/common';
import { PlatformJobsModule } from '../../platform/platform.module';
import { SweepTicker } from './sweep.ticker';

/** Mounted by the worker process. */
@Module({ imports: [PlatformJobsModule], providers: [SweepTicker] })
export class RemindersWorkerModule {}
