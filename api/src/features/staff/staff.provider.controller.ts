import { Body, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Actor } from '../../platform/auth/actor';
import { Allow, CurrentActor, Id } from '../../platform/auth/current-actor';
import { ProviderController } from '../../platform/http/audience';
import { SeenVersion } from '../../platform/http/if-match';
import { InvitationService } from './invitation.service';
import { ChangeMember, InviteMember, ListStaff, SearchStaff } from './staff.dto';
import { StaffService } from './staff.service';
import { StaffList, StaffMember, StaffPage } from './staff.view';

@ProviderController('staff')
export class StaffProviderController {
  constructor(
    private readonly staff: StaffService,
    private readonly invitations: InvitationService,
  ) {}

  @Get()
  @Allow('staff.read')
  @ApiOkResponse({ type: StaffList })
  list(@CurrentActor() actor: Actor, @Query() filter: ListStaff): Promise<StaffList> {
    return this.staff.list(actor, filter);
  }

  /** A POST, because a name never stands in an address. */
  @Post('search')
  @Allow('staff.read')
  @HttpCode(200)
  @ApiOkResponse({ type: StaffList })
  search(@CurrentActor() actor: Actor, @Body() sought: SearchStaff): Promise<StaffList> {
    return this.staff.list({ ...actor, idempotency: undefined }, sought);
  }

  @Get(':personId')
  @Allow('staff.read')
  @ApiOkResponse({ type: StaffPage })
  read(@CurrentActor() actor: Actor, @Id('personId') id: string): Promise<StaffPage> {
    return this.staff.read(actor, id);
  }

  @Put(':personId')
  @Allow('staff.keep')
  @ApiOkResponse({ type: StaffMember })
  change(
    @CurrentActor() actor: Actor,
    @Id('personId') id: string,
    @SeenVersion() seen: number,
    @Body() terms: ChangeMember,
  ): Promise<StaffMember> {
    return this.staff.change(actor, id, seen, terms);
  }

  @Post(':personId/end')
  @Allow('staff.keep')
  @ApiCreatedResponse({ type: StaffMember })
  end(@CurrentActor() actor: Actor, @Id('personId') id: string, @SeenVersion() seen: number): Promise<StaffMember> {
    return this.staff.end(actor, id, seen);
  }

  @Post(':personId/return')
  @Allow('staff.keep')
  @ApiCreatedResponse({ type: StaffMember })
  takeBack(
    @CurrentActor() actor: Actor,
    @Id('personId') id: string,
    @SeenVersion() seen: number,
  ): Promise<StaffMember> {
    return this.staff.takeBack(actor, id, seen);
  }

  @Post(':personId/sign-out')
  @Allow('staff.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  signOut(@CurrentActor() actor: Actor, @Id('personId') id: string): Promise<void> {
    return this.staff.signOut(actor, id);
  }

  @Post('invitations')
  @Allow('staff.keep')
  @ApiCreatedResponse({ type: StaffMember })
  invite(@CurrentActor() actor: Actor, @Body() whom: InviteMember): Promise<StaffMember> {
    return this.invitations.invite(actor, whom);
  }

  @Post('invitations/:invitationId/renewal')
  @Allow('staff.keep')
  @ApiCreatedResponse({ type: StaffMember })
  renew(@CurrentActor() actor: Actor, @Id('invitationId') id: string): Promise<StaffMember> {
    return this.invitations.renew(actor, id);
  }

  @Delete('invitations/:invitationId')
  @Allow('staff.keep')
  @HttpCode(204)
  @ApiNoContentResponse()
  withdraw(@CurrentActor() actor: Actor, @Id('invitationId') id: string): Promise<void> {
    return this.invitations.withdraw(actor, id);
  }
}
