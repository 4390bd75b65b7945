import { Module } from '@nestjs/common';
import { PlatformJobsModule } from '../../platform/platform.module';
import { FollowLetterLink } from './follow-letter-link';
import { LetterLinkPublicController } from './letter-link.public.controller';
import { LetterPreferenceProviderController } from './letter-preference.provider.controller';
import { LetterPreferenceService } from './letter-preference.service';
import { ReminderProviderController } from './reminder.provider.controller';
import { ReminderService } from './reminder.service';
import { SweepTicker } from './sweep.ticker';

/** Mounted by the HTTP process. */
@Module({
  controllers: [ReminderProviderController, LetterPreferenceProviderController, LetterLinkPublicController],
  providers: [ReminderService, LetterPreferenceService, FollowLetterLink],
})
export class RemindersModule {}

/** Mounted by the worker process. */
@Module({ imports: [PlatformJobsModule], providers: [SweepTicker] })
export class RemindersWorkerModule {}
