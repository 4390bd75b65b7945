import { Injectable } from '@nestjs/common';
import { almatyDay, almatyMoment } from '@onaltu/domain/clock/day';
import { minuteOf } from '@onaltu/domain/clock/working-time';
import { Refused } from '@onaltu/domain/refused';
import { type LessonRule, lessonsOf, type Slot, whyNotSeries } from '@onaltu/domain/timetable';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { requireVersion } from '../../platform/http/if-match';
import { bookingTurn, takePlaces } from '../case-files/lesson-places';
import { type Booking, clashesWithFree, knownOf, lockChildren, mayPlanFor, requireNoClash } from './booking';
import type { BookSeries, EndSeries } from './timetable.dto';
import { seriesOf } from './timetable.queries';
import type { BookedSeriesView, SeriesPreview, SeriesView } from './timetable.view';

type Planned = { rule: LessonRule; lessons: Slot[]; daysOff: string[] };

/** A rule and the lessons that come of it, each a row of its own. */
@Injectable()
export class SeriesService {
  constructor(private readonly db: TenantDb) {}

  async read(actor: Actor, id: string): Promise<SeriesView> {
    const [[series]] = await this.db.ask(actor, seriesOf(id));
    if (!series || !mayPlanFor(actor, series.specialistId)) throw new Refused('resource.not-found');
    return series;
  }

  /** What would come of it: lessons, days off, clashes with free times. Nothing is kept. */
  async preview(actor: Actor, series: BookSeries): Promise<SeriesPreview> {
    return this.db.as(actor, async (tx) => {
      const { booking, planned, childIds } = await this.plan(tx, actor, series);
      const wanted = { ...booking, childIds };
      const clashes = clashesWithFree(planned.lessons, wanted, await knownOf(tx, wanted, planned.lessons));
      return { lessons: planned.lessons, daysOff: planned.daysOff, clashes };
    });
  }

  /** The whole series or none of it. */
  async book(actor: Actor, series: BookSeries): Promise<BookedSeriesView> {
    return this.db.as(actor, async (tx) => {
      const { booking, planned, childIds } = await this.plan(tx, actor, series);
      const wanted = { ...booking, childIds };
      requireNoClash(planned.lessons, wanted, await knownOf(tx, wanted, planned.lessons));
      const id = await keepSeries(tx, booking, planned.rule);
      const lessonIds = await keepLessons(tx, booking, { lessons: planned.lessons, seriesId: id });
      await audit(tx, 'series.booked', { type: 'lesson_series', id }, { lessons: lessonIds.length });
      return { id, lessonIds, daysOff: planned.daysOff };
    });
  }

  /**
   * From a day on it goes by another rule: one act, whole or not at all. Only lessons to come that nobody has touched make room;
   * what was moved, cancelled or held by itself stays, and stands against the new ones as anything else does.
   */
  async change(
    actor: Actor,
    id: string,
    { seen, ...series }: BookSeries & { seen: number },
  ): Promise<BookedSeriesView> {
    return this.db.as(actor, async (tx) => {
      const { booking, planned, childIds } = await this.plan(tx, actor, series);
      await this.endFrom(tx, actor, { id, seen, from: series.from });
      const wanted = { ...booking, childIds };
      requireNoClash(planned.lessons, wanted, await knownOf(tx, wanted, planned.lessons));
      const next = await keepSeries(tx, booking, { ...planned.rule, continues: id });
      const lessonIds = await keepLessons(tx, booking, { lessons: planned.lessons, seriesId: next });
      await audit(tx, 'series.booked', { type: 'lesson_series', id: next }, { lessons: lessonIds.length, instead: id });
      return { id: next, lessonIds, daysOff: planned.daysOff };
    });
  }

  /** From a day on there are no more lessons of it; what was moved, cancelled or held by itself stays. */
  async end(actor: Actor, id: string, { seen, from }: EndSeries & { seen: number }): Promise<void> {
    await this.db.as(actor, (tx) => this.endFrom(tx, actor, { id, seen, from }));
  }

