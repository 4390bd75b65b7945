import { Body, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController, PublicController } from '../../platform/http/audience';
import { CaseFileView } from '../case-files/case-file.view';
import {
  HandOver,
  PrepareCertificate,
  ReissueCertificate,
  SearchCertificates,
  VerifyCertificate,
} from './certificate.dto';
import { CertificateListQuery } from './certificate-list';
import { CertificateList } from './certificate-list.view';
import { CertificateService } from './certificate.service';
import { CertificateView, VerificationView } from './certificate.view';
import { VerificationService } from './verification.service';

@ProviderController('case-files/:caseFileId/certificate')
export class CertificateProviderController {
  constructor(private readonly certificates: CertificateService) {}

  @Get()
  @Allow('case-file.read')
  @ApiOkResponse({ type: CertificateView })
  read(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<CertificateView> {
    return this.certificates.read(actor, id);
  }

  @Post()
  @Allow('certificate.hand-over')
  @ApiCreatedResponse({ type: CertificateView })
  prepare(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: PrepareCertificate,
  ): Promise<CertificateView> {
    return this.certificates.prepare(actor, id, terms);
  }

  @Post('copies')
  @Allow('certificate.hand-over')
  @ApiCreatedResponse({ type: CertificateView })
  copy(@CurrentActor() actor: Actor, @Id('caseFileId') id: string): Promise<CertificateView> {
    return this.certificates.copy(actor, id);
  }

  @Post('reissue')
  @Allow('certificate.reissue')
  @ApiCreatedResponse({ type: CertificateView })
  reissue(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() terms: ReissueCertificate,
  ): Promise<CertificateView> {
    return this.certificates.reissue(actor, id, terms);
  }

  @Post('handing-over')
  @Allow('certificate.hand-over')
  @ApiCreatedResponse({ type: CaseFileView })
  handOver(
    @CurrentActor() actor: Actor,
    @Id('caseFileId') id: string,
    @Body() recipient: HandOver,
  ): Promise<CaseFileView> {
    return this.certificates.handOver(actor, id, recipient);
  }
}

@ProviderController('certificates')
export class CertificateListProviderController {
  constructor(private readonly certificates: CertificateListQuery) {}

  @Post('search')
  @Allow('case-file.read')
  @HttpCode(200)
  @ApiOkResponse({ type: CertificateList })
  search(@CurrentActor() actor: Actor, @Body() sought: SearchCertificates): Promise<CertificateList> {
    return this.certificates.search(actor, sought);
  }
}

@PublicController('verification')
export class VerificationPublicController {
  constructor(private readonly verification: VerificationService) {}

  /** The code comes in the body, so that no log, referrer or preview ever holds it. */
  @Post()
  @Allow('anyone')
  @HttpCode(200)
  @ApiOkResponse({ type: VerificationView })
  verify(@Body() { code }: VerifyCertificate, @Req() request: FastifyRequest): Promise<VerificationView> {
    return this.verification.verify(code, request.ip);
  }
}
