import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ActorGuard } from './actor.guard';
import { JwtStrategy } from './jwt.strategy';
import { Passwords } from './passwords';
import { SessionToken } from './session-token';
import { SlowDown } from './slow-down';

@Global()
@Module({
  providers: [SessionToken, JwtStrategy, Passwords, SlowDown, { provide: APP_GUARD, useClass: ActorGuard }],
  exports: [SessionToken, Passwords, SlowDown],
})
export class AuthModule {}
