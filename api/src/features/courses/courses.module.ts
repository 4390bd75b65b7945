import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Attendance, Goal, Lesson, PlannedLesson, Programme } from './course.entity';
import { CourseProviderController } from './course.provider.controller';
import { LessonService } from './lesson.service';
import { ProgrammeService } from './programme.service';

@Module({
  imports: [TypeOrmModule.forFeature([Programme, Goal, PlannedLesson, Lesson, Attendance])],
  controllers: [CourseProviderController],
  providers: [ProgrammeService, LessonService],
})
export class CoursesModule {}
