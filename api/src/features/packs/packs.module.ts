import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PdfRenderer } from '../../platform/documents/pdf-renderer';
import { PlatformJobsModule } from '../../platform/platform.module';
import { ForgetPackProcessor } from './forget-pack.processor';
import { MakePackProcessor } from './make-pack.processor';
import { InspectionPack } from './pack.entity';
import { ChildPackController, PackController } from './pack.provider.controllers';
import { PackService } from './pack.service';
import { PackArchive } from './pack-archive';
import { ReadPack } from './read-pack';

/** Mounted by the HTTP process. */
@Module({
  imports: [TypeOrmModule.forFeature([InspectionPack])],
  controllers: [ChildPackController, PackController],
  providers: [PackService],
})
export class PacksModule {}

/** Mounted by the worker process. A pack is long: it has a renderer of its own, so that no form waits behind it. */
@Module({
  imports: [PlatformJobsModule, TypeOrmModule.forFeature([InspectionPack])],
  providers: [PdfRenderer, ReadPack, PackArchive, MakePackProcessor, ForgetPackProcessor],
})
export class PacksWorkerModule {}
