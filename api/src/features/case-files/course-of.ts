import type { CaseState } from '@onaltu/domain/case-process';
import { type CourseWindow, courseWindow, type Pause } from '@onaltu/domain/clock/course';
import { addDays, almatyDay, type Day } from '@onaltu/domain/clock/day';
import { courseNorm, type Regulation } from '@onaltu/domain/regulation';
import { type Statement, statement } from '../../platform/db/statement';
import type { CaseFile } from './case-file.entity';
import type { MoveMade } from './case-progress';

/** Today in Almaty, by PostgreSQL's clock. */
export const TODAY = `(ctx.now() at time zone 'Asia/Almaty')::date`;

export const RUNNING: CaseState = 'IN_REHABILITATION';
const DAY = `(m.effective_at at time zone 'Asia/Almaty')::date`;
/** Keeps when a running course ends: as many days later as it was paused. Of one that is paused or over nobody knows or asks. */
export const endingOn = (caseFileId: string): Statement<unknown> =>
  statement(
    `update case_file c set ends_on = case c.state when '${RUNNING}' then (
       select c.course_started_on + c.length_days + coalesce(sum(back - gone), 0)::int from (
         select m.move, ${DAY} as gone, lead(${DAY}) over (order by m.id) as back
         from case_move m where m.case_file_id = c.id and m.move in ('pause', 'resume')) pauses where move = 'pause') end
     where c.id = $1`,
    [caseFileId],
  );

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