  private async endFrom(
    tx: EntityManager,
    actor: Actor,
    { id, seen, from }: EndSeries & { id: string; seen: number },
  ): Promise<void> {
    await bookingTurn(tx);
    const [series] = await tx.query<{ specialistId: string; fromOn: string; version: number }[]>(
      `select specialist_id as "specialistId", from_on as "fromOn", version from lesson_series where id = $1 for update`,
      [id],
    );
    if (!series || !mayPlanFor(actor, series.specialistId)) throw new Refused('resource.not-found');
    requireVersion(seen, series, {});
    if (from < almatyDay(nowOf(tx))) throw new Refused('lesson.in-past');
    await tx.query(
      `update lesson_series set to_on = greatest(from_on, $2::date - 1), version = version + 1 where id = $1`,
      [id, from],
    );
    await tx.query(
      `update lesson set state = 'RESCHEDULED', version = version + 1 where series_id = $1 and state = 'PLANNED' and not edited
           and starts_at >= $2::date::timestamp at time zone 'Asia/Almaty' and starts_at > ctx.now()`,
      [id, from],
    );
    await audit(tx, 'series.ended', { type: 'lesson_series', id }, { from });
  }

  private async plan(
    tx: EntityManager,
    actor: Actor,
    series: BookSeries,
  ): Promise<{ booking: Booking; planned: Planned; childIds: string[] }> {
    const booking: Booking = { ...series, roomId: series.roomId ?? null };
    const rule = ruleOf(series);
    const refusal = whyNotSeries(rule, almatyDay(nowOf(tx)));
    if (refusal) throw new Refused(refusal);
    const { childIds } = await lockChildren(tx, actor, booking, almatyMoment(rule.from, rule.startsAt));
    const { lessons, daysOff } = lessonsOf(rule, workCalendar(await askIn(tx, WORK_CALENDAR)));
    const ahead = lessons.filter(({ startsAt }) => startsAt > nowOf(tx));
    if (ahead.length === 0) throw new Refused('series.no-lesson');
    return { booking, planned: { rule, lessons: ahead, daysOff }, childIds };
  }
}

const ruleOf = ({ weekdays, startsAt, minutes, from, to, skipped = [], heldOn = [] }: BookSeries): LessonRule => ({
  ...{ minutes, from, to, startsAt: minuteOf(startsAt) },
  weekdays: weekdays.map(({ weekday }) => weekday),
  skipped: skipped.map(({ day }) => day),
  heldOn: heldOn.map(({ day }) => day),
});

async function keepSeries(
  tx: EntityManager,
  booking: Booking,
  rule: LessonRule & { continues?: string },
): Promise<string> {
  const id = randomUUID();
  const { form, specialistId, roomId } = booking;
  await tx.query(
    `insert into lesson_series (id, form, specialist_id, room_id, weekdays, starts_minute, minutes, from_on, to_on, skipped, held_on, continues)
     values ($1, $2, $3, $4, $5::int[], $6, $7, $8, $9, $10::date[], $11::date[], $12)`,
    [
      ...[id, form, specialistId, roomId, rule.weekdays, rule.startsAt, rule.minutes],
      ...[rule.from, rule.to, rule.skipped, rule.heldOn, rule.continues ?? null],
    ],
  );
  return id;
}

/** Planned lessons with a place for each child. */
export async function keepLessons(
  tx: EntityManager,
  { form, specialistId, roomId, caseFileIds }: Booking,
  of: { lessons: readonly Slot[]; seriesId?: string; makesUpFor?: string },
): Promise<string[]> {
  const ids = of.lessons.map(() => randomUUID());
  await tx.query(
    `insert into lesson (id, starts_at, ends_at, form, specialist_id, room_id, state, series_id, makes_up_for, booked)
     select x.id, x.starts_at, x.ends_at, $4, $5, $6, 'PLANNED', $7, $8, true
     from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) x (id, starts_at, ends_at)`,
    [
      ...[ids, of.lessons.map(({ startsAt }) => startsAt.toISOString())],
      ...[of.lessons.map(({ endsAt }) => endsAt.toISOString()), form, specialistId, roomId],
      ...[of.seriesId ?? null, of.makesUpFor ?? null],
    ],
  );
  await takePlaces(tx, ids, caseFileIds);
  return ids;
}
