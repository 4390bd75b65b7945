import { Module } from '@nestjs/common';
import { BringChild } from './bring-child';
import { ImportProviderController } from './import.provider.controller';
import { ImportService } from './import.service';
import { TemplateQuery } from './template.queries';

@Module({
  controllers: [ImportProviderController],
  providers: [ImportService, TemplateQuery, BringChild],
})
export class ImportsModule {}
