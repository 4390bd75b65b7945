import { Module } from '@nestjs/common';
import { DictionaryService } from './dictionary.service';
import { ListsProviderController } from './lists.provider.controller';
import { ReferenceOperatorController } from './reference.operator.controller';
import { ReferenceService } from './reference.service';
import { RoomService } from './room.service';
import { SettingsProviderController } from './settings.provider.controller';
import { SettingsService } from './settings.service';
import { TemplateService } from './template.service';

@Module({
  controllers: [SettingsProviderController, ListsProviderController, ReferenceOperatorController],
  providers: [SettingsService, RoomService, DictionaryService, TemplateService, ReferenceService],
})
export class ProvidersModule {}
