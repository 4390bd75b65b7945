import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { CaseFile } from './case-file.entity';

/** Clerk and head see every case of their provider; a specialist the cases assigned to him. */
export const seesEveryCase = ({ roles }: Actor): boolean => roles.includes('CLERK') || roles.includes('HEAD');

/** The case, locked for an act. Another provider's, or one this person does not see, is not found. */
export async function lockCaseFile(tx: EntityManager, actor: Actor, id: string): Promise<CaseFile> {
  return visible(tx, actor, await tx.findOne(CaseFile, { where: { id }, lock: { mode: 'pessimistic_write' } }));
}

export async function findCaseFile(tx: EntityManager, actor: Actor, id: string): Promise<CaseFile> {
  return visible(tx, actor, await tx.findOneBy(CaseFile, { id }));
}

async function visible(tx: EntityManager, actor: Actor, caseFile: CaseFile | null): Promise<CaseFile> {
  if (caseFile && (seesEveryCase(actor) || (await isAssigned(tx, caseFile.id)))) return caseFile;
  throw new Refused('case-file.not-found');
}

/** Whether the person who acts is on the case's team now. */
export async function isAssigned(tx: EntityManager, caseFileId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    'select from assignment where case_file_id = $1 and specialist_id = ctx.user_id() and ended_at is null',
    [caseFileId],
  );
  return rows.length > 0;
}

/** A head may see every case, but only the team works on the child. */
export async function requireAssigned(tx: EntityManager, caseFileId: string): Promise<void> {
  if (!(await isAssigned(tx, caseFileId))) throw new Refused('case-file.not-assigned');
}
