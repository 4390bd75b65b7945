import { Get, HttpCode, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiParam, ApiProduces } from '@nestjs/swagger';
import { IMPORT_KINDS, type ImportKind } from '@onaltu/domain/import-columns';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { sendFile } from '../../platform/files/send-file';
import { uploadOf } from '../../platform/files/upload-of';
import { ProviderController } from '../../platform/http/audience';
import { TemplateWanted } from './import.dto';
import { ImportService } from './import.service';
import { ImportReport } from './import.view';
import { KnownImport } from './known-import.pipe';
import { TemplateQuery } from './template.queries';

const FORM = {
  schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
};

@ProviderController('imports')
export class ImportProviderController {
  constructor(
    private readonly imports: ImportService,
    private readonly templates: TemplateQuery,
  ) {}

  @Get(':importKind/template')
  @Allow('import.make')
  @ApiParam({ name: 'importKind', enum: IMPORT_KINDS })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(
    @CurrentActor() actor: Actor,
    @Param('importKind', KnownImport) kind: ImportKind,
    @Query() wanted: TemplateWanted,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return sendFile(reply, await this.templates.read(actor, kind, wanted));
  }

  /** What the file would do. Nothing is kept: neither the file nor any of its rows. */
  @Post(':importKind/check')
  @Allow('import.make')
  @HttpCode(200)
  @ApiParam({ name: 'importKind', enum: IMPORT_KINDS })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiOkResponse({ type: ImportReport })
  async check(
    @CurrentActor() actor: Actor,
    @Param('importKind', KnownImport) kind: ImportKind,
    @Req() request: FastifyRequest,
  ): Promise<ImportReport> {
    return this.imports.check(actor, kind, (await uploadOf(request)).bytes);
  }

  /** All rows of the file, or none. */
  @Post(':importKind')
  @Allow('import.make')
  @ApiParam({ name: 'importKind', enum: IMPORT_KINDS })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiCreatedResponse({ type: ImportReport })
  async make(
    @CurrentActor() actor: Actor,
    @Param('importKind', KnownImport) kind: ImportKind,
    @Req() request: FastifyRequest,
  ): Promise<ImportReport> {
    return this.imports.make(actor, kind, (await uploadOf(request)).bytes);
  }
}
