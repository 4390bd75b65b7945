import { Injectable } from '@nestjs/common';
import { whyNotFirstAdministrator } from '@onaltu/domain/directory';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { type Actor, type Scope, systemActor } from '../../platform/auth/actor';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvitationService } from './invitation.service';
import type { InvitedPerson } from './staff.dto';

/** Whom each looks after: an official's providers, the operator's regions. */
const BELOW = { region: 'provider', operator: 'region' } as const satisfies Partial<Record<Scope, Scope>>;

/**
 * Somebody must let the first person in. Whether it is theirs to invite is asked within their own walls; the invitation
 * itself is written as the provider or the region, with the inviting person as its author, and nothing is read there.
 */
@Injectable()
export class FirstAdministrator {
  constructor(
    private readonly db: TenantDb,
    private readonly invitations: InvitationService,
  ) {}

  async invite(
    { idempotency, ...actor }: Actor & { scope: keyof typeof BELOW },
    ownerId: string,
    whom: InvitedPerson,
  ): Promise<void> {
    await this.db.as(actor, (tx) => requireAwaited(tx, ownerId));
    const inviting = { ...systemActor(ownerId, BELOW[actor.scope]), userId: actor.userId };
    await this.invitations.inviteFirst(idempotency ? { ...inviting, idempotency } : inviting, whom);
  }
}

async function requireAwaited(tx: EntityManager, id: string): Promise<void> {
  const [place] = await tx.query<{ administered: boolean; closed: boolean }[]>(
    `select n.active as administered, exists (select from directory.provider p where p.id = n.owner_id and p.closed_on is not null) as closed
     from authn.administered() n where n.owner_id = $1`,
    [id],
  );
  if (!place) throw new Refused('resource.not-found');
  const refusal = whyNotFirstAdministrator(place);
  if (refusal) throw new Refused(refusal);
}
