import { type CourseWindow, courseWindow, type Pause } from '@onaltu/domain/clock/course';
import { addDays, almatyDay, type Day } from '@onaltu/domain/clock/day';
import { courseNorm, type Regulation } from '@onaltu/domain/regulation';
import type { CaseFile } from './case-file.entity';
import type { MoveMade } from './case-progress';

/** Today in Almaty, by PostgreSQL's clock. */
export const TODAY = `(ctx.now() at time zone 'Asia/Almaty')::date`;

// The planned end moves with every paused day; one that is not over yet has lasted until today.
export const PLANNED_END = `
  select c.course_started_on + c.length_days + coalesce(sum(coalesce(back, ${TODAY}) - gone), 0)::int as planned_end from (
    select m.move, (m.effective_at at time zone 'Asia/Almaty')::date as gone,
      lead((m.effective_at at time zone 'Asia/Almaty')::date) over (order by m.id) as back
    from case_move m where m.case_file_id = c.id and m.move in ('pause', 'resume')) pauses where move = 'pause'`;

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
