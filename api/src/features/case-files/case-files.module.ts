import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActionEvent } from './action-event.entity';
import { CaseFile } from './case-file.entity';
import { CaseFileProviderController } from './case-file.provider.controller';
import { CaseFileService } from './case-file.service';
import { CaseMove } from './case-move.entity';
import { CaseQueuesProviderController } from './case-queues.provider.controller';

/** The spine's records, for both processes. */
@Module({ imports: [TypeOrmModule.forFeature([CaseFile, CaseMove, ActionEvent])] })
export class CaseFilesRecords {}

@Module({
  imports: [CaseFilesRecords],
  controllers: [CaseFileProviderController, CaseQueuesProviderController],
  providers: [CaseFileService],
})
export class CaseFilesModule {}
