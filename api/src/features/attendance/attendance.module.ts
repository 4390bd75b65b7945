import { Module } from '@nestjs/common';
import { AttendanceProviderController } from './attendance.provider.controller';
import { AttendanceService } from './attendance.service';
import { EntryUnlockService } from './entry-unlock.service';

@Module({
  controllers: [AttendanceProviderController],
  providers: [AttendanceService, EntryUnlockService],
  exports: [AttendanceService, EntryUnlockService],
})
export class AttendanceModule {}
