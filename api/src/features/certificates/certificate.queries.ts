import type { EntityManager } from 'typeorm';
import { askIn, statement } from '../../platform/db/statement';
import { FORM } from '../../platform/documents/document.jobs';
import { type AsAsked, asked, MakingView } from '../../platform/jobs/making';
import type { Certificate } from './certificate.entity';
import type { CertificateCopyView, ReplacedCertificateView } from './certificate.view';

const PAPER = `select ${asked(FORM, 'f.id', 'f.rendered_at is null')} as asked from document f where f.id = $1`;

const COPIES = `
  select d.id as "documentId", d.made_at as "madeAt", ${asked(FORM, 'd.id', 'd.rendered_at is null')} as asked
  from document d join certificate t on t.id = $1 and t.case_file_id = d.case_file_id
  where d.kind = 'CERTIFICATE' and d.made_at > t.handed_over_at and not exists (select from certificate o where o.document_id = d.id)
  order by d.made_at desc`;

const REPLACED = `
  select number, issued_on::text as "issuedOn", revoked_at as "revokedAt", handed_over_at is not null as "handedOver", case when handed_over_at is not null then revoke_reason end as reason
  from certificate where case_file_id = $1 and revoked_at is not null order by number desc`;

export type AboutCertificate = {
  making: MakingView;
  copies: CertificateCopyView[];
  replaced: ReplacedCertificateView[];
};

/** What stands beside a certificate: its form, the copies made of it, and those it took the place of. */
export async function aboutCertificate(tx: EntityManager, certificate: Certificate): Promise<AboutCertificate> {
  const { id, caseFileId, documentId } = certificate;
  const [paper] = await askIn(tx, statement<{ asked: AsAsked }>(PAPER, [documentId]));
  const copies = await askIn(tx, statement<Omit<CertificateCopyView, 'making'> & { asked: AsAsked }>(COPIES, [id]));
  const replaced = await askIn(tx, statement<ReplacedCertificateView>(REPLACED, [caseFileId]));
  return {
    making: MakingView.of(paper?.asked ?? null),
    copies: copies.map(({ asked: answer, ...copy }) => ({ ...copy, making: MakingView.of(answer) })),
    replaced,
  };
}
