import { Module } from '@nestjs/common';
import { ContractsModule } from '../contracts/contracts.module';
import { IntakeModule } from '../intake/intake.module';
import { BringCase } from './bring-case';
import { BringChild } from './bring-child';
import { ImportProviderController } from './import.provider.controller';
import { ImportService } from './import.service';
import { TemplateQuery } from './template.queries';

@Module({
  imports: [IntakeModule, ContractsModule],
  controllers: [ImportProviderController],
  providers: [ImportService, TemplateQuery, BringChild, BringCase],
})
export class ImportsModule {}
