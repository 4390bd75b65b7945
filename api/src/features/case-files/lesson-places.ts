import type { Move } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import type { CancelReason } from '@onaltu/domain/timetable';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { nowOf } from '../../platform/db/now';

/** One booking after the other at a provider, so that two that want the same never wait for each other. Cases are locked before. */
export async function bookingTurn(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('booking ' || ctx.provider_id()::text, 0))`);
}

/** Whoever acts holds no other lesson at this time, planned or held. */
export async function requireFree(tx: EntityManager, period: { startsAt: Date; endsAt: Date }): Promise<void> {
  const rows = await tx.query<unknown[]>(
    `select from lesson where specialist_id = ctx.user_id() and state in ('PLANNED', 'HELD') and ends_at > $1 and starts_at < $2
       and starts_at >= $1::timestamptz - interval '8 hours'`,
    [period.startsAt, period.endsAt],
  );
  if (rows.length > 0) throw new Refused('lesson.specialist-busy');
}

/** A place for each of these cases in each of these lessons; that nobody has two at a time is the database's to say. */
export async function takePlaces(
  tx: EntityManager,
  lessonIds: readonly string[],
  caseFileIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into lesson_place (lesson_id, case_file_id, child_id, starts_at, ends_at, takes_place)
     select l.id, c.id, c.child_id, l.starts_at, l.ends_at, l.takes_place from lesson l cross join case_file c
     where l.id = any ($1::uuid[]) and c.id = any ($2::uuid[])`,
    [lessonIds, caseFileIds],
  );
}

type Leaving = { away: 'PAUSE' | 'ENDED'; reason: CancelReason };
const PAUSE: Leaving = { away: 'PAUSE', reason: 'CHILD_PAUSED' };
const ENDED: Leaving = { away: 'ENDED', reason: 'COURSE_ENDED' };
const LEAVES: Partial<Record<Move, Leaving>> = {
  pause: PAUSE,
  endEarly: ENDED,
  withdraw: ENDED,
  transfer: ENDED,
  completeCourse: ENDED,
};

/** What is planned for a child follows its case: a pause or an end frees the places, a return takes those back that are still free. */
export async function placesFollow(
  tx: EntityManager,
  caseFileId: string,
  { move, on }: { move: Move; on: Date },
): Promise<void> {
  const leaving = LEAVES[move];
  if (!leaving && move !== 'resume') return;
  await bookingTurn(tx);
  if (leaving) await leave(tx, caseFileId, { ...leaving, from: almatyDay(on) });
  else await comeBack(tx, caseFileId, nowOf(tx));
}

const STARTS = `starts_at >= $2::date::timestamp at time zone 'Asia/Almaty'`;

async function leave(
  tx: EntityManager,
  caseFileId: string,
  { away, reason, from }: Leaving & { from: Day },
): Promise<void> {
  await tx.query(
    `update lesson_place p set away = $3 where p.case_file_id = $1 and p.away is null and p.${STARTS} and p.takes_place
       and exists (select from lesson l where l.id = p.lesson_id and l.state = 'PLANNED')`,
    [caseFileId, from, away],
  );
  await tx.query(
    `update lesson l set state = 'CANCELLED', cancel_reason = $3, version = version + 1
     where l.state = 'PLANNED' and l.${STARTS} and l.id in (select p.lesson_id from lesson_place p where p.case_file_id = $1 and p.${STARTS})
       and not exists (select from lesson_place p where p.lesson_id = l.id and p.away is null)`,
    [caseFileId, from, reason],
  );
}

const MEETS = `tstzrange(o.starts_at, o.ends_at) && tstzrange(l.starts_at, l.ends_at)`;
/** Neither the specialist nor the room nor the child has found anything else meanwhile. */
const STILL_FREE = `not exists (select from lesson o where o.id <> l.id and o.state in ('PLANNED', 'HELD') and ${MEETS}
    and o.starts_at between l.starts_at - interval '8 hours' and l.ends_at and (o.specialist_id = l.specialist_id or o.room_id = l.room_id))
  and not exists (select from lesson_place o where o.lesson_id <> l.id and o.takes_place and o.away is null and o.child_id = p.child_id
    and o.starts_at between l.starts_at - interval '8 hours' and l.ends_at and ${MEETS})`;

async function comeBack(tx: EntityManager, caseFileId: string, now: Date): Promise<void> {
  const rows = await tx.query<{ id: string }[]>(
    `select l.id from lesson_place p join lesson l on l.id = p.lesson_id
     where p.case_file_id = $1 and p.away = 'PAUSE' and p.starts_at > $2
       and (l.state = 'PLANNED' or (l.state = 'CANCELLED' and l.cancel_reason = 'CHILD_PAUSED')) and ${STILL_FREE}`,
    [caseFileId, now],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query(`update lesson_place set away = null where case_file_id = $1 and lesson_id = any ($2::uuid[])`, [
    caseFileId,
    ids,
  ]);
  await tx.query(
    `update lesson set state = 'PLANNED', cancel_reason = null, version = version + 1 where id = any ($1::uuid[]) and state = 'CANCELLED'`,
    [ids],
  );
}
