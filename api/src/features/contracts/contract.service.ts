import { Injectable } from '@nestjs/common';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { contractNumber } from '@onaltu/domain/registration-number';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import type { CaseFile } from '../case-files/case-file.entity';
import { peopleOf, teamOf } from '../case-files/case-file.queries';
import { CaseFileView } from '../case-files/case-file.view';
import { factsOf } from '../case-files/case-facts';
import { findCaseFile, lockCaseFile } from '../case-files/find-case-file';
import { moveCaseFile } from '../case-files/move-case-file';
import { nextNumber } from '../case-files/number-series';
import { ownName, providerHead } from '../case-files/provider-head.queries';
import { contractDocument, type ContractRecord } from './contract.document';
import { Contract } from './contract.entity';
import { ContractView } from './contract.view';
import type { ConcludeContract, TakeUp } from './review.dto';

type Signed = { number: string; concludedOn: Day; signedByHeadAt: Date; signedByRepresentativeAt: Date };

@Injectable()
export class ContractService {
  constructor(
    private readonly db: TenantDb,
    private readonly documents: IssuedDocuments,
  ) {}

  /** Action 2 begins (¶5(2)): the head takes the package up. */
  async takeUp(actor: Actor, caseFileId: string, { late }: TakeUp): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) =>
      CaseFileView.of(await moveCaseFile(tx, await lockCaseFile(tx, actor, caseFileId), 'takeUp', { late })),
    );
  }

  /** Action 2 ends: length, team and both signatures make the contract; its form is printed. */
  async conclude(actor: Actor, caseFileId: string, terms: ConcludeContract): Promise<CaseFileView> {
    const { lengthDays, language, signedByHead, signedByRepresentativeAt, late } = terms;
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      const facts = {
        ...(await factsOf(tx, caseFile)),
        lengthDays,
        signedByHead,
        signedByRepresentative: signedByRepresentativeAt !== undefined,
      };
      await moveCaseFile(tx, caseFile, 'concludeContract', { facts, late, set: { lengthDays, language } });
      const { year, n } = await nextNumber(tx, 'contract');
      const signed = {
        number: contractNumber(year, n),
        concludedOn: almatyDay(caseFile.stateSince),
        signedByHeadAt: caseFile.stateSince,
        signedByRepresentativeAt: signingMoment(signedByRepresentativeAt ?? '', caseFile, nowOf(tx)),
      };
      const model = contractDocument(await this.record(tx, caseFile, terms, signed), language);
      const documentId = await this.documents.issue(tx, actor, { caseFileId, kind: 'CONTRACT', model });
      await tx.insert(Contract, {
        ...signed,
        caseFileId,
        paperNumber: late?.paperNumber ?? null,
        language,
        lengthDays,
        headId: actor.userId,
        documentId,
      });
      return CaseFileView.of(caseFile);
    });
  }

  async read(actor: Actor, caseFileId: string): Promise<ContractView> {
    return this.db.as(actor, async (tx) => {
      await findCaseFile(tx, actor, caseFileId);
      const contract = await tx.findOneBy(Contract, { caseFileId });
      if (!contract) throw new Refused('resource.not-found');
      await audit(tx, 'case-file.read', { type: 'case_file', id: caseFileId }, { part: 'contract' });
      return ContractView.of(contract);
    });
  }

  private async record(
    tx: EntityManager,
    caseFile: CaseFile,
    { lengthDays, late }: ConcludeContract,
    signed: Signed,
  ): Promise<ContractRecord> {
    const people = await peopleOf(tx, caseFile.id);
    if (!people?.childName || !people.birthDate || !people.representativeName || !people.phone)
      throw new Refused('case-file.not-found');
    return {
      ...signed,
      lengthDays,
      paperNumber: late?.paperNumber,
      headName: await ownName(tx),
      representative: { name: people.representativeName, relation: caseFile.relation ?? 'OTHER', phone: people.phone },
      child: { name: people.childName, birthDate: people.birthDate },
      specialists: await teamOf(tx, caseFile.id),
      head: await providerHead(tx),
    };
  }
}

/** Nobody has signed tomorrow, nor before the papers were received. */
function signingMoment(text: string, { receivedOn }: CaseFile, now: Date): Date {
  const at = new Date(text);
  if (at > now) throw new Refused('late-entry.in-future');
  if (receivedOn && almatyDay(at) < receivedOn) throw new Refused('late-entry.before-previous', { day: receivedOn });
  return at;
}
