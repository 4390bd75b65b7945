import { Body, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { DepartmentController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { InvitationService } from './invitation.service';
import { OfficialList, OfficialView } from './official.view';
import { ChangeOfficial, InviteOfficial, ListOfficials } from './staff.dto';
import { StaffService } from './staff.service';

@DepartmentController('officials')
export class OfficialDepartmentController {
  constructor(
    private readonly staff: StaffService,
    private readonly invitations: InvitationService,
  ) {}

  @Get()
  @Allow('official.keep')
  @ApiOkResponse({ type: OfficialList })
  async list(@CurrentActor() actor: Actor, @Query() filter: ListOfficials): Promise<OfficialList> {
    return OfficialList.of(await this.staff.list(actor, filter));
  }

  @Put(':personId')
  @Allow('official.keep')
  @ApiOkResponse({ type: OfficialView })
  async change(
    @CurrentActor() actor: Actor,
    @Id('personId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: ChangeOfficial,
  ): Promise<OfficialView> {
    return OfficialView.of(await this.staff.change(actor, id, seen, terms));
  }

  @Post(':personId/end')
  @Allow('official.keep')
  @ApiCreatedResponse({ type: OfficialView })
  async end(
    @CurrentActor() actor: Actor,
    @Id('personId') id: string,
    @SeenVersion() seen: number,
  ): Promise<OfficialView> {
    return OfficialView.of(await this.staff.end(actor, id, seen));
  }

  @Post(':personId/return')
  @Allow('official.keep')
  @ApiCreatedResponse({ type: OfficialView })
  async takeBack(
    @CurrentActor() actor: Actor,
    @Id('personId') id: string,
    @SeenVersion() seen: number,
  ): Promise<OfficialView> {
    return OfficialView.of(await this.staff.takeBack(actor, id, seen));
  }

  @Post(':personId/sign-out')
  @Allow('official.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  signOut(@CurrentActor() actor: Actor, @Id('personId') id: string): Promise<void> {
    return this.staff.signOut(actor, id);
  }

  @Post('invitations')
  @Allow('official.keep')
  @ApiCreatedResponse({ type: OfficialView })
  async invite(@CurrentActor() actor: Actor, @Body() whom: InviteOfficial): Promise<OfficialView> {
    return OfficialView.of(await this.invitations.invite(actor, whom));
  }

  @Post('invitations/:invitationId/renewal')
  @Allow('official.keep')
  @ApiCreatedResponse({ type: OfficialView })
  async renew(@CurrentActor() actor: Actor, @Id('invitationId') id: string): Promise<OfficialView> {
    return OfficialView.of(await this.invitations.renew(actor, id));
  }

  @Delete('invitations/:invitationId')
  @Allow('official.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdraw(@CurrentActor() actor: Actor, @Id('invitationId') id: string): Promise<void> {
    return this.invitations.withdraw(actor, id);
  }
}
