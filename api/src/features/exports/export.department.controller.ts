import { Body, Get, Post, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { sendFile } from '../../platform/files/send-file';
import { DepartmentController } from '../../platform/http/audience';
import { AskExport, ChangeSubscription, ListExports } from './export.dto';
import { ExportService } from './export.service';
import { ExportList, ExportView, SubscriptionView } from './export.view';
import { SubscriptionService } from './subscription.service';

@DepartmentController('exports')
export class ExportDepartmentController {
  constructor(
    private readonly reports: ExportService,
    private readonly subscriptions: SubscriptionService,
  ) {}

  /** Asks for a report of figures; the worker makes its file. */
  @Post()
  @Allow('report.export')
  @ApiCreatedResponse({ type: ExportView })
  ask(@CurrentActor() actor: Actor, @Body() wanted: AskExport): Promise<ExportView> {
    return this.reports.ask(actor, wanted);
  }

  @Get()
  @Allow('report.export')
  @ApiOkResponse({ type: ExportList })
  list(@CurrentActor() actor: Actor, @Query() page: ListExports): Promise<ExportList> {
    return this.reports.list(actor, page);
  }

  @Get('subscription')
  @Allow('report.export')
  @ApiOkResponse({ type: SubscriptionView })
  subscription(@CurrentActor() actor: Actor): Promise<SubscriptionView> {
    return this.subscriptions.read(actor);
  }

  /** Says for whoever asks whether the monthly form comes by mail. */
  @Put('subscription')
  @Allow('report.export')
  @ApiOkResponse({ type: SubscriptionView })
  subscribe(@CurrentActor() actor: Actor, @Body() { monthly }: ChangeSubscription): Promise<SubscriptionView> {
    return this.subscriptions.change(actor, monthly);
  }

  @Get(':exportId')
  @Allow('report.export')
  @ApiOkResponse({ type: ExportView })
  read(@CurrentActor() actor: Actor, @Id('exportId') id: string): Promise<ExportView> {
    return this.reports.read(actor, id);
  }

  /** Makes one anew that could not be made. */
  @Post(':exportId/retry')
  @Allow('report.export')
  @ApiCreatedResponse({ type: ExportView })
  retry(@CurrentActor() actor: Actor, @Id('exportId') id: string): Promise<ExportView> {
    return this.reports.retry(actor, id);
  }

  @Get(':exportId/file')
  @Allow('report.export')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Id('exportId') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.reports.file(actor, id));
  }
}
