import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module';
import { ContractsModule } from '../contracts/contracts.module';
import { IntakeModule } from '../intake/intake.module';
import { TimetableModule } from '../timetable/timetable.module';
import { BringCase } from './bring-case';
import { BringChild } from './bring-child';
import { BringLesson } from './bring-lesson';
import { ImportProviderController } from './import.provider.controller';
import { ImportService } from './import.service';
import { TemplateQuery } from './template.queries';

@Module({
  imports: [IntakeModule, ContractsModule, TimetableModule, AttendanceModule],
  controllers: [ImportProviderController],
  providers: [ImportService, TemplateQuery, BringChild, BringCase, BringLesson],
})
export class ImportsModule {}
