import { type CourseWindow, courseWindow, type Pause } from '@onaltu/domain/clock/course';
import { addDays, almatyDay, type Day } from '@onaltu/domain/clock/day';
import { courseNorm, type Regulation } from '@onaltu/domain/regulation';
import type { CaseFile } from './case-file.entity';
import type { MoveMade } from './case-progress';

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
