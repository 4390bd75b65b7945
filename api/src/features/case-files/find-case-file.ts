import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { type Refusal, Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { CaseFile } from './case-file.entity';

/** Clerk and head see every case of their provider; a specialist the cases assigned to him. */
export const seesEveryCase = ({ roles }: Actor): boolean => roles.includes('CLERK') || roles.includes('HEAD');

/**
 * The case, locked for an act. Another provider's, or one this person does not see, is not found;
 * whoever asked for a part of it hears that the part is not found, as of one that is nowhere.
 */
export async function lockCaseFile(tx: EntityManager, actor: Actor, id: string, part?: Refusal): Promise<CaseFile> {
  const caseFile = await tx.findOne(CaseFile, { where: { id }, lock: { mode: 'pessimistic_write' } });
  return visible(tx, actor, caseFile, part);
}

export async function findCaseFile(tx: EntityManager, actor: Actor, id: string, part?: Refusal): Promise<CaseFile> {
  return visible(tx, actor, await tx.findOneBy(CaseFile, { id }), part);
}

async function visible(
  tx: EntityManager,
  actor: Actor,
  caseFile: CaseFile | null,
  part: Refusal = 'case-file.not-found',
): Promise<CaseFile> {
  if (caseFile && (seesEveryCase(actor) || (await isAssigned(tx, caseFile.id)))) return caseFile;
  throw new Refused(part);
}

/** A case that is over is only read: its record is what the result was given on. */
export function requireOpen({ state }: Pick<CaseFile, 'state'>): void {
  if (TERMINAL_STATES.some((terminal) => terminal === state)) throw new Refused('case-file.wrong-state', { state });
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
