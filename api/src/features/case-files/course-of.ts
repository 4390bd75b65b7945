import type { CaseState } from '@onaltu/domain/case-process';
import { type CourseWindow, courseWindow, type Pause, plannedEndOf } from '@onaltu/domain/clock/course';
import { addDays, almatyDay, type Day } from '@onaltu/domain/clock/day';
import { courseNorm, type Regulation } from '@onaltu/domain/regulation';
import type { EntityManager } from 'typeorm';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import type { CaseFile } from './case-file.entity';
import type { MoveMade } from './case-progress';

/** Today in Almaty, by PostgreSQL's clock. */
export const TODAY = `(ctx.now() at time zone 'Asia/Almaty')::date`;

export const RUNNING: CaseState = 'IN_REHABILITATION';
const pausesOf = (caseFileId: string): Statement<MoveMade> =>
  statement(
    `select move, effective_at as "effectiveAt", late from case_move where case_file_id = $1 and move in ('pause', 'resume') order by id`,
    [caseFileId],
  );

/** When a running course ends, as its page says it. Of one that is paused or over nobody knows or asks. */
export async function endOf(
  tx: EntityManager,
  { id, state, courseStartedOn, lengthDays }: Pick<CaseFile, 'id' | 'state' | 'courseStartedOn' | 'lengthDays'>,
): Promise<Day | null> {
  if (state !== RUNNING || !courseStartedOn || !lengthDays) return null;
  const pauses = pausesIn(await askIn(tx, pausesOf(id)));
  return plannedEndOf({ startedOn: courseStartedOn, lengthDays, pauses }, almatyDay(nowOf(tx)));
}

/** Whether the course of a case was paused on a day. */
export const pausedOn = async (tx: EntityManager, caseFileId: string, day: Day): Promise<boolean> =>
  (await pausedAmong(tx, [caseFileId], day)).has(caseFileId);

/** Of these cases, the ones whose course was paused on a day; all of them are asked together. */
export async function pausedAmong(
  tx: EntityManager,
  caseFileIds: readonly string[],
  day: Day,
): Promise<ReadonlySet<string>> {
  const moves = await inOneGo(tx, ...caseFileIds.map(pausesOf));
  const isPaused = (_id: string, index: number) =>
    pausesIn(moves[index] ?? []).some(({ from, to }) => from <= day && (to === null || day <= to));
  return new Set(caseFileIds.filter(isPaused));
}

function pausesIn(moves: readonly MoveMade[]): Pause[] {
  const pauses: Pause[] = [];
  for (const { move, effectiveAt } of moves) {
    if (move === 'pause') pauses.push({ from: almatyDay(effectiveAt), to: null });
    const open = pauses.at(-1);
    if (move === 'resume' && open) open.to = addDays(almatyDay(effectiveAt), -1); // the day of return counts again
  }
  return pauses;
}

/** Where the course stands on a day; null before it began. */
export function courseOf(
  { courseStartedOn, lengthDays }: Pick<CaseFile, 'courseStartedOn' | 'lengthDays'>,
  moves: readonly MoveMade[],
  regulation: Regulation,
  today: Day,
): CourseWindow | null {
  if (!courseStartedOn || !lengthDays) return null;
  return courseWindow(
    { startedOn: courseStartedOn, lengthDays, pauses: pausesIn(moves), norm: courseNorm(regulation) },
    today,
  );
}
