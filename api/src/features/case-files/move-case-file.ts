import {
  actionOf,
  advance,
  type CaseFacts,
  lateEntryAllowed,
  type Move,
  MOVES,
  TERMINAL_STATES,
} from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { casesPerActionDelta } from '@onaltu/domain/indicators';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { CaseFile } from './case-file.entity';
import { CaseMove } from './case-move.entity';
import { markHandling } from './handling';
import type { LateEntry } from './late-entry.dto';

export type MoveTerms = {
  facts?: CaseFacts;
  reason?: string;
  late?: LateEntry;
  /** The day a move has by its nature, like the first day of a pause: today or past. */
  on?: Day;
  /** What the move says beside its reason; no name, no diagnosis. */
  detail?: object;
  /** Columns of the case that change with the move. */
  set?: Partial<CaseFile>;
};

/** Makes the move of a locked case: state, history, clocks and figures, in one transaction. Every step goes through here. */
export async function moveCaseFile(
  tx: EntityManager,
  caseFile: CaseFile,
  move: Move,
  terms: MoveTerms = {},
): Promise<CaseFile> {
  const { facts, reason, late, set, detail = {} } = terms;
  const from = caseFile.state;
  const to = advance(from, move, facts, { reason });
  if (late && !lateEntryAllowed(move)) throw new Refused('late-entry.not-allowed', { move });
  const effectiveAt = await momentOf(tx, caseFile.id, terms);
  const change = { ...set, state: to, stateSince: effectiveAt, version: caseFile.version + 1 };
  await tx.update(CaseFile, { id: caseFile.id }, change);
  await tx.insert(CaseMove, {
    caseFileId: caseFile.id,
    move,
    fromState: from,
    toState: to,
    reason: late?.reason ?? reason ?? null,
    effectiveAt,
    late: Boolean(late),
    paperNumber: late?.paperNumber ?? null,
    detail,
  });
  await markActions(tx, caseFile.id, move, { from, late: Boolean(late) });
  await countActions(tx, from, to, effectiveAt);
  if (TERMINAL_STATES.some((state) => state === to)) {
    await tx.query('delete from directory.open_child where case_file_id = $1', [caseFile.id]);
  }
  await audit(tx, 'case-file.moved', { type: 'case_file', id: caseFile.id }, { move, from, to, late: Boolean(late) });
  return Object.assign(caseFile, change);
}

/** When an act happened: now, on the paper's date, or on the day it is about; never in the future, never before the case's last move. */
export async function momentOf(
  tx: EntityManager,
  caseFileId: string,
  { late, on }: Pick<MoveTerms, 'late' | 'on'>,
): Promise<Date> {
  const now = nowOf(tx);
  const at = late ? new Date(late.on) : on && on !== almatyDay(now) ? noonOf(on) : now;
  if (at > now) throw new Refused('late-entry.in-future');
  const [previous] = await tx.query<{ at: Date | null }[]>(
    `select max(effective_at) as at from case_move where case_file_id = $1`,
    [caseFileId],
  );
  if (!previous?.at || at >= previous.at) return at;
  // Who waited for the lock began before what it waited for; and a day has no hour.
  if (at === now || (on && on === almatyDay(previous.at))) return previous.at;
  throw new Refused('late-entry.before-previous', { day: almatyDay(previous.at) });
}

/** Noon in Almaty: the same day in every zone of the country, before and after March 2024. */
const noonOf = (day: Day): Date => new Date(`${day}T07:00:00Z`);

/** What happened on paper has no clock: one that runs is stopped, none is started. */
async function markActions(
  tx: EntityManager,
  caseFileId: string,
  move: Move,
  { from, late }: { from: CaseFile['state']; late: boolean },
): Promise<void> {
  const { starts, completes, clock } = MOVES[move];
  const current = actionOf(from);
  if (current && (clock || late)) await markHandling(tx, caseFileId, current, clock ?? 'INTERRUPT');
  if (late) return;
  if (starts) await markHandling(tx, caseFileId, starts, 'START');
  if (completes) await markHandling(tx, caseFileId, completes, 'DONE');
}

/** Figures move with the act, in its own transaction: a reading is exact at commit. */
async function countActions(
  tx: EntityManager,
  from: CaseFile['state'],
  to: CaseFile['state'],
  at: Date,
): Promise<void> {
  for (const { action, change } of casesPerActionDelta(from === 'DRAFT' ? null : from, to)) {
    await tx.query(`insert into facts.delta (day, measure, key, n) values ($1, 'casesPerAction', $2, $3)`, [
      almatyDay(at),
      String(action),
      change,
    ]);
  }
}
