import { Body, Get, HttpCode, Param, ParseIntPipe, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { sendFile } from '../../platform/files/send-file';
import { ProviderController } from '../../platform/http/audience';
import { CaseFileService } from './case-file.service';
import { CaseFileList } from './case-row.view';
import { CaseFilePage } from './case-file-page.view';
import { SayHandling } from './say-handling.dto';
import { ListCaseFiles, SearchCaseFiles } from './search-case-files.dto';

@ProviderController('case-files')
export class CaseFileProviderController {
  constructor(private readonly caseFiles: CaseFileService) {}

  @Get()
  @Allow('case-file.read')
  @ApiOkResponse({ type: CaseFileList })
  list(@CurrentActor() actor: Actor, @Query() filter: ListCaseFiles): Promise<CaseFileList> {
    return this.caseFiles.list(actor, filter);
  }

  /** A POST, because a name or an IIN never stands in an address. */
  @Post('search')
  @Allow('case-file.read')
  @HttpCode(200)
  @ApiOkResponse({ type: CaseFileList })
  search(@CurrentActor() actor: Actor, @Body() sought: SearchCaseFiles): Promise<CaseFileList> {
    return this.caseFiles.search(actor, sought);
  }

  @Get(':caseFileId')
  @Allow('case-file.read')
  @ApiOkResponse({ type: CaseFilePage })
  read(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<CaseFilePage> {
    return this.caseFiles.read(actor, id);
  }

  @Post(':caseFileId/actions/:action/handling')
  @Allow('case-file.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  sayHandling(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Param('action', ParseIntPipe) action: number,
    @Body() said: SayHandling,
  ): Promise<void> {
    return this.caseFiles.sayHandling(actor, id, action, said);
  }

  @Get(':caseFileId/documents/:documentId')
  @Allow('case-file.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async document(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Id('documentId') documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { document, bytes } = await this.caseFiles.document(actor, id, documentId);
    return sendFile(reply, {
      bytes,
      name: `${document.kind.toLowerCase()}.pdf`,
      type: 'application/pdf',
      inline: true,
    });
  }

  @Post(':caseFileId/documents/:documentId/printing')
  @Allow('case-file.read')
  @HttpCode(204)
  @ApiNoContentResponse()
  printAgain(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Id('documentId') documentId: string,
  ): Promise<void> {
    return this.caseFiles.printAgain(actor, id, documentId);
  }

  @Get(':caseFileId/documents/:documentId/picture')
  @Allow('case-file.read')
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async picture(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Id('documentId') documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.caseFiles.picture(actor, id, documentId);
    return sendFile(reply, { bytes, name: 'pages.svg', type: 'image/svg+xml', inline: true });
  }
}
