import {
  actionOf,
  advance,
  type CaseFacts,
  type CaseState,
  lateEntryAllowed,
  type Move,
  MOVES,
  TERMINAL_STATES,
} from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { noonOf } from '@onaltu/domain/late-entry';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils';
import { audited } from '../../platform/audit/audit';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import type { CaseFile } from './case-file.entity';
import type { ActionMark } from './case-progress';
import { endOf, RUNNING } from './course-of';
import { placesFollow } from './lesson-places';
import { fittingMarks, type Mark, marked, marksOf } from './handling';
import { NOT_TIMED, taken, type Terms as Timing, TIMING } from './taken';
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
  /** The past of the case, where it was asked before. */
  past?: Past;
  /** What is asked last of all, because others wait for it, and changes columns too. */
  atLast?: () => Promise<Partial<CaseFile>>;
};
type Past = { last: Date | null; marks: readonly ActionMark[]; timing: Timing | null };

/** What a move must know of the case's past, as questions and from their answers. */
export const pastOf = (caseFileId: string) => [lastMove(caseFileId), marksOf(caseFileId)] as const;
export const pastFrom = (
  moves: readonly { at: Date | null }[],
  marks: readonly ActionMark[],
  timing: Timing | null,
): Past => ({ last: moves[0]?.at ?? null, marks, timing });

/** What an action took is asked only where one ends. */
async function pastIn(tx: EntityManager, { id, regulationId }: CaseFile, move: Move): Promise<Past> {
  if (!MOVES[move].completes) return pastFrom(...(await inOneGo(tx, ...pastOf(id))), null);
  const [moves, marks, calendar, regulations] = await inOneGo(tx, ...pastOf(id), ...TIMING);
  return pastFrom(moves, marks, { calendar, regulations, regulationId });
}

/** Makes the move of a locked case: state, history and clocks, in one transaction; the database counts it there. Every step goes through here. */
export async function moveCaseFile(
  tx: EntityManager,
  caseFile: CaseFile,
  move: Move,
  terms: MoveTerms = {},
): Promise<CaseFile> {
  const { facts, reason, late, detail = {} } = terms;
  const from = caseFile.state;
  const to = advance(from, move, facts, { reason });
  if (late && !lateEntryAllowed(move)) throw new Refused('late-entry.not-allowed', { move });
  const { id } = caseFile;
  const past = terms.past ?? (await pastIn(tx, caseFile, move));
  const effectiveAt = momentAfter(past.last, nowOf(tx), terms);
  const made = { move, from, to, late: Boolean(late) };
  const said = [
    late?.reason ?? reason ?? null,
    effectiveAt,
    made.late,
    late?.paperNumber ?? null,
    JSON.stringify(detail),
  ];
  const marks = fittingMarks(past.marks, marksBy(made), nowOf(tx));
  const { handled, waited, withinNorm } = past.timing
    ? taken({ move, marks: [...past.marks, ...marks], now: nowOf(tx), facts }, past.timing)
    : NOT_TIMED;
  await withTheNext(
    tx,
    statement(MADE, [id, move, from, to, ...said, handled, waited, withinNorm]),
    ...marks.map((mark) => marked(id, mark)),
    ...(isTerminal(to) ? [statement('delete from directory.open_child where case_file_id = $1', [id])] : []),
    audited('case-file.moved', { type: 'case_file', id }, made),
  );
  const set = { ...terms.set, ...(await terms.atLast?.()) };
  const moved = { ...set, state: to, stateSince: effectiveAt, version: caseFile.version + 1 };
  const inCourse = [from, to].includes(RUNNING);
  const change = inCourse ? { ...moved, endsOn: await endOf(tx, { ...caseFile, ...moved }) } : moved;
  await withTheNext(tx, changed(id, change));
  await placesFollow(tx, id, { move, on: effectiveAt });
  return Object.assign(caseFile, change);
}

function changed(id: string, change: Partial<CaseFile>): Statement<unknown> {
  const columns = Object.entries(change).filter(([, value]) => value !== undefined);
  const set = columns.map(([name], i) => `${snakeCase(name)} = $${i + 2}`);
  return statement(`update case_file set ${set.join(', ')} where id = $1`, [id, ...columns.map(([, value]) => value)]);
}

const MADE = `insert into case_move (case_file_id, move, from_state, to_state, reason, effective_at, late, paper_number, detail, handled, waited, within_norm)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;
const isTerminal = (state: CaseState): boolean => TERMINAL_STATES.some((terminal) => terminal === state);
const lastMove = (caseFileId: string): Statement<{ at: Date | null }> =>
  statement('select max(effective_at) as at from case_move where case_file_id = $1', [caseFileId]);

/** When an act happened: now, on the paper's date, or on the day it is about; never in the future, never before the case's last move. */
export async function momentOf(
  tx: EntityManager,
  caseFileId: string,
  terms: Pick<MoveTerms, 'late' | 'on'>,
): Promise<Date> {
  const [last] = await askIn(tx, lastMove(caseFileId));
  return momentAfter(last?.at ?? null, nowOf(tx), terms);
}

function momentAfter(previous: Date | null, now: Date, { late, on }: Pick<MoveTerms, 'late' | 'on'>): Date {
  const at = late ? new Date(late.on) : on && on !== almatyDay(now) ? noonOf(on) : now;
  if (at > now) throw new Refused('late-entry.in-future');
  if (!previous || at >= previous) return at;
  // Who waited for the lock began before what it waited for; and a day has no hour.
  if (at === now || dayOf(at, { late, on }) === almatyDay(previous)) return previous;
  throw new Refused('late-entry.before-previous', { day: almatyDay(previous) });
}

/** The day that was said, where no hour was: a paper has a date, and noon stands for it. */
function dayOf(at: Date, { late, on }: Pick<MoveTerms, 'late' | 'on'>): Day | null {
  if (!late) return on ?? null;
  const day = almatyDay(at);
  return at.getTime() === noonOf(day).getTime() ? day : null;
}

/** What happened on paper has no clock: one that runs is stopped, none is started. */
function marksBy({ move, from, late }: { move: Move; from: CaseState; late: boolean }): Mark[] {
  const { starts, completes, clock } = MOVES[move];
  const current = actionOf(from);
  const marks: Mark[] = [];
  if (current && (clock || late)) marks.push({ action: current, kind: clock ?? 'INTERRUPT' });
  if (starts && !late) marks.push({ action: starts, kind: 'START' });
  if (completes && !late) marks.push({ action: completes, kind: 'DONE' });
  return marks;
}
