import { Module } from '@nestjs/common';
import { MonthAnswerService } from './month-answer.service';
import { MonthDepartmentController, MonthsDepartmentController } from './sealing.department.controller';
import { SealingProviderController } from './sealing.provider.controller';
import { SealingService } from './sealing.service';
import { TellReturnedProcessor } from './tell-returned.processor';

/** Mounted by the HTTP process. */
@Module({
  controllers: [SealingProviderController, MonthsDepartmentController, MonthDepartmentController],
  providers: [SealingService, MonthAnswerService],
})
export class SealingModule {}

/** Mounted by the worker process. */
@Module({ providers: [TellReturnedProcessor] })
export class SealingWorkerModule {}
