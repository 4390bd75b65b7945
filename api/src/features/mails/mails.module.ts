import { Module } from '@nestjs/common';
import { LookAtLetters } from './look-at-letters';
import { MailOperatorController, MailProviderController } from './mail.controllers';
import { MailService, MailWatch } from './mail.service';

/** Mounted by the HTTP process. */
@Module({
  controllers: [MailProviderController, MailOperatorController],
  providers: [MailService, MailWatch, LookAtLetters],
})
export class MailsModule {}
