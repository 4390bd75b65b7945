import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  CertificateListProviderController,
  CertificateProviderController,
  VerificationPublicController,
} from './certificate.controllers';
import { Certificate } from './certificate.entity';
import { CertificateIssuer } from './certificate-issuer';
import { CertificateListQuery } from './certificate-list';
import { CertificateService } from './certificate.service';
import { VerificationService } from './verification.service';

@Module({
  imports: [TypeOrmModule.forFeature([Certificate])],
  controllers: [CertificateProviderController, CertificateListProviderController, VerificationPublicController],
  providers: [CertificateIssuer, CertificateService, CertificateListQuery, VerificationService],
})
export class CertificatesModule {}
