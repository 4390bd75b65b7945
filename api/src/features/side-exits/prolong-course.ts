import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import { peopleOf } from '../case-files/case-file.queries';
import { CaseFileView } from '../case-files/case-file.view';
import { factsOf } from '../case-files/case-facts';
import { lockCaseFile } from '../case-files/find-case-file';
import { moveCaseFile } from '../case-files/move-case-file';
import { ownName, providerHead } from '../case-files/provider-head.queries';
import { addendumDocument } from './addendum.document';
import type { Prolong } from './side-exit.dto';

type Contract = { id: string; number: string; lengthDays: number };

@Injectable()
export class ProlongCourse {
  constructor(
    private readonly db: TenantDb,
    private readonly documents: IssuedDocuments,
  ) {}

  /** A longer course within the limit of the regulation (¶5(4)): an addendum to the contract, printed like it. */
  async prolong(actor: Actor, caseFileId: string, { lengthDays, reason }: Prolong): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      const before = caseFile.lengthDays ?? 0;
      if (lengthDays <= before) throw new Refused('contract.length-out-of-range', { min: before + 1 });
      const facts = { ...(await factsOf(tx, caseFile)), lengthDays };
      await moveCaseFile(tx, caseFile, 'prolong', {
        facts,
        reason,
        set: { lengthDays },
        detail: { from: before, to: lengthDays },
      });
      const [contract] = await tx.query<Contract[]>(
        `select id, number, length_days as "lengthDays" from contract where case_file_id = $1`,
        [caseFileId],
      );
      const people = await peopleOf(tx, caseFileId);
      if (!contract || !people?.childName || !people.representativeName) throw new Refused('resource.not-found');
      const record = {
        ...{
          number: contract.number,
          concludedOn: almatyDay(nowOf(tx)),
          fromDays: before,
          toDays: lengthDays,
          reason,
        },
        childName: people.childName,
        representativeName: people.representativeName,
        headName: await ownName(tx),
        head: await providerHead(tx),
      };
      const model = addendumDocument(record, caseFile.language);
      const documentId = await this.documents.issue(tx, actor, { caseFileId, kind: 'ADDENDUM', model });
      await tx.query(
        `insert into contract_addendum (id, contract_id, from_days, to_days, concluded_on, document_id) values ($1, $2, $3, $4, $5, $6)`,
        [randomUUID(), contract.id, before, lengthDays, record.concludedOn, documentId],
      );
      return CaseFileView.of(caseFile);
    });
  }
}
