import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Child } from './child.entity';
import { FindChildQuery } from './find-child';
import { IntakeProviderController } from './intake.provider.controller';
import { IntakeService } from './intake.service';
import { PapersService } from './papers.service';
import { Receipts } from './receipts';
import { Representative } from './representative.entity';
import { StoredFile } from './stored-file.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Child, Representative, StoredFile])],
  controllers: [IntakeProviderController],
  providers: [IntakeService, PapersService, FindChildQuery, Receipts],
})
export class IntakeModule {}
