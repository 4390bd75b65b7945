import { Injectable } from '@nestjs/common';
import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { maskIin } from '@onaltu/domain/iin';
import type { Actor } from '../../platform/auth/actor';
import { listed, type Marked, pageOf } from '../../platform/audit/listed';
import { Envelope } from '../../platform/crypto/envelope';
import type { Statement, Value } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { isChildSought, type Sought, soughtBy } from '../case-files/case-list.queries';
import { ON_TEAM, seesEveryCase } from '../case-files/find-case-file';
import type { ChildList, ChildRow } from './child-list.view';
import { iinPlace } from '../case-files/iin-place';
import type { ChildSort, SearchChildren } from './search-children.dto';

type Row = Marked & Omit<ChildRow, 'maskedIin'> & { iinSealed: Buffer | null };
type Filter = Omit<SearchChildren, 'text'> & { sought?: Sought };

const PAGE = 50;
const NAME = 'k.last_name, k.first_name, k.birth_date, k.id';
/** What a list is in order by, and which side of a row its next page lies on. */
const SORTS: Readonly<Record<ChildSort, { key: string; order: string; beyond: '>' | '<' }>> = {
  NAME: { key: NAME, order: NAME, beyond: '>' },
  BIRTH_DATE: { key: 'k.birth_date, k.id', order: 'k.birth_date desc, k.id desc', beyond: '<' },
};

function childList(actor: Actor, filter: Filter): Statement<Row> {
  const { birthYear, hasOpenCase, sort = 'NAME', after, limit = PAGE, sought } = filter;
  const values: Value[] = [];
  const given = (value: Value): string => `$${values.push(value)}`;
  const theirs = seesEveryCase(actor) ? 'true' : ON_TEAM;
  const { key, order, beyond } = SORTS[sort];
  const open = `c.child_id = k.id and c.state <> 'DRAFT' and c.state <> all (${given(TERMINAL_STATES)}::text[])`;
  const where = [
    seesEveryCase(actor) ? null : `exists (select from case_file c where c.child_id = k.id and ${ON_TEAM})`,
    `not exists (select from child_correction m where m.merged_from = k.id)`, // its cases are on another card
    sought && isChildSought('k.id', sought, given),
    birthYear !== undefined &&
      `k.birth_date between make_date(${given(birthYear)}::int, 1, 1) and make_date(${given(birthYear)}::int, 12, 31)`,
    hasOpenCase !== undefined &&
      `${hasOpenCase ? '' : 'not '}exists (select from case_file c where ${open} and ${theirs})`,
    after && `(${key}) ${beyond} (select ${key} from child k where k.id = ${given(after)}::uuid)`,
  ].filter((condition) => typeof condition === 'string' && condition !== '');
  return listed<Row>({
    action: 'child.listed',
    type: 'child',
    select: `
      select k.id, k.id as mark, concat_ws(' ', k.last_name, k.first_name, nullif(k.middle_name, '')) as name, k.birth_date as "birthDate", k.sex,
        k.iin_sealed as "iinSealed", o.id as "openCaseId", o.number as "openNumber"
      from child k left join lateral (select c.id, c.number from case_file c where ${open} and ${theirs} limit 1) o on true
      where ${where.join(' and ') || 'true'}`,
    order,
    values,
    limit,
  });
}

@Injectable()
export class ChildListQuery {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
  ) {}

  /** The children this person sees; what was looked for is not kept, only what was shown. */
  async search(actor: Actor, { text, ...filter }: SearchChildren): Promise<ChildList> {
    const sought = text === undefined ? undefined : soughtBy(actor, this.envelope, text);
    const [found] = await this.db.ask(actor, childList(actor, { ...filter, sought }));
    const { rows, next } = pageOf(found, filter.limit ?? PAGE);
    return { rows: rows.map((row) => this.shown(actor, row)), next };
  }

  private shown({ ownerId }: Actor, { id, name, birthDate, sex, iinSealed, openCaseId, openNumber }: Row): ChildRow {
    const maskedIin = iinSealed && maskIin(this.envelope.open(ownerId, iinPlace(id), iinSealed));
    return { id, name, birthDate, sex, maskedIin, openCaseId, openNumber };
  }
}
