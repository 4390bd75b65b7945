import { Injectable } from '@nestjs/common';
import { SPECIALIST_POSTS, type SpecialistPost } from '@onaltu/domain/assessment';
import { type CaseState, TERMINAL_STATES } from '@onaltu/domain/case-process';
import { Refused } from '@onaltu/domain/refused';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import type { CaseFile } from '../case-files/case-file.entity';
import { citedFactChanged } from '../case-files/cited-fact';
import { lockCaseFile } from '../case-files/find-case-file';
import { handOverSections } from '../case-files/hand-over-sections';
import { Assignment } from './assignment.entity';
import type { SpecialistLoad } from './contract.view';
import type { AssignSpecialist, ReplaceSpecialist } from './review.dto';

/** While the conclusion is signed nobody joins: there is nothing left for him to do. */
const OPEN_TO_NEWCOMERS: readonly CaseState[] = [
  'UNDER_HEAD_REVIEW',
  'CONTRACT_CONCLUDED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'IN_REHABILITATION',
  'SUSPENDED',
];
const OPEN_TO_REPLACEMENT: readonly CaseState[] = [...OPEN_TO_NEWCOMERS, 'CONCLUSION_IN_PREPARATION'];

@Injectable()
export class TeamService {
  constructor(private readonly db: TenantDb) {}

  /** Every specialist of the provider with how many open cases he has: whom to ask. */
  async specialists(actor: Actor): Promise<SpecialistLoad[]> {
    return this.db.as(actor, (tx) =>
      tx.query(
        `select a.id, concat_ws(' ', a.last_name, a.first_name) as name, m.post, (select count(*)::int from assignment s join case_file c on c.id = s.case_file_id
           where s.specialist_id = a.id and s.ended_at is null and c.state <> all ($1)) as cases
         from directory.membership m join directory.account a on a.id = m.account_id
         where 'SPECIALIST' = any (m.roles) and m.post is not null and m.ended_at is null and a.disabled_at is null order by a.last_name, a.first_name`,
        [TERMINAL_STATES],
      ),
    );
  }

  async assign(actor: Actor, caseFileId: string, { specialistId }: AssignSpecialist): Promise<void> {
    await this.db.as(actor, async (tx) => {
      await this.lock(tx, actor, caseFileId, OPEN_TO_NEWCOMERS);
      await join(tx, caseFileId, { specialistId });
      await audit(tx, 'team.assigned', { type: 'case_file', id: caseFileId }, { specialist: specialistId });
    });
  }

  /** One leaves with a reason, another takes over from here. */
  async replace(
    actor: Actor,
    caseFileId: string,
    specialistId: string,
    { by, reason }: ReplaceSpecialist,
  ): Promise<void> {
    await this.db.as(actor, async (tx) => {
      const caseFile = await this.lock(tx, actor, caseFileId, OPEN_TO_REPLACEMENT);
      const leaving = await tx.findOneBy(Assignment, { caseFileId, specialistId, endedAt: IsNull() });
      if (!leaving) throw new Refused('resource.not-found');
      await tx.update(Assignment, { id: leaving.id }, { endedAt: nowOf(tx), endReason: reason });
      await join(tx, caseFileId, { specialistId: by, insteadOf: leaving });
      if (leaving.signs) await citedFactChanged(tx, caseFile, { fact: 'team', reason });
      await audit(tx, 'team.replaced', { type: 'case_file', id: caseFileId }, { from: specialistId, to: by });
    });
  }

  private async lock(
    tx: EntityManager,
    actor: Actor,
    caseFileId: string,
    open: readonly CaseState[],
  ): Promise<CaseFile> {
    const caseFile = await lockCaseFile(tx, actor, caseFileId);
    const { state } = caseFile;
    if (!open.includes(state)) throw new Refused('case-file.wrong-state', { state });
    return caseFile;
  }
}

async function join(
  tx: EntityManager,
  caseFileId: string,
  { specialistId, insteadOf }: { specialistId: string; insteadOf?: Assignment },
): Promise<void> {
  const post = await postOf(tx, specialistId);
  const signs = insteadOf?.signs ?? false;
  const present = insteadOf && (await tx.findOneBy(Assignment, { caseFileId, specialistId, endedAt: IsNull() }));
  // A colleague of the same team takes the place over: he is on it once, and signs where either of them would.
  if (present) await tx.update(Assignment, { id: present.id }, { signs: present.signs || signs });
  else await tx.insert(Assignment, { caseFileId, specialistId, post, signs });
  await handOverSections(tx, caseFileId, { specialistId, post, insteadOf: insteadOf?.specialistId });
}

/** The post of a specialist of this provider; nobody else can be assigned. */
async function postOf(tx: EntityManager, accountId: string): Promise<SpecialistPost> {
  const [row] = await tx.query<{ post: string | null }[]>(
    `select post from directory.membership where account_id = $1 and 'SPECIALIST' = any (roles) and ended_at is null`,
    [accountId],
  );
  const post = SPECIALIST_POSTS.find((known) => known === row?.post);
  if (!post) throw new Refused('assignment.not-a-specialist');
  return post;
}
