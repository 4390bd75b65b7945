import { Module } from '@nestjs/common';
import { ProlongCourse } from './prolong-course';
import { SideExitProviderController } from './side-exit.provider.controller';
import { SideExitService } from './side-exit.service';

@Module({ controllers: [SideExitProviderController], providers: [SideExitService, ProlongCourse] })
export class SideExitsModule {}
