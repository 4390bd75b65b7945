import { Injectable } from '@nestjs/common';
import { ACTION_NUMBERS, actionOf } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { momentBefore, type WorkCalendar, workingMinutesBetween } from '@onaltu/domain/clock/working-time';
import { URGENCIES, urgencyOf, WAITING_LIMIT } from '@onaltu/domain/duties';
import type { Regulation } from '@onaltu/domain/regulation';
import type { Actor } from '../../platform/auth/actor';
import { pageOf } from '../../platform/audit/listed';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { factsFrom } from '../case-files/case-facts';
import { courseOf } from '../case-files/course-of';
import { dutyViews } from '../case-files/duty.view';
import { openClock } from '../case-files/open-clock';
import { pinnedAmong, REGULATIONS } from '../case-files/regulation.queries';
import { standingFrom } from '../case-files/standing';
import { lessonsToday, MOST_CASES, statesNow, type StateCount, workList, type WorkRow } from './work.queries';
import type { ProcessView, TaskView, WorkView } from './work.view';

type Rules = { regulation: Regulation; calendar: WorkCalendar; today: Day };
const NOW = statement<{ now: Date }>('select ctx.now() as now');

/** "My work": what each person owes, from the same rule the page of a case asks. */
@Injectable()
export class WorkService {
  constructor(private readonly db: TenantDb) {}

  async mine(actor: Actor): Promise<WorkView> {
    const [found, held, regulations, calendar] = await this.db.ask(
      actor,
      workList(actor),
      lessonsToday(),
      REGULATIONS,
      WORK_CALENDAR,
    );
    const { rows, next } = pageOf(found, MOST_CASES);
    const tasks = rows.flatMap((row) => {
      const today = almatyDay(row.now);
      const regulation = pinnedAmong(regulations, row.regulationId, today);
      return tasksOf(actor, row, { regulation, calendar: workCalendar(calendar), today });
    });
    return {
      tasks: tasks.toSorted(byUrgency),
      more: next !== null,
      lessons: pageOf(held, held.length).rows.map(({ mark: _, ...lesson }) => lesson),
      waitingLimit: WAITING_LIMIT,
    };
  }

  async process(actor: Actor): Promise<ProcessView> {
    const [[clock], calendar] = await this.db.ask(actor, NOW, WORK_CALENDAR);
    if (!clock) throw new Error('the database has no clock');
    const [counts] = await this.db.ask(
      actor,
      statesNow(momentBefore(workCalendar(calendar), clock.now, WAITING_LIMIT)),
    );
    const inAction = (action: number): StateCount[] => counts.filter(({ state }) => actionOf(state) === action);
    return {
      actions: ACTION_NUMBERS.map((action) => ({
        action,
        open: sum(inAction(action).map(({ open }) => open)),
        late: sum(inAction(action).map(({ waiting, overdue }) => (action === 4 ? overdue : waiting))),
      })),
      states: counts.map(({ state, open }) => ({ state, open })),
    };
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const byUrgency = (a: TaskView, b: TaskView): number =>
  URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency) || a.since.getTime() - b.since.getTime();

/** What one case still asks of this person. */
function tasksOf(actor: Actor, row: WorkRow, { regulation, calendar, today }: Rules): TaskView[] {
  const pauses = row.pauses.map(({ at, ...move }) => ({ ...move, effectiveAt: new Date(at) }));
  const course = courseOf(row, pauses, regulation, row.courseEndedOn ?? today);
  const facts = factsFrom(row.facts, row, { moves: pauses, regulation, today });
  const standing = standingFrom(row, { facts, plannedEndOn: course?.plannedEndOn ?? null, today });
  return dutyViews(standing, actor.roles)
    .filter(({ done }) => !done)
    .map((duty) => {
      const marks = row.marks.filter((mark) => mark.action === duty.action);
      const clock = openClock({ ...row, marks }, { regulation, calendar, action: duty.action });
      const waited = clock.lyingSince ? workingMinutesBetween(calendar, clock.lyingSince, row.now) : 0;
      const over = clock.overNorm && clock.handling === 'RUNNING';
      return {
        ...duty,
        urgency: over ? 'LATE' : urgencyOf(duty, { today, waited }),
        caseFileId: row.id,
        number: row.number,
        state: row.state,
        childName: row.childName,
        birthDate: row.birthDate,
        since: row.stateSince,
        handling: clock.handling,
        handled: clock.handled,
        norm: clock.norm,
        waited,
        courseDay: course?.day ?? null,
        courseLength: course?.of ?? null,
        missingPapers: row.missingPapers,
      };
    });
}
