import { Body, Get, HttpCode, Post, Put, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { sendFile } from '../../platform/files/send-file';
import { uploadOf } from '../../platform/files/upload-of';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { CaseFileView } from '../case-files/case-file.view';
import { UploadedFileView } from './child-match.view';
import { DraftCaseFile } from './draft-case-file.dto';
import { IntakeService } from './intake.service';
import { PaperList } from './child-list.view';
import { PaperListQuery } from './paper-list';
import { PapersService } from './papers.service';
import { PaperOnHand, RegisterCaseFile } from './register-case-file.dto';
import { SearchPapers } from './search-children.dto';

@ProviderController('')
export class IntakeProviderController {
  constructor(
    private readonly intake: IntakeService,
    private readonly papers: PapersService,
    private readonly paperLists: PaperListQuery,
  ) {}

  @Post('case-files')
  @Allow('case-file.draft')
  @ApiCreatedResponse({ type: CaseFileView })
  saveDraft(@CurrentActor() actor: Actor, @Body() draft: DraftCaseFile): Promise<CaseFileView> {
    return this.intake.saveDraft(actor, draft);
  }

  @Get('case-files/:caseFileId/draft')
  @Allow('case-file.draft')
  @ApiOkResponse({ type: DraftCaseFile })
  readDraft(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<DraftCaseFile> {
    return this.intake.readDraft(actor, id);
  }

  @Put('case-files/:caseFileId/draft')
  @Allow('case-file.draft')
  @ApiOkResponse({ type: CaseFileView })
  changeDraft(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @SeenVersion() seen: number,
    @Body() draft: DraftCaseFile,
  ): Promise<CaseFileView> {
    return this.intake.changeDraft(actor, id, seen, draft);
  }

  @Post('case-files/:caseFileId/registration')
  @Allow('case-file.register')
  @ApiCreatedResponse({ type: CaseFileView })
  register(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() application: RegisterCaseFile,
  ): Promise<CaseFileView> {
    return this.intake.register(actor, id, application);
  }

  @Put('case-files/:caseFileId/papers')
  @Allow('paper.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  keep(@CurrentActor() actor: Actor, @Id('caseFileId') id: string, @Body() paper: PaperOnHand): Promise<void> {
    return this.papers.keep(actor, id, paper);
  }

  @Post('papers/search')
  @Allow('case-file.read')
  @HttpCode(200)
  @ApiOkResponse({ type: PaperList })
  searchPapers(@CurrentActor() actor: Actor, @Body() sought: SearchPapers): Promise<PaperList> {
    return this.paperLists.search(actor, sought);
  }

  @Post('case-files/:caseFileId/files')
  @Allow('paper.keep')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
  })
  @ApiCreatedResponse({ type: UploadedFileView })
  async upload(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<UploadedFileView> {
    const { name: given, bytes } = await uploadOf(request);
    const { id: fileId, name, contentType, size } = await this.papers.upload(actor, id, given, bytes);
    return { id: fileId, name, contentType, size };
  }

  @Get('case-files/:caseFileId/files/:fileId')
  @Allow('case-file.read')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { file, bytes } = await this.papers.read(actor, id, fileId);
    return sendFile(reply, { bytes, name: file.name, type: file.contentType });
  }
}
