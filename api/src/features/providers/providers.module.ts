import { Module } from '@nestjs/common';
import { DictionaryService } from './dictionary.service';
import { DistrictDepartmentController } from './district.department.controller';
import { DistrictService } from './district.service';
import { ListsProviderController } from './lists.provider.controller';
import { ProviderDepartmentController } from './provider.department.controller';
import { ProviderService } from './provider.service';
import { ReferenceOperatorController } from './reference.operator.controller';
import { ReferenceService } from './reference.service';
import { RegionDepartmentController, RegionOperatorController } from './region.controllers';
import { RegionRungsService } from './region-rungs.service';
import { RegionService } from './region.service';
import { ReminderSettingService } from './reminder-setting.service';
import { RoomService } from './room.service';
import { SettingsProviderController } from './settings.provider.controller';
import { SettingsService } from './settings.service';
import { TemplateService } from './template.service';

@Module({
  controllers: [
    SettingsProviderController,
    ListsProviderController,
    ReferenceOperatorController,
    ProviderDepartmentController,
    DistrictDepartmentController,
    RegionDepartmentController,
    RegionOperatorController,
  ],
  providers: [
    SettingsService,
    ReminderSettingService,
    RoomService,
    DictionaryService,
    TemplateService,
    ReferenceService,
    ProviderService,
    DistrictService,
    RegionService,
    RegionRungsService,
  ],
})
export class ProvidersModule {}
