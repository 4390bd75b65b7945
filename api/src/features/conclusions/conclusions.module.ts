import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Conclusion, ConclusionPart, ConclusionSignature } from './conclusion.entity';
import { ConclusionProviderController } from './conclusion.provider.controller';
import { ConclusionService } from './conclusion.service';
import { DraftConclusionProcessor } from './draft-conclusion.processor';
import { SignConclusionAct } from './sign-conclusion';

const records = TypeOrmModule.forFeature([Conclusion, ConclusionPart, ConclusionSignature]);

/** Mounted by the HTTP process. */
@Module({
  imports: [records],
  controllers: [ConclusionProviderController],
  providers: [ConclusionService, SignConclusionAct],
})
export class ConclusionsModule {}

/** Mounted by the worker process. */
@Module({ imports: [records], providers: [DraftConclusionProcessor] })
export class ConclusionsWorkerModule {}
