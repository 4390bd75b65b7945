import { Injectable } from '@nestjs/common';
import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import type { Actor } from '../../platform/auth/actor';
import { listed, type Marked, pageOf } from '../../platform/audit/listed';
import type { Statement, Value } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { ON_TEAM, seesEveryCase } from '../case-files/find-case-file';
import type { PaperList, PaperListRow } from './child-list.view';
import type { PaperStanding, SearchPapers } from './search-children.dto';

type Row = Marked & PaperListRow;

const PAGE = 50;
const KEPT = `select p.case_file_id, p.kind, p.keeping as standing, p.number, p.issued_on, p.expires_on, p.file_id from case_paper p`;
// What the version of the regulation expects that the case is pinned to, while the case is open.
const missing = (terminal: string): string => `
  select f.id as case_file_id, rule.kind, 'MISSING' as standing, null as number, null::date as issued_on, null::date as expires_on, null::uuid as file_id
  from case_file f join directory.regulation g on g.id = f.regulation_id, jsonb_to_recordset(g.content -> 'papers') as rule(kind text, need text)
  where f.state <> all (${terminal}::text[]) and rule.need <> 'OPTIONAL'
    and not exists (select from case_paper p where p.case_file_id = f.id and p.kind = rule.kind)`;
const ENDS = `coalesce(p.expires_on, 'infinity'::date)`;

/** The papers of a standing, or of every one. */
function papersOf(standing: PaperStanding | undefined, given: (value: Value) => string): string {
  if (standing === 'MISSING') return missing(given(TERMINAL_STATES));
  return standing ? KEPT : `${KEPT} union all ${missing(given(TERMINAL_STATES))}`;
}

function paperList(actor: Actor, { kind, standing, expiresWithin, after, limit = PAGE }: SearchPapers): Statement<Row> {
  const values: Value[] = [];
  const given = (value: Value): string => `$${values.push(value)}`;
  const papers = papersOf(standing, given);
  const [afterCase, afterKind] = after ? [after.slice(0, 36), after.slice(37)] : [];
  const where = [
    `c.number is not null`,
    seesEveryCase(actor) ? null : ON_TEAM,
    kind && `p.kind = ${given(kind)}`,
    standing && `p.standing = ${given(standing)}`,
    expiresWithin !== undefined &&
      `p.expires_on <= (ctx.now() at time zone 'Asia/Almaty')::date + ${given(expiresWithin)}::int`,
    afterCase &&
      afterKind &&
      `(${ENDS}, p.case_file_id, p.kind) > (coalesce((select expires_on from case_paper where case_file_id = ${given(afterCase)}::uuid and kind = ${given(afterKind)}), 'infinity'::date), ${given(afterCase)}::uuid, ${given(afterKind)}::text)`,
  ].filter((condition) => typeof condition === 'string' && condition !== '');
  return listed<Row>({
    action: 'paper.listed',
    type: 'case_file',
    select: `
      select p.case_file_id as id, p.case_file_id || '_' || p.kind as mark, p.case_file_id as "caseFileId", c.number as "caseNumber",
        concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')) as "childName", p.kind, p.standing, p.number, p.issued_on as "issuedOn", p.expires_on as "expiresOn", p.file_id as "fileId"
      from (${papers}) p join case_file c on c.id = p.case_file_id join child k on k.id = c.child_id where ${where.join(' and ')}`,
    order: `${ENDS}, p.case_file_id, p.kind`,
    values,
    limit,
  });
}

@Injectable()
export class PaperListQuery {
  constructor(private readonly db: TenantDb) {}

  /** Papers that are there and papers that are missing, what ends soonest first. */
  async search(actor: Actor, filter: SearchPapers): Promise<PaperList> {
    const [found] = await this.db.ask(actor, paperList(actor, filter));
    const { rows, next } = pageOf(found, filter.limit ?? PAGE);
    return { rows: rows.map(shown), next };
  }
}

function shown({
  caseFileId,
  caseNumber,
  childName,
  kind,
  standing,
  number,
  issuedOn,
  expiresOn,
  fileId,
}: Row): PaperListRow {
  return { caseFileId, caseNumber, childName, kind, standing, number, issuedOn, expiresOn, fileId };
}
