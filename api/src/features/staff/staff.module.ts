import { Module } from '@nestjs/common';
import { InvitationService } from './invitation.service';
import { JoinStaff } from './join-staff';
import { LeaveProviderController } from './leave.provider.controller';
import { LeaveService } from './leave.service';
import { InvitationPublicController, PasswordResetPublicController } from './letter.public.controllers';
import { ResetPassword } from './reset-password';
import { StaffProviderController } from './staff.provider.controller';
import { StaffService } from './staff.service';

@Module({
  controllers: [
    StaffProviderController,
    LeaveProviderController,
    InvitationPublicController,
    PasswordResetPublicController,
  ],
  providers: [StaffService, InvitationService, JoinStaff, ResetPassword, LeaveService],
})
export class StaffModule {}
