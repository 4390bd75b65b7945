import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { DepartmentController, OperatorController } from '../../platform/http/audience';
import { FirstAdministrator } from './first-administrator';
import { InvitedPerson } from './staff.dto';

@DepartmentController('providers')
export class FirstAdministratorDepartmentController {
  constructor(private readonly first: FirstAdministrator) {}

  @Post(':providerId/administrator')
  @Allow('provider.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  invite(@CurrentActor() actor: Actor, @Id('providerId') id: string, @Body() whom: InvitedPerson): Promise<void> {
    return this.first.invite({ ...actor, scope: 'region' }, id, whom);
  }
}

@OperatorController('regions')
export class FirstAdministratorOperatorController {
  constructor(private readonly first: FirstAdministrator) {}

  @Post(':regionId/administrator')
  @Allow('region.open')
  @HttpCode(204)
  @ApiNoContentResponse()
  invite(@CurrentActor() actor: Actor, @Id('regionId') id: string, @Body() whom: InvitedPerson): Promise<void> {
    return this.first.invite({ ...actor, scope: 'operator' }, id, whom);
  }
}
