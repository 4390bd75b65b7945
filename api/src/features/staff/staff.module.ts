import { Module } from '@nestjs/common';
import { FirstAdministrator } from './first-administrator';
import {
  FirstAdministratorDepartmentController,
  FirstAdministratorOperatorController,
} from './first-administrator.controllers';
import { InvitationService } from './invitation.service';
import { JoinStaff } from './join-staff';
import { LeaveProviderController } from './leave.provider.controller';
import { LeaveService } from './leave.service';
import { InvitationPublicController, PasswordResetPublicController } from './letter.public.controllers';
import { OfficialDepartmentController } from './official.department.controller';
import { ResetPassword } from './reset-password';
import { StaffProviderController } from './staff.provider.controller';
import { StaffService } from './staff.service';

@Module({
  controllers: [
    StaffProviderController,
    LeaveProviderController,
    InvitationPublicController,
    PasswordResetPublicController,
    OfficialDepartmentController,
    FirstAdministratorDepartmentController,
    FirstAdministratorOperatorController,
  ],
  providers: [StaffService, InvitationService, JoinStaff, ResetPassword, LeaveService, FirstAdministrator],
})
export class StaffModule {}
