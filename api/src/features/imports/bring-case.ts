import { Injectable } from '@nestjs/common';
import type { Day } from '@onaltu/domain/clock/day';
import { momentOfPaper } from '@onaltu/domain/late-entry';
import { fold } from '@onaltu/domain/person-name';
import { CONSENT_TEXT_VERSION } from '@onaltu/domain/regulation';
import { translator } from '@onaltu/i18n/translator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import type { LateEntry } from '../case-files/late-entry.dto';
import { ContractService } from '../contracts/contract.service';
import { TeamService } from '../contracts/team.service';
import { IntakeService } from '../intake/intake.service';
import { type KnownChild, KnownChildren } from '../intake/known-child';
import type { Bringer, Bringing } from './bringer';
import { CaseBrought, type ContractBrought, type RegistrationBrought } from './import.dto';

type Terms = { id: string; one: Actor; lateOn: (day: Day, paperNumber?: string) => LateEntry };

/** Cases in progress: registered, and where the contract is concluded, with it and its team, as late entries of their papers. */
@Injectable()
export class BringCase implements Bringer<CaseBrought> {
  readonly shape = CaseBrought;

  constructor(
    private readonly intake: IntakeService,
    private readonly contracts: ContractService,
    private readonly team: TeamService,
    private readonly children: KnownChildren,
  ) {}

  keyOf({ child: { iin, lastName = '', firstName = '', birthDate }, registration }: CaseBrought): string {
    return [iin ?? `${fold(lastName)} ${fold(firstName)} ${birthDate}`, registration.receivedOn].join('|');
  }

  notesOn(): [] {
    return [];
  }

  async bring({ child: sought, registration, contract }: CaseBrought, { tx, one }: Bringing) {
    const child = await this.children.find(tx, one, sought);
    if (await isHere(tx, child.id, registration.receivedOn)) return 'KNOWN';
    const reason = translator(one.locale).t('imports.lateReason');
    const lateOn = (day: Day, paperNumber?: string): LateEntry => ({
      ...{ on: momentOfPaper(day, nowOf(tx)), reason },
      ...(paperNumber ? { paperNumber } : {}),
    });
    const { id } = await this.intake.saveDraft(one, { child: { id: child.id, lastName: child.lastName } });
    const terms = { id, one, lateOn };
    await this.register(child, registration, terms);
    if (contract) await this.conclude(contract, registration.language ?? child.language, terms);
    return 'ENTERED';
  }

  private async register(
    child: KnownChild,
    registration: RegistrationBrought,
    { id, one, lateOn }: Terms,
  ): Promise<void> {
    const { receivedOn, paperNumber, consentOn = receivedOn, papers, channel = 'OFFICE', language } = registration;
    const { representative, ...card } = child;
    await this.intake.register(one, id, {
      ...{ child: card, representative, channel },
      ...(language ? { language } : {}),
      consent: { textVersion: CONSENT_TEXT_VERSION, givenOn: consentOn },
      papers: papers.map((kind) => ({ kind, keeping: 'SEEN' })),
      late: lateOn(receivedOn, paperNumber),
    });
  }

  private async conclude(contract: ContractBrought, language: 'kk' | 'ru', { id, one, lateOn }: Terms): Promise<void> {
    const { concludedOn, paperNumber, lengthDays, signedOn = concludedOn, specialists } = contract;
    await this.contracts.takeUp(one, id, { late: lateOn(concludedOn) });
    for (const specialistId of specialists) await this.team.assign(one, id, { specialistId });
    await this.contracts.conclude(one, id, {
      ...{ lengthDays, language, signedByHead: true },
      signedByRepresentativeAt: lateOn(signedOn).on,
      late: lateOn(concludedOn, paperNumber),
    });
  }
}

/** A case is known by its child and the day its papers were received, whatever has become of it since. */
async function isHere(tx: EntityManager, childId: string, receivedOn: Day): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select from case_file where child_id = $1 and received_on = $2 and state <> 'DRAFT' limit 1`,
    [childId, receivedOn],
  );
  return rows.length > 0;
}
