import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CaseStatusQuery } from './case-status';
import { CaseStatusPublicController } from './case-status.public.controller';
import { Child } from './child.entity';
import { ChildCoursesQuery } from './child-courses';
import { ChildListQuery } from './child-list';
import { ChildProviderController } from './child.provider.controller';
import { CorrectChildAct } from './correct-child';
import { FindChildQuery } from './find-child';
import { IntakeProviderController } from './intake.provider.controller';
import { IntakeService } from './intake.service';
import { KnownChildren } from './known-child';
import { PaperListQuery } from './paper-list';
import { PapersService } from './papers.service';
import { Receipts } from './receipts';
import { Registration } from './registration';
import { Representative } from './representative.entity';
import { StoredFile } from './stored-file.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Child, Representative, StoredFile])],
  controllers: [IntakeProviderController, ChildProviderController, CaseStatusPublicController],
  providers: [
    IntakeService,
    PapersService,
    FindChildQuery,
    ChildListQuery,
    ChildCoursesQuery,
    PaperListQuery,
    CorrectChildAct,
    CaseStatusQuery,
    Receipts,
    Registration,
    KnownChildren,
  ],
  exports: [IntakeService, KnownChildren],
})
export class IntakeModule {}
