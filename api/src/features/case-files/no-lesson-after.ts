import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';

/** A course cannot have ended while the child still came. */
export async function requireNoLessonAfter(tx: EntityManager, caseFileId: string, endedOn: Day): Promise<void> {
  const [last] = await tx.query<{ at: Date | null }[]>(
    `select max(starts_at) as at from attendance where case_file_id = $1 and state = 'PRESENT'`,
    [caseFileId],
  );
  if (last?.at && almatyDay(last.at) > endedOn) throw new Refused('lesson.outside-course', { day: almatyDay(last.at) });
}
