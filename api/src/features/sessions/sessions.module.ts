import { Module } from '@nestjs/common';
import { SessionDepartmentController, SessionProviderController, SignInPublicController } from './session.controller';
import { SessionService } from './session.service';

@Module({
  controllers: [SignInPublicController, SessionProviderController, SessionDepartmentController],
  providers: [SessionService],
})
export class SessionsModule {}
