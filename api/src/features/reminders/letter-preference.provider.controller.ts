import { Body, Get, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { LetterPreferenceService } from './letter-preference.service';
import { LetterPreferencesView } from './letter-preference.view';
import { ChangeLetterPreferences } from './reminder.dto';

@ProviderController('letter-preferences')
export class LetterPreferenceProviderController {
  constructor(private readonly preferences: LetterPreferenceService) {}

  @Get()
  @Allow('case-file.read')
  @ApiOkResponse({ type: LetterPreferencesView })
  read(@CurrentActor() actor: Actor): Promise<LetterPreferencesView> {
    return this.preferences.read(actor);
  }

  @Put()
  @Allow('case-file.read')
  @ApiOkResponse({ type: LetterPreferencesView })
  change(
    @CurrentActor() actor: Actor,
    @SeenVersion() seen: number,
    @Body() wanted: ChangeLetterPreferences,
  ): Promise<LetterPreferencesView> {
    return this.preferences.change(actor, seen, wanted);
  }
}
