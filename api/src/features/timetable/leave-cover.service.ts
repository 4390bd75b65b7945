import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { Refused } from '@onaltu/domain/refused';
import { type Away, type Colleague, freeAmong, type Slot } from '@onaltu/domain/timetable';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { type ClashWithFree, refuseClashes } from './booking';
import { cancelLesson } from './cancel-lesson';
import { coverLesson } from './cover-lesson';
import { findLeave, LEAVES_LEFT } from './leave.queries';
import { type CancelLeaveLessons, type CoverLeave, type LessonSeen, MOST_COVERED } from './timetable.dto';
import { lessonsBetween, readOf } from './timetable.queries';
import type { LeaveLeftView, LeaveLessonsView, TimetableLessonView } from './timetable.view';

type Candidate = Colleague & { name: string };

/** A leave leaves lessons behind: which, who could hold them, and who does, said for all of them at once. */
@Injectable()
export class LeaveCoverService {
  constructor(private readonly db: TenantDb) {}

  /** Whose leave leaves lessons behind, and how many. */
  async left(actor: Actor): Promise<LeaveLeftView[]> {
    const [leaves] = await this.db.ask(actor, LEAVES_LEFT);
    return leaves;
  }

  async read(actor: Actor, leaveId: string): Promise<LeaveLessonsView> {
    return this.db.as(actor, async (tx) => {
      const leave = await requireLeave(tx, leaveId);
      const lessons = await lessonsOf(tx, actor, leave);
      const colleagues = await colleaguesOf(tx, leave, lessons);
      await audit(tx, 'timetable.read', { type: 'staff_leave', id: leaveId }, { cases: readOf(lessons) });
      return {
        ...leave,
        more: leave.open > lessons.length,
        lessons: lessons.map((lesson) => ({
          ...lesson,
          colleagues: freeAmong(colleagues, lesson).map(({ id, name }) => ({ id, name })),
        })),
      };
    });
  }

  /** All of them or none: what stands against any is told together. */
  async cover(actor: Actor, leaveId: string, { covers, reason }: CoverLeave): Promise<LeaveLessonsView> {
    await this.db.as(actor, async (tx) => {
      await requireLeft(tx, actor, leaveId, covers);
      const clashes: ClashWithFree[] = [];
      for (const { lessonId, version: seen, specialistId } of covers)
        clashes.push(...(await coverLesson(tx, actor, { id: lessonId, seen, specialistId, reason })));
      refuseClashes(clashes);
    });
    return this.read({ ...actor, idempotency: undefined }, leaveId);
  }

  async cancel(
    actor: Actor,
    leaveId: string,
    { lessons, reason, remark }: CancelLeaveLessons,
  ): Promise<LeaveLessonsView> {
    await this.db.as(actor, async (tx) => {
      await requireLeft(tx, actor, leaveId, lessons);
      for (const { lessonId: id, version: seen } of lessons)
        await cancelLesson(tx, actor, { id, seen, reason, remark });
    });
    return this.read({ ...actor, idempotency: undefined }, leaveId);
  }
}

async function requireLeave(tx: EntityManager, id: string): Promise<LeaveLeftView> {
  const leave = await findLeave(tx, id);
  if (!leave) throw new Refused('resource.not-found');
  return leave;
}

/** Each of these is among the lessons that this leave leaves behind. */
async function requireLeft(
  tx: EntityManager,
  actor: Actor,
  leaveId: string,
  lessons: readonly LessonSeen[],
): Promise<void> {
  const left = await lessonsOf(tx, actor, await requireLeave(tx, leaveId));
  if (!lessons.every(({ lessonId }) => left.some(({ id }) => id === lessonId))) throw new Refused('lesson.not-found');
}

/** What is still planned for who is away, from now on: the next ones, as many as are said in one act. The others come when these are settled. */
async function lessonsOf(
  tx: EntityManager,
  actor: Actor,
  { specialistId, ...leave }: LeaveLeftView,
): Promise<TimetableLessonView[]> {
  const today = almatyDay(nowOf(tx));
  const span = { from: leave.from > today ? leave.from : today, to: leave.to };
  return (await askIn(tx, lessonsBetween(actor, span, { specialistId, uncovered: true }))).slice(0, MOST_COVERED);
}

/** Specialists of the same post, with their leaves and with what they have between the first and the last of these lessons. */
const COLLEAGUES = `select m.account_id as id, concat_ws(' ', a.last_name, a.first_name) as name,
    coalesce((select jsonb_agg(jsonb_build_object('from', v.from_on, 'to', v.to_on)) from staff_leave v
      where v.account_id = m.account_id and v.cancelled_at is null), '[]') as leaves,
    coalesce((select jsonb_agg(jsonb_build_object('startsAt', l.starts_at, 'endsAt', l.ends_at)) from lesson l where l.specialist_id = m.account_id
      and l.state in ('PLANNED', 'HELD') and l.starts_at > $2::timestamptz - interval '8 hours' and l.starts_at < $3::timestamptz), '[]') as engagements
  from directory.membership m join directory.account a on a.id = m.account_id
  where m.account_id <> $1 and 'SPECIALIST' = any (m.roles) and m.ended_at is null and a.disabled_at is null
    and m.post = (select o.post from directory.membership o where o.account_id = $1 and o.owner_id = m.owner_id and 'SPECIALIST' = any (o.roles) order by o.ended_at nulls first limit 1)
  order by a.last_name, a.first_name, a.id`;
type Row = { id: string; name: string; leaves: Away[]; engagements: { startsAt: string; endsAt: string }[] };

async function colleaguesOf(
  tx: EntityManager,
  { specialistId }: LeaveLeftView,
  lessons: readonly Slot[],
): Promise<Candidate[]> {
  const [first, last] = [lessons.at(0), lessons.at(-1)];
  if (!first || !last) return [];
  const asked: Statement<Row> = statement(COLLEAGUES, [specialistId, first.startsAt, last.endsAt]);
  return (await askIn(tx, asked)).map((row) => ({
    ...row,
    engagements: row.engagements.map(({ startsAt, endsAt }) => ({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    })),
  }));
}
