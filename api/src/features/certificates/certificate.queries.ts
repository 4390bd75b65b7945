import type { EntityManager } from 'typeorm';
import { askIn, statement } from '../../platform/db/statement';
import type { Certificate } from './certificate.entity';
import type { CertificateCopyView, ReplacedCertificateView } from './certificate.view';

/** How the form of a certificate is doing: its last attempt to be printed may have been given up. */
type FormState = { rendered: boolean; failed: boolean };
const FORM = `
  select d.rendered_at is not null as rendered, d.rendered_at is null and coalesce(
    (select o.failed_at is not null from outbox o where o.queue = 'document.render' and o.data ->> 'documentId' = d.id::text order by o.id desc limit 1), false) as failed
  from document d where d.id = $1`;

const COPIES = `
  select d.id as "documentId", d.made_at as "madeAt", d.rendered_at is not null as rendered
  from document d join certificate t on t.id = $1 and t.case_file_id = d.case_file_id
  where d.kind = 'CERTIFICATE' and d.made_at > t.handed_over_at and not exists (select from certificate o where o.document_id = d.id)
  order by d.made_at desc`;

const REPLACED = `
  select number, issued_on::text as "issuedOn", revoked_at as "revokedAt", handed_over_at is not null as "handedOver", case when handed_over_at is not null then revoke_reason end as reason
  from certificate where case_file_id = $1 and revoked_at is not null order by number desc`;

export type AboutCertificate = FormState & { copies: CertificateCopyView[]; replaced: ReplacedCertificateView[] };

/** What stands beside a certificate: its form, the copies made of it, and those it took the place of. */
export async function aboutCertificate(tx: EntityManager, certificate: Certificate): Promise<AboutCertificate> {
  const { id, caseFileId, documentId } = certificate;
  const [form] = await askIn(tx, statement<FormState>(FORM, [documentId]));
  const copies = await askIn(tx, statement<CertificateCopyView>(COPIES, [id]));
  const replaced = await askIn(tx, statement<ReplacedCertificateView>(REPLACED, [caseFileId]));
  return { rendered: form?.rendered ?? false, failed: form?.failed ?? false, copies, replaced };
}
