import { Injectable } from '@nestjs/common';
import { maskIin } from '@onaltu/domain/iin';
import { Refused } from '@onaltu/domain/refused';
import type { Actor } from '../../platform/auth/actor';
import { audited } from '../../platform/audit/audit';
import { Envelope } from '../../platform/crypto/envelope';
import { type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { iinPlace } from '../case-files/iin-place';
import type { ChildCase, ChildChange, ChildCourses } from './child-match.view';

const MOST = 100;
type Kept = { iinSealed: Buffer | null; otherPaper: string | null; mergedInto: string | null };

const kept = (id: string): Statement<Kept> =>
  statement(
    `select k.iin_sealed as "iinSealed", k.other_paper as "otherPaper",
       (select m.child_id from child_correction m where m.merged_from = k.id order by m.made_at desc limit 1) as "mergedInto"
     from child k where k.id = $1`,
    [id],
  );
const cases = (id: string): Statement<ChildCase> =>
  statement(
    `select c.id, c.number, c.state, c.received_on as "receivedOn", c.course_started_on as "courseStartedOn", c.course_ended_on as "courseEndedOn",
       c.length_days as "lengthDays", nullif(concat_ws(' ', r.last_name, r.first_name, nullif(r.middle_name, '')), '') as representative,
       (select coalesce(array_agg(concat_ws(' ', a.last_name, a.first_name) order by a.last_name), '{}')
          from assignment s join directory.account a on a.id = s.specialist_id where s.case_file_id = c.id and s.ended_at is null) as team,
       (select e.number from certificate e where e.case_file_id = c.id and e.revoked_at is null order by e.issued_on desc limit 1) as "certificateNumber"
     from case_file c left join representative r on r.id = c.representative_id where c.child_id = $1
     order by c.registered_at desc nulls first, c.id desc limit ${MOST}`,
    [id],
  );
const changes = (id: string): Statement<ChildChange> =>
  statement(
    `select case when h.merged_from is null then 'CORRECTED' else 'MERGED' end as kind, h.reason, h.made_at as "madeAt",
       nullif(concat_ws(' ', a.last_name, a.first_name), '') as "madeBy"
     from child_correction h left join directory.account a on a.id = h.made_by where h.child_id = $1 order by h.made_at desc limit ${MOST}`,
    [id],
  );

@Injectable()
export class ChildCoursesQuery {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
  ) {}

  /** Every course of one child here, and what was ever corrected on the card. */
  async read(actor: Actor, id: string): Promise<ChildCourses> {
    const seen = audited('child.found', { type: 'child', id });
    const [[card], courses, corrections] = await this.db.ask(actor, kept(id), cases(id), changes(id), seen);
    if (!card) throw new Refused('resource.not-found');
    const { iinSealed, otherPaper, mergedInto } = card;
    const maskedIin = iinSealed && maskIin(this.envelope.open(actor.ownerId, iinPlace(id), iinSealed));
    return { maskedIin, otherPaper, mergedInto, cases: courses, changes: corrections };
  }
}
