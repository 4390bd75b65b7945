import { Module } from '@nestjs/common';
import {
  SessionDepartmentController,
  SessionOperatorController,
  SessionProviderController,
  SignInPublicController,
} from './session.controller';
import { SessionService } from './session.service';

@Module({
  controllers: [
    SignInPublicController,
    SessionProviderController,
    SessionDepartmentController,
    SessionOperatorController,
  ],
  providers: [SessionService],
})
export class SessionsModule {}
