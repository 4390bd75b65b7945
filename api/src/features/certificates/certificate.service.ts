import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { encodeCode } from '@onaltu/domain/crockford';
import { certificateNumber } from '@onaltu/domain/registration-number';
import { Refused } from '@onaltu/domain/refused';
import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { Config } from '../../config';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { codeHash } from '../../platform/db/door-db';
import { TenantDb } from '../../platform/db/tenant-db';
import { IssuedDocument } from '../../platform/documents/document.entity';
import { IssuedDocuments } from '../../platform/documents/issued-documents';
import type { CaseFile } from '../case-files/case-file.entity';
import { peopleOf } from '../case-files/case-file.queries';
import { CaseFileView } from '../case-files/case-file.view';
import { factsOf } from '../case-files/case-facts';
import { findCaseFile, lockCaseFile } from '../case-files/find-case-file';
import { markHandling } from '../case-files/handling';
import { moveCaseFile } from '../case-files/move-case-file';
import { nextNumber } from '../case-files/number-series';
import { providerHead } from '../case-files/provider-head.queries';
import { certificateDocument, type CertificateRecord } from './certificate.document';
import type { HandOver, PrepareCertificate } from './certificate.dto';
import { Certificate } from './certificate.entity';
import { CertificateView } from './certificate.view';

const LIVE = { revokedAt: IsNull() };

@Injectable()
export class CertificateService {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly documents: IssuedDocuments,
    private readonly config: Config,
  ) {}

  /** Action 6 begins (¶5(6)): the certificate gets its number and is printed. Asked again, the same one is answered. */
  async prepare(actor: Actor, caseFileId: string, { language }: PrepareCertificate): Promise<CertificateView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      const known = await tx.findOneBy(Certificate, { caseFileId, ...LIVE });
      if (known && known.evidenceVersion === caseFile.evidenceVersion) return this.view(tx, known);
      if (caseFile.state !== 'CONCLUSION_SIGNED') throw new Refused('case-file.wrong-state', { state: caseFile.state });
      if (known) await this.withdraw(tx, known);
      await markHandling(tx, caseFileId, 6, 'START');
      return this.view(
        tx,
        await this.issue(tx, actor, caseFile, { language: language ?? caseFile.language, replaces: known?.number }),
      );
    });
  }

  async read(actor: Actor, caseFileId: string): Promise<CertificateView> {
    return this.db.as(actor, async (tx) => {
      const { evidenceVersion } = await findCaseFile(tx, actor, caseFileId);
      const certificate = await tx.findOneBy(Certificate, { caseFileId, evidenceVersion, ...LIVE });
      if (!certificate) throw new Refused('certificate.not-found');
      await audit(tx, 'certificate.read', { type: 'certificate', id: certificate.id });
      return this.view(tx, certificate);
    });
  }

  /** Action 6 ends: somebody took it and showed a paper. From now on the public door knows it. */
  async handOver(actor: Actor, caseFileId: string, { recipientName, recipientPaper }: HandOver): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      const facts = { ...(await factsOf(tx, caseFile)), recipientRecorded: true };
      await moveCaseFile(tx, caseFile, 'handOver', { facts });
      const { id } = await tx.findOneByOrFail(Certificate, { caseFileId, ...LIVE });
      await tx.update(
        Certificate,
        { id },
        { recipientName, recipientPaper, handedOverAt: new Date(), handedOverBy: actor.userId },
      );
      await tx.query(`insert into door (kind, code_hash, subject_id) values ('certificate.verify', $1, $2)`, [
        codeHash(this.codeOf(id)),
        id,
      ]);
      return CaseFileView.of(caseFile);
    });
  }

  private async issue(
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
    const model = await certificateDocument(record, language);
    const documentId = await this.documents.issue(tx, actor, { caseFileId, kind: 'CERTIFICATE', model });
    await tx.insert(Certificate, {
      id,
      caseFileId,
      number,
      language,
      evidenceVersion,
      documentId,
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
      issuedOn: almatyDay(new Date()),
      child: { name: people.childName, birthDate: people.birthDate },
      conclusion: { caseNumber: caseNumber ?? '', signedOn: almatyDay(signed.at) },
      headName: signed.head,
      publicUrl: this.config.publicUrl,
      head: await providerHead(tx),
    };
  }

  /** Prepared on facts that changed before anybody took it: its number stays used, and it is no certificate any more. */
  private async withdraw(tx: EntityManager, { id }: Certificate): Promise<void> {
    await tx.update(Certificate, { id }, { revokedAt: new Date(), revokeReason: 'facts changed before handing over' });
  }

  private async view(tx: EntityManager, certificate: Certificate): Promise<CertificateView> {
    const { renderedAt } = await tx.findOneByOrFail(IssuedDocument, { id: certificate.documentId });
    return CertificateView.of(certificate, renderedAt !== null);
  }

  private codeOf(id: string): string {
    return encodeCode(this.envelope.codeBytes('certificate', id));
  }
}
