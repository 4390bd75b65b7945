import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor';
import { listed, type Marked, pageOf } from '../../platform/audit/listed';
import type { Statement, Value } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { ON_TEAM, seesEveryCase } from '../case-files/find-case-file';
import type { SearchCertificates } from './certificate.dto';
import type { CertificateList, CertificateRow } from './certificate-list.view';

type Row = Marked & CertificateRow;

const PAGE = 50;
const LATEST = 'e.issued_on, e.number';
const is = (what: boolean | undefined, column: string): string | null =>
  what === undefined ? null : `${column} is ${what ? 'not ' : ''}null`;

function certificateList(actor: Actor, filter: SearchCertificates): Statement<Row> {
  const { number, from, to, language, revoked, handedOver, after, limit = PAGE } = filter;
  const values: Value[] = [];
  const given = (value: Value): string => `$${values.push(value)}`;
  const where = [
    seesEveryCase(actor) ? null : ON_TEAM,
    number && `e.number = ${given(number)}`,
    from && `e.issued_on >= ${given(from)}::date`,
    to && `e.issued_on <= ${given(to)}::date`,
    language && `e.language = ${given(language)}`,
    is(revoked, 'e.revoked_at'),
    is(handedOver, 'e.handed_over_at'),
    after && `(${LATEST}) < (select ${LATEST} from certificate e where e.id = ${given(after)}::uuid)`,
  ].filter((condition) => typeof condition === 'string' && condition !== '');
  return listed<Row>({
    action: 'certificate.listed',
    type: 'certificate',
    select: `
      select e.id, e.id as mark, e.number, e.issued_on as "issuedOn", e.language, e.case_file_id as "caseFileId", c.number as "caseNumber",
        concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')) as "childName", e.served_from as "servedFrom", e.served_to as "servedTo",
        e.handed_over_at as "handedOverAt", e.revoked_at as "revokedAt"
      from certificate e join case_file c on c.id = e.case_file_id join child k on k.id = c.child_id where ${where.join(' and ') || 'true'}`,
    order: 'e.issued_on desc, e.number desc',
    values,
    limit,
  });
}

@Injectable()
export class CertificateListQuery {
  constructor(private readonly db: TenantDb) {}

  /** The certificates of the cases this person sees, the latest first. */
  async search(actor: Actor, filter: SearchCertificates): Promise<CertificateList> {
    const [found] = await this.db.ask(actor, certificateList(actor, filter));
    const { rows, next } = pageOf(found, filter.limit ?? PAGE);
    return { rows: rows.map(shown), next };
  }
}

function shown({ mark: _mark, ...row }: Row): CertificateRow {
  const {
    id,
    number,
    issuedOn,
    language,
    caseFileId,
    caseNumber,
    childName,
    servedFrom,
    servedTo,
    handedOverAt,
    revokedAt,
  } = row;
  return {
    id,
    number,
    issuedOn,
    language,
    caseFileId,
    caseNumber,
    childName,
    servedFrom,
    servedTo,
    handedOverAt,
    revokedAt,
  };
}
