import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Attendance, Goal, GoalChange, Lesson, PlannedLesson, Programme, ProgrammeReview } from './course.entity';
import { CourseProviderController } from './course.provider.controller';
import { GoalService } from './goal.service';
import { LessonService } from './lesson.service';
import { ProgrammeService } from './programme.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([Programme, ProgrammeReview, Goal, GoalChange, PlannedLesson, Lesson, Attendance]),
  ],
  controllers: [CourseProviderController],
  providers: [ProgrammeService, GoalService, LessonService],
})
export class CoursesModule {}
