import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { GroupView } from './group.view';
import { PlannedLessonService } from './planned-lesson.service';
import { SeriesService } from './series.service';
import {
  BookLesson,
  BookSeries,
  CancelLesson,
  EndSeries,
  MoveLesson,
  ReadSpan,
  ReadTimetable,
  SubstituteSpecialist,
} from './timetable.dto';
import { TimetableService } from './timetable.service';
import { BookedLessonView, BookedSeriesView, SeriesPreview, SeriesView, TimetableView } from './timetable.view';

@ProviderController('timetable')
export class TimetableProviderController {
  constructor(
    private readonly timetable: TimetableService,
    private readonly series: SeriesService,
    private readonly lessons: PlannedLessonService,
  ) {}

  @Get()
  @Allow('timetable.read')
  @ApiOkResponse({ type: TimetableView })
  read(@CurrentActor() actor: Actor, @Query() asked: ReadTimetable): Promise<TimetableView> {
    return this.timetable.read(actor, asked);
  }

  @Get('uncovered')
  @Allow('timetable.keep')
  @ApiOkResponse({ type: TimetableView })
  uncovered(@CurrentActor() actor: Actor, @Query() span: ReadSpan): Promise<TimetableView> {
    return this.timetable.uncovered(actor, span);
  }

  @Get('groups')
  @Allow('timetable.read')
  @ApiOkResponse({ type: [GroupView] })
  groups(@CurrentActor() actor: Actor): Promise<GroupView[]> {
    return this.timetable.groups(actor);
  }

  @Post('series/preview')
  @Allow('timetable.keep')
  @HttpCode(200)
  @ApiOkResponse({ type: SeriesPreview })
  preview(@CurrentActor() actor: Actor, @Body() series: BookSeries): Promise<SeriesPreview> {
    return this.series.preview(actor, series);
  }

  @Post('series')
  @Allow('timetable.keep')
  @ApiCreatedResponse({ type: BookedSeriesView })
  book(@CurrentActor() actor: Actor, @Body() series: BookSeries): Promise<BookedSeriesView> {
    return this.series.book(actor, series);
  }

  @Get('series/:seriesId')
  @Allow('timetable.keep')
  @ApiOkResponse({ type: SeriesView })
  readSeries(@CurrentActor() actor: Actor, @Id('seriesId') id: string): Promise<SeriesView> {
    return this.series.read(actor, id);
  }

  @Post('series/:seriesId/end')
  @Allow('timetable.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(
    @CurrentActor() actor: Actor,
    @Id('seriesId') id: string,
    @SeenVersion() seen: number,
    @Body() { from }: EndSeries,
  ): Promise<void> {
    return this.series.end(actor, id, { seen, from });
  }

  @Post('series/:seriesId/change')
  @Allow('timetable.keep')
  @ApiCreatedResponse({ type: BookedSeriesView })
  change(
    @CurrentActor() actor: Actor,
    @Id('seriesId') id: string,
    @SeenVersion() seen: number,
    @Body() series: BookSeries,
  ): Promise<BookedSeriesView> {
    return this.series.change(actor, id, { ...series, seen });
  }

  @Post('lessons')
  @Allow('timetable.keep')
  @ApiCreatedResponse({ type: BookedLessonView })
  bookOne(@CurrentActor() actor: Actor, @Body() lesson: BookLesson): Promise<BookedLessonView> {
    return this.lessons.book(actor, lesson);
  }

  @Post('lessons/:plannedLessonId/move')
  @Allow('timetable.keep')
  @HttpCode(200)
  @ApiOkResponse({ type: BookedLessonView })
  move(
    @CurrentActor() actor: Actor,
    @Id('plannedLessonId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: MoveLesson,
  ): Promise<BookedLessonView> {
    return this.lessons.move(actor, id, { ...terms, seen });
  }

  @Post('lessons/:plannedLessonId/cancellation')
  @Allow('timetable.keep')
  @HttpCode(200)
  @ApiOkResponse({ type: BookedLessonView })
  cancel(
    @CurrentActor() actor: Actor,
    @Id('plannedLessonId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: CancelLesson,
  ): Promise<BookedLessonView> {
    return this.lessons.cancel(actor, id, { ...terms, seen });
  }

  @Post('lessons/:plannedLessonId/substitute')
  @Allow('timetable.keep')
  @HttpCode(200)
  @ApiOkResponse({ type: BookedLessonView })
  substitute(
    @CurrentActor() actor: Actor,
    @Id('plannedLessonId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: SubstituteSpecialist,
  ): Promise<BookedLessonView> {
    return this.lessons.substitute(actor, id, { ...terms, seen });
  }
}
