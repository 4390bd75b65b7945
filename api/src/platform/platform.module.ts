import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config, readConfig } from '../config';
import { ChainAuditTicker } from './audit/chain-audit.ticker';
import { Envelope } from './crypto/envelope';
import { IssuedDocument } from './documents/document.entity';
import { IssuedDocuments } from './documents/issued-documents';
import { PdfRenderer } from './documents/pdf-renderer';
import { RenderDocumentProcessor } from './documents/render-document.processor';
import { FileStore } from './files/file-store';
import { ForgetRepeatsTicker } from './http/forget-repeats.ticker';
import { ForgetExpired } from './jobs/forget-expired';
import { JobRunner, JobRunSettings } from './jobs/job-runner';
import { Keeping } from './jobs/keeping';
import { Queues } from './jobs/queues';
import { RunJob } from './jobs/run-job';
import { Scheduler } from './jobs/scheduler';
import { LogModule } from './log/log';
import { MailLedger } from './mail/mail-ledger';
import { SendMailProcessor } from './mail/send-mail.processor';
import { MetricsModule } from './metrics/metrics';
import { OutboxRelay } from './outbox/outbox.relay';

@Global()
@Module({ providers: [{ provide: Config, useFactory: () => readConfig() }], exports: [Config] })
export class ConfigModule {}

/** What both processes have. */
@Global()
@Module({
  imports: [ConfigModule, LogModule, MetricsModule, TypeOrmModule.forFeature([IssuedDocument])],
  providers: [Envelope, FileStore, IssuedDocuments],
  exports: [Envelope, FileStore, IssuedDocuments],
})
export class PlatformModule {}

/** The platform's own jobs and what does one of them. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    RunJob,
    ForgetExpired,
    PdfRenderer,
    RenderDocumentProcessor,
    MailLedger,
    SendMailProcessor,
    ChainAuditTicker,
    ForgetRepeatsTicker,
  ],
  exports: [RunJob, ForgetExpired, PdfRenderer],
})
export class PlatformJobsModule {}

/** What only the worker has: the relay, the runner and the schedules. */
@Global()
@Module({
  imports: [DiscoveryModule, PlatformJobsModule],
  providers: [Queues, OutboxRelay, JobRunSettings, JobRunner, Scheduler, Keeping],
  exports: [Queues],
})
export class PlatformWorkerModule {}
