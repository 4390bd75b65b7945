import { almatyDay } from '@onaltu/domain/clock/day';
import { type LessonForm, whyNotTeach } from '@onaltu/domain/course';
import { Refused } from '@onaltu/domain/refused';
import {
  type Away,
  type Clash,
  clashesOf,
  type Engagement,
  freeSlots,
  type Known,
  type Slot,
  type Wanted,
} from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo } from '../../platform/db/act';
import { type Statement, statement } from '../../platform/db/statement';
import { lockCaseFile } from '../case-files/find-case-file';
import { requireRoom, requireSize } from '../case-files/lesson-limits';
import { bookingTurn } from '../case-files/lesson-places';

export type Booking = { form: LessonForm; specialistId: string; roomId: string | null; caseFileIds: readonly string[] };
const FREE_A_DAY = 3;

/** A head plans for everybody, a specialist for himself. */
export const mayPlanFor = ({ roles, userId }: Actor, specialistId: string): boolean =>
  roles.includes('HEAD') || specialistId === userId;

/** The children of a booking: their cases locked in one order, in their course, the specialist on the team of each; then the turn to book. */
export async function lockChildren(
  tx: EntityManager,
  actor: Actor,
  booking: Booking,
  at: Date,
): Promise<{ childIds: string[] }> {
  const { form, specialistId, roomId } = booking;
  const childIds: string[] = [];
  for (const caseFileId of [...new Set(booking.caseFileIds)].toSorted()) {
    const { state, courseStartedOn, childId } = await lockCaseFile(tx, actor, caseFileId);
    const refusal = whyNotTeach({ state, courseStartedOn }, at);
    if (refusal || !childId) throw new Refused(refusal ?? 'case-file.wrong-state', { state });
    childIds.push(childId);
  }
  if (!mayPlanFor(actor, specialistId)) throw new Refused('lesson.not-yours');
  await requireTeam(tx, specialistId, booking.caseFileIds);
  await requireSize(tx, form, booking.caseFileIds.length);
  if (roomId) await requireRoom(tx, roomId, booking.caseFileIds.length);
  await bookingTurn(tx);
  return { childIds };
}

async function requireTeam(tx: EntityManager, specialistId: string, caseFileIds: readonly string[]): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from assignment where specialist_id = $1 and case_file_id = any ($2::uuid[]) and ended_at is null`,
    [specialistId, caseFileIds],
  );
  if (rows.length < new Set(caseFileIds).size) throw new Refused('assignment.not-a-specialist');
}

/** What these people and this room have between two moments; a lesson lasts at most a working day, so it may have begun that much earlier. */
const engagements = ({ specialistId, roomId, childIds }: Wanted, from: Date, until: Date): Statement<Engagement> =>
  statement(
    `select l.id as "lessonId", l.starts_at as "startsAt", l.ends_at as "endsAt", l.specialist_id as "specialistId", l.room_id as "roomId",
       array(select p.child_id::text from lesson_place p where p.lesson_id = l.id and p.away is null) as "childIds"
     from lesson l where l.state in ('PLANNED', 'HELD') and l.ends_at > $4 and l.id in (
       select id from lesson where specialist_id = $1 and starts_at >= $4::timestamptz - interval '8 hours' and starts_at < $5
       union select id from lesson where room_id = $2 and starts_at >= $4::timestamptz - interval '8 hours' and starts_at < $5
       union select lesson_id from lesson_place where child_id = any ($3::uuid[]) and away is null and starts_at >= $4::timestamptz - interval '8 hours' and starts_at < $5)`,
    [specialistId, roomId, [...childIds], from, until],
  );

const leaves = (specialistId: string): Statement<Away> =>
  statement(`select from_on as "from", to_on as "to" from staff_leave where account_id = $1 and cancelled_at is null`, [
    specialistId,
  ]);

const DAY_MS = 86_400_000;
/** Everything that could stand against lessons between the first and the last of these. */
export async function knownOf(tx: EntityManager, wanted: Wanted, slots: readonly Slot[]): Promise<Known> {
  const starts = slots.map(({ startsAt }) => startsAt.getTime());
  const [from, until] = [new Date(Math.min(...starts) - DAY_MS), new Date(Math.max(...starts) + DAY_MS)];
  const [there, away, calendar] = await inOneGo(
    tx,
    engagements(wanted, from, until),
    leaves(wanted.specialistId),
    WORK_CALENDAR,
  );
  return { engagements: there, leaves: away, calendar: workCalendar(calendar) };
}

export type ClashWithFree = Clash & { free: Slot[] };
/** Every clash, each with the first free times of its day. */
export function clashesWithFree(slots: readonly Slot[], wanted: Wanted, known: Known): ClashWithFree[] {
  return clashesOf(slots, wanted, known).map((clash) => {
    const minutes = (clash.endsAt.getTime() - clash.startsAt.getTime()) / 60_000;
    return { ...clash, free: freeSlots({ date: almatyDay(clash.startsAt), minutes, most: FREE_A_DAY }, wanted, known) };
  });
}

/** All or nothing: with one clash nothing is booked, and all of them are told. */
export function requireNoClash(slots: readonly Slot[], wanted: Wanted, known: Known): void {
  refuseClashes(clashesWithFree(slots, wanted, known));
}

export function refuseClashes(clashes: readonly ClashWithFree[]): void {
  if (clashes.length > 0) throw new Refused('lesson.clash', { count: clashes.length, clashes });
}
