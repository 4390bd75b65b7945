import { Module } from '@nestjs/common';
import { WorkProviderController } from './work.provider.controller';
import { WorkService } from './work.service';

@Module({ controllers: [WorkProviderController], providers: [WorkService] })
export class WorkModule {}
