import { TERMINAL_STATES } from '@onaltu/domain/case-process';
import { type Refusal, Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { LASTS_TODAY } from '../../platform/calendar/leave-today';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { CaseFile } from './case-file.entity';

/** Clerk and head see every case of their provider; a specialist the cases assigned to him, and those of whom he stands in for. */
export const seesEveryCase = ({ roles }: Actor): boolean => roles.includes('CLERK') || roles.includes('HEAD');

/** The same as a condition of a read of `case_file c`. */
export const ON_TEAM = `exists (select from assignment m where m.case_file_id = c.id and m.ended_at is null and m.specialist_id = any (array(
  select ctx.user_id() union all select l.account_id from staff_leave l where l.substitute_id = ctx.user_id() and ${LASTS_TODAY})))`;

const LOCKED = `select id, state, number, regulation_id as "regulationId", child_id as "childId", representative_id as "representativeId", relation, channel, language,
    draft_sealed as "draftSealed", received_on as "receivedOn", registered_at as "registeredAt", state_since as "stateSince", length_days as "lengthDays",
    course_started_on as "courseStartedOn", course_ended_on as "courseEndedOn", evidence_version as "evidenceVersion", version
  from case_file where id = $1 for no key update`;
/** The case, locked against other acts, not against rows that point at it; whoever asks shows it to `admitted` before anything else. */
export const lockedCaseFile = (id: string): Statement<CaseFile> => statement(LOCKED, [id]);

/**
 * The case, locked for an act. Another provider's, or one this person does not see, is not found;
 * whoever asked for a part of it hears that the part is not found, as of one that is nowhere. Standing in is for reading.
 */
export async function lockCaseFile(tx: EntityManager, actor: Actor, id: string, part?: Refusal): Promise<CaseFile> {
  const [locked] = await askIn(tx, lockedCaseFile(id));
  return admitted(tx, actor, locked, part);
}

/** The same of a case that was locked with other questions. */
export async function admitted(
  tx: EntityManager,
  actor: Actor,
  locked: CaseFile | undefined,
  part?: Refusal,
): Promise<CaseFile> {
  const caseFile = await visible(tx, actor, locked ?? null, part);
  if (!seesEveryCase(actor)) await requireAssigned(tx, caseFile.id);
  return caseFile;
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
  if (caseFile && (seesEveryCase(actor) || (await isOnTeam(tx, caseFile.id)))) return caseFile;
  throw new Refused(part);
}

/** A case that is over is only read: its record is what the result was given on. */
export function requireOpen({ state }: Pick<CaseFile, 'state'>): void {
  if (TERMINAL_STATES.some((terminal) => terminal === state)) throw new Refused('case-file.wrong-state', { state });
}

async function isOnTeam(tx: EntityManager, caseFileId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`select from case_file c where c.id = $1 and ${ON_TEAM}`, [caseFileId]);
  return rows.length > 0;
}

/** A head may see every case, and who stands in those of the team, but only the team works on the child. */
export async function requireAssigned(tx: EntityManager, caseFileId: string): Promise<void> {
  const rows = await tx.query<unknown[]>(
    'select from assignment where case_file_id = $1 and specialist_id = ctx.user_id() and ended_at is null',
    [caseFileId],
  );
  if (rows.length === 0) throw new Refused('case-file.not-assigned');
}
