import { Body, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { AddDistrict, ChangeDistrict } from './directory.dto';
import { DistrictView } from './directory.view';
import { DistrictService } from './district.service';

@DepartmentController('districts')
export class DistrictDepartmentController {
  constructor(private readonly districts: DistrictService) {}

  @Get()
  @Allow('directory.read')
  @ApiOkResponse({ type: [DistrictView] })
  list(@CurrentActor() actor: Actor): Promise<DistrictView[]> {
    return this.districts.list(actor);
  }

  @Post()
  @Allow('district.keep')
  @ApiCreatedResponse({ type: DistrictView })
  add(@CurrentActor() actor: Actor, @Body() district: AddDistrict): Promise<DistrictView> {
    return this.districts.add(actor, district);
  }

  @Put(':districtId')
  @Allow('district.keep')
  @ApiOkResponse({ type: DistrictView })
  change(
    @CurrentActor() actor: Actor,
    @Id('districtId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: ChangeDistrict,
  ): Promise<DistrictView> {
    return this.districts.change(actor, id, seen, terms);
  }

  @Post(':districtId/retirement')
  @Allow('district.keep')
  @ApiCreatedResponse({ type: DistrictView })
  retire(
    @CurrentActor() actor: Actor,
    @Id('districtId') id: string,
    @SeenVersion() seen: number,
  ): Promise<DistrictView> {
    return this.districts.retire(actor, id, seen);
  }

  @Post(':districtId/return')
  @Allow('district.keep')
  @ApiCreatedResponse({ type: DistrictView })
  takeBack(
    @CurrentActor() actor: Actor,
    @Id('districtId') id: string,
    @SeenVersion() seen: number,
  ): Promise<DistrictView> {
    return this.districts.takeBack(actor, id, seen);
  }
}
