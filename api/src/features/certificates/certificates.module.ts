import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CertificateProviderController, VerificationPublicController } from './certificate.controllers';
import { Certificate } from './certificate.entity';
import { CertificateService } from './certificate.service';
import { VerificationService } from './verification.service';

@Module({
  imports: [TypeOrmModule.forFeature([Certificate])],
  controllers: [CertificateProviderController, VerificationPublicController],
  providers: [CertificateService, VerificationService],
})
export class CertificatesModule {}
