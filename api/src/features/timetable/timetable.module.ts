import { Module } from '@nestjs/common';
import { FeedProviderController, FeedPublicController } from './feed.controller';
import { FeedService } from './feed.service';
import { LeaveCoverController } from './leave-cover.provider.controller';
import { LeaveCoverService } from './leave-cover.service';
import { LoadController } from './load.provider.controller';
import { LoadService } from './load.service';
import { MakeUpService } from './make-up.service';
import { PlannedLessonService } from './planned-lesson.service';
import { SeriesService } from './series.service';
import { TimetableProviderController } from './timetable.provider.controller';
import { TimetableService } from './timetable.service';

@Module({
  controllers: [
    TimetableProviderController,
    LeaveCoverController,
    LoadController,
    FeedProviderController,
    FeedPublicController,
  ],
  providers: [
    TimetableService,
    SeriesService,
    PlannedLessonService,
    MakeUpService,
    LeaveCoverService,
    LoadService,
    FeedService,
  ],
  exports: [PlannedLessonService],
})
export class TimetableModule {}
