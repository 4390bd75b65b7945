import { Injectable } from '@nestjs/common';
import { almatyDay, yearOf } from '@onaltu/domain/clock/day';
import { encodeCode } from '@onaltu/domain/crockford';
import { initialsOf, type PersonName } from '@onaltu/domain/person-name';
import { certificateNumber } from '@onaltu/domain/registration-number';
import { Refused } from '@onaltu/domain/refused';
import { translator } from '@onaltu/i18n/translator';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Config } from '../../config';
import type { Actor } from '../../platform/auth/actor';
import { Envelope } from '../../platform/crypto/envelope';
import { codeHash } from '../../platform/db/door-db';
import { nowOf } from '../../platform/db/now';
import type { CertificateModel } from '../../platform/documents/document-models';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import type { CaseFile } from '../case-files/case-file.entity';
import { peopleOf } from '../case-files/case-file.queries';
import { nextNumber } from '../case-files/number-series';
import { providerHead } from '../case-files/provider-head.queries';
import { certificateDocument, type CertificateRecord } from './certificate.document';
import { Certificate } from './certificate.entity';

/** Makes certificates and opens their public doors. */
@Injectable()
export class CertificateIssuer {
  constructor(
    private readonly envelope: Envelope,
    private readonly documents: IssuedDocuments,
    private readonly config: Config,
  ) {}

  /** The numbered certificate of a case, frozen and asked to be printed. */
  async issue(
    tx: EntityManager,
    actor: Actor,
    caseFile: CaseFile,
    { language, replaces }: { language: 'kk' | 'ru'; replaces?: string },
  ): Promise<Certificate> {
    const { id: caseFileId, courseStartedOn: servedFrom, courseEndedOn: servedTo, evidenceVersion } = caseFile;
    if (!servedFrom || !servedTo) throw new Refused('case-file.wrong-state', { state: caseFile.state });
    const id = randomUUID();
    const { year, n } = await nextNumber(tx, 'certificate');
    const number = certificateNumber(year, n);
    const record = await this.record(tx, caseFile, {
      number,
      served: { from: servedFrom, to: servedTo },
      code: this.codeOf(id),
      replaces,
    });
    const { issuedOn, child } = record;
    const model = await certificateDocument(record, language);
    const documentId = await this.documents.issue(tx, actor, { caseFileId, kind: 'CERTIFICATE', model });
    await tx.insert(Certificate, {
      id,
      caseFileId,
      number,
      language,
      evidenceVersion,
      documentId,
      issuedOn,
      initials: initialsOf(await personOf(tx, caseFileId)),
      birthYear: yearOf(child.birthDate),
      servedFrom,
      servedTo,
    });
    return tx.findOneByOrFail(Certificate, { id });
  }

  private async record(
    tx: EntityManager,
    { id, number: caseNumber }: CaseFile,
    own: Pick<CertificateRecord, 'number' | 'served' | 'code' | 'replaces'>,
  ): Promise<CertificateRecord> {
    const people = await peopleOf(tx, id);
    const [signed] = await tx.query<{ at: Date; head: string }[]>(
      `select m.effective_at as at, concat_ws(' ', a.last_name, a.first_name, nullif(a.middle_name, '')) as head
       from case_move m join directory.account a on a.id = m.made_by where m.case_file_id = $1 and m.move = 'signConclusion' order by m.id desc limit 1`,
      [id],
    );
    if (!people?.childName || !people.birthDate || !signed) throw new Refused('case-file.not-found');
    return {
      ...own,
      issuedOn: almatyDay(nowOf(tx)),
      child: { name: people.childName, birthDate: people.birthDate },
      conclusion: { caseNumber: caseNumber ?? '', signedOn: almatyDay(signed.at) },
      headName: signed.head,
      publicUrl: this.config.publicUrl,
      head: await providerHead(tx),
    };
  }

  /** From now on the code on the paper is known at the public door. */
  async openDoor(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`insert into door (kind, code_hash, subject_id) values ('certificate.verify', $1, $2)`, [
      codeHash(this.codeOf(id)),
      id,
    ]);
  }

  /** The same words once more, marked as a copy: the paper that was given stays the only one without the mark. */
  async copy(tx: EntityManager, actor: Actor, { caseFileId, documentId, language }: Certificate): Promise<void> {
    const original = await this.documents.modelOf<CertificateModel>(tx, actor, documentId);
    const model = { ...original, copyMark: translator(language).t('document.copyMark') };
    await this.documents.issue(tx, actor, { caseFileId, kind: 'CERTIFICATE', model });
  }

  /** What is on the paper, grouped as it is printed there. */
  codeOf(id: string): string {
    return encodeCode(this.envelope.codeBytes('certificate', id));
  }
}

/** The child's names apart, as the card has them when the paper is made. */
async function personOf(tx: EntityManager, caseFileId: string): Promise<PersonName> {
  const [row] = await tx.query<PersonName[]>(
    `select k.last_name as "lastName", k.first_name as "firstName", k.middle_name as "middleName"
     from case_file c join child k on k.id = c.child_id where c.id = $1`,
    [caseFileId],
  );
  return row ?? {};
}
