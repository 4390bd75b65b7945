import type { Day } from '@onaltu/domain/clock/day';
import type { AttendanceState } from '@onaltu/domain/course';
import type { Random } from './random';

const ABSENCES = [
  ['ILLNESS', 60],
  ['FAMILY', 15],
  ['TREATMENT', 12],
  ['TRANSPORT', 8],
  ['QUARANTINE', 5],
] as const;

type Attended = { state: AttendanceState; absenceReason?: string };

/** Children are ill in winter, and a few simply do not come. */
export function attendanceOn(random: Random, day: Day): Attended {
  const isWinter = ['12', '01', '02'].includes(day.slice(5, 7));
  const reason = random.weighted(ABSENCES);
  const came = random.next();
  if (came < (isWinter ? 0.16 : 0.09)) return { state: 'ABSENT_EXCUSED', absenceReason: reason };
  return { state: came > 0.97 ? 'ABSENT_UNEXCUSED' : 'PRESENT' };
}
