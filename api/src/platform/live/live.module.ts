import { Module } from '@nestjs/common';
import { LiveController } from './live.controller';
import { LiveLine } from './live-line';

/** Mounted by the HTTP process. */
@Module({ controllers: [LiveController], providers: [LiveLine] })
export class LiveModule {}
