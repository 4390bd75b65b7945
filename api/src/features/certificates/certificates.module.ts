import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CertificateProviderController, VerificationPublicController } from './certificate.controllers';
import { Certificate } from './certificate.entity';
import { CertificateIssuer } from './certificate-issuer';
import { CertificateService } from './certificate.service';
import { VerificationService } from './verification.service';

@Module({
  imports: [TypeOrmModule.forFeature([Certificate])],
  controllers: [CertificateProviderController, VerificationPublicController],
  providers: [CertificateIssuer, CertificateService, VerificationService],
})
export class CertificatesModule {}
