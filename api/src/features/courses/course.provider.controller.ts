import { Body, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { CaseFileView } from '../case-files/case-file.view';
import {
  ApproveProgramme,
  CompleteCourse,
  CorrectAttendance,
  JudgeGoal,
  RecordLesson,
  ReviewProgramme,
  WriteProgramme,
} from './course.dto';
import { CourseRecordView, RecordedLessonView } from './course.view';
import { GoalService } from './goal.service';
import { LessonService } from './lesson.service';
import { ProgrammeService } from './programme.service';

@ProviderController('')
export class CourseProviderController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly goals: GoalService,
    private readonly lessons: LessonService,
  ) {}

  @Get('case-files/:caseFileId/course')
  @Allow('case-file.read')
  @ApiOkResponse({ type: CourseRecordView })
  read(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<CourseRecordView> {
    return this.programmes.read(actor, id);
  }

  @Post('case-files/:caseFileId/programme')
  @Allow('course.work')
  @ApiCreatedResponse({ type: CourseRecordView })
  write(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() programme: WriteProgramme,
  ): Promise<CourseRecordView> {
    return this.programmes.write(actor, id, programme);
  }

  @Post('case-files/:caseFileId/programme/approval')
  @Allow('course.begin')
  @ApiCreatedResponse({ type: CaseFileView })
  approve(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: ApproveProgramme,
  ): Promise<CaseFileView> {
    return this.programmes.approve(actor, id, terms);
  }

  @Put('goals/:goalId')
  @Allow('course.work')
  @ApiOkResponse({ type: CourseRecordView })
  judgeGoal(
    @CurrentActor() actor: Actor,
    @Id('goalId') goalId: string,
    @SeenVersion() seen: number,
    @Body() judgement: JudgeGoal,
  ): Promise<CourseRecordView> {
    return this.goals.judge(actor, goalId, { ...judgement, seen });
  }

  @Post('case-files/:caseFileId/programme/reviews')
  @Allow('course.work')
  @ApiCreatedResponse({ type: CourseRecordView })
  review(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() review: ReviewProgramme,
  ): Promise<CourseRecordView> {
    return this.goals.review(actor, id, review);
  }

  @Post('lessons')
  @Allow('course.work')
  @ApiCreatedResponse({ type: RecordedLessonView })
  record(@CurrentActor() actor: Actor, @Body() lesson: RecordLesson): Promise<RecordedLessonView> {
    return this.lessons.record(actor, lesson);
  }

  @Post('lessons/:lessonId/attendance/:caseFileId/correction')
  @Allow('course.correct')
  @HttpCode(200)
  @ApiOkResponse({ type: CourseRecordView })
  correct(
    @CurrentActor() actor: Actor,
    @Id('lessonId') lessonId: string,
    @Id('caseFileId') id: string,
    @Body() correction: CorrectAttendance,
  ): Promise<CourseRecordView> {
    return this.lessons.correct(actor, lessonId, id, correction);
  }

  @Post('case-files/:caseFileId/completion')
  @Allow('course.work')
  @ApiCreatedResponse({ type: CaseFileView })
  complete(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: CompleteCourse,
  ): Promise<CaseFileView> {
    return this.lessons.complete(actor, id, terms);
  }
}
