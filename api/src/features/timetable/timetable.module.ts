import { Module } from '@nestjs/common';
import { PlannedLessonService } from './planned-lesson.service';
import { SeriesService } from './series.service';
import { TimetableProviderController } from './timetable.provider.controller';
import { TimetableService } from './timetable.service';

@Module({
  controllers: [TimetableProviderController],
  providers: [TimetableService, SeriesService, PlannedLessonService],
})
export class TimetableModule {}
