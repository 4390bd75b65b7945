import { Module } from '@nestjs/common';
import { ExplanationService } from './explanation.service';
import { MonthAnswerService } from './month-answer.service';
import {
  ExplanationsDepartmentController,
  MonthDepartmentController,
  MonthsDepartmentController,
} from './sealing.department.controller';
import { SealingProviderController } from './sealing.provider.controller';
import { SealingService } from './sealing.service';
import { TellReturnedProcessor } from './tell-returned.processor';

/** Mounted by the HTTP process. */
@Module({
  controllers: [
    SealingProviderController,
    MonthsDepartmentController,
    MonthDepartmentController,
    ExplanationsDepartmentController,
  ],
  providers: [SealingService, MonthAnswerService, ExplanationService],
})
export class SealingModule {}

/** Mounted by the worker process. */
@Module({ providers: [TellReturnedProcessor] })
export class SealingWorkerModule {}
