import { Injectable } from '@nestjs/common';
import { Refused } from '@onaltu/domain/refused';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import type { CaseFile } from '../case-files/case-file.entity';
import { CaseFileView } from '../case-files/case-file.view';
import { factsOf } from '../case-files/case-facts';
import { findCaseFile, lockCaseFile } from '../case-files/find-case-file';
import { markHandling } from '../case-files/handling';
import { moveCaseFile } from '../case-files/move-case-file';
import type { HandOver, PrepareCertificate, ReissueCertificate } from './certificate.dto';
import { Certificate } from './certificate.entity';
import { CertificateIssuer } from './certificate-issuer';
import { aboutCertificate } from './certificate.queries';
import { CertificateView } from './certificate.view';

const LIVE = { revokedAt: IsNull() };

@Injectable()
export class CertificateService {
  constructor(
    private readonly db: TenantDb,
    private readonly issuer: CertificateIssuer,
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
      const certificate = await this.issuer.issue(tx, actor, caseFile, {
        language: language ?? caseFile.language,
        replaces: known?.number,
      });
      await markHandling(tx, caseFileId, 6, 'INTERRUPT'); // it waits until somebody comes for it
      return this.view(tx, certificate);
    });
  }

  async read(actor: Actor, caseFileId: string): Promise<CertificateView> {
    return this.db.as(actor, async (tx) => {
      const certificate = await this.live(tx, await findCaseFile(tx, actor, caseFileId));
      await audit(tx, 'certificate.read', { type: 'certificate', id: certificate.id });
      return this.view(tx, certificate);
    });
  }

  /** A reprint of what was given: it says of itself that it is a copy. */
  async copy(actor: Actor, caseFileId: string): Promise<CertificateView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      const certificate = await this.live(tx, caseFile);
      if (!certificate.handedOverAt) throw new Refused('certificate.not-handed-over');
      await this.issuer.copy(tx, actor, certificate);
      return this.view(tx, certificate);
    });
  }

  /** Action 6 ends: somebody took it and showed a paper. From now on the public door knows it. One given anew is handed over the same way. */
  async handOver(actor: Actor, caseFileId: string, { recipientName, recipientPaper }: HandOver): Promise<CaseFileView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      const facts = { ...(await factsOf(tx, caseFile)), recipientRecorded: true };
      const certificate = await tx.findOneBy(Certificate, { caseFileId, handedOverAt: IsNull(), ...LIVE });
      const isReissued = caseFile.state === 'RESULT_ISSUED' && certificate !== null;
      if (!isReissued) await moveCaseFile(tx, caseFile, 'handOver', { facts });
      if (!certificate || !facts.certificateRendered) throw new Refused('certificate.not-rendered');
      const { id } = certificate;
      const taken = { recipientName, recipientPaper, handedOverAt: nowOf(tx), handedOverBy: actor.userId };
      await tx.update(Certificate, { id }, taken);
      await this.issuer.openDoor(tx, id);
      await audit(tx, 'certificate.handed-over', { type: 'certificate', id });
      return CaseFileView.of(caseFile);
    });
  }

  /** A mistake on a paper that was given: the old one is revoked and says so at the public door, a new one takes its place. */
  async reissue(actor: Actor, caseFileId: string, { reason, language }: ReissueCertificate): Promise<CertificateView> {
    return this.db.as(actor, async (tx) => {
      const caseFile = await lockCaseFile(tx, actor, caseFileId);
      await moveCaseFile(tx, caseFile, 'reissueCertificate', { reason });
      const old = await tx.findOneByOrFail(Certificate, { caseFileId, ...LIVE });
      await tx.update(Certificate, { id: old.id }, { revokedAt: nowOf(tx), revokeReason: reason });
      const own = { language: language ?? old.language, replaces: old.number };
      return this.view(tx, await this.issuer.issue(tx, actor, caseFile, own));
    });
  }

  private async live(tx: EntityManager, { id: caseFileId, evidenceVersion }: CaseFile): Promise<Certificate> {
    const certificate = await tx.findOneBy(Certificate, { caseFileId, evidenceVersion, ...LIVE });
    if (!certificate) throw new Refused('certificate.not-found');
    return certificate;
  }

  /** Prepared on facts that changed before anybody took it: its number stays used, and it is no certificate any more. */
  private async withdraw(tx: EntityManager, { id }: Certificate): Promise<void> {
    await tx.update(Certificate, { id }, { revokedAt: nowOf(tx), revokeReason: 'facts changed before handing over' });
  }

  private async view(tx: EntityManager, certificate: Certificate): Promise<CertificateView> {
    return CertificateView.of(certificate, await aboutCertificate(tx, certificate), this.issuer.codeOf(certificate.id));
  }
}
