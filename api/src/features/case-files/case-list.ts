import { actionOf } from '@onaltu/domain/case-process';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { momentBefore, type WorkCalendar } from '@onaltu/domain/clock/working-time';
import { isPressing, laneOf, WAITING_LIMIT } from '@onaltu/domain/duties';
import type { Actor } from '../../platform/auth/actor';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import type { Rows } from '../../platform/db/statement';
import type { CaseRow, LonePerson } from './case-file.queries';
import { type CaseFilter, caseList, LONE_PEOPLE, pageOf } from './case-list.queries';
import type { CaseFileList, CaseFileRow, HolderView, RowClockView } from './case-row.view';
import { openClock } from './open-clock';
import { pinnedAmong, REGULATIONS } from './regulation.queries';

/** Everything a page of the list needs, to be asked in one batch. */
export const casesPage = (actor: Actor, filter: CaseFilter) =>
  [caseList(actor, filter), LONE_PEOPLE, REGULATIONS, WORK_CALENDAR] as const;

type Rules = {
  regulations: Rows<readonly [typeof REGULATIONS]>[0];
  calendar: WorkCalendar;
  today: Day;
  lateSince: Date;
};

/** Each case with whose turn it is and how long it has taken. */
export function caseFileList([found, people, regulations, week]: Rows<ReturnType<typeof casesPage>>): CaseFileList {
  const { rows, next } = pageOf(found);
  const rules = rows[0] && rulesAt(rows[0].now, regulations, workCalendar(week));
  return {
    rows: rows.map((row) => ({
      ...rowOf(row),
      holder: holderOf(row, people),
      clock: rules ? clockOf(row, rules) : null,
    })),
    next: next && `${next.stateSince}_${next.id}`,
  };
}

/** What is the same for all rows, worked out once: reading the calendar is dear. */
const rulesAt = (now: Date, regulations: Rules['regulations'], calendar: WorkCalendar): Rules => ({
  ...{ regulations, calendar, today: almatyDay(now) },
  lateSince: momentBefore(calendar, now, WAITING_LIMIT),
});

function clockOf(row: CaseRow, { regulations, calendar, today, lateSince }: Rules): RowClockView | null {
  const action = actionOf(row.state);
  if (action === null) return null;
  const regulation = pinnedAmong(regulations, row.regulationId, today);
  const { lyingSince, overNorm, ...shown } = openClock(row, { regulation, calendar, action });
  const { plannedEndOn: dueOn } = row;
  const pressing = isPressing(row.state);
  const lies = dueOn ? dueOn < today : pressing && lyingSince !== null && lyingSince < lateSince;
  return { ...shown, dueOn, pressing, late: lyingSince === null ? overNorm : lies };
}

function holderOf({ state, specialistsDone, team }: CaseRow, people: readonly LonePerson[]): HolderView | null {
  const lane = laneOf(state, specialistsDone);
  if (lane === null) return null;
  const names = lane === 'SPECIALIST' ? team : people.filter((one) => one.lane === lane).map(({ name }) => name);
  return { lane, person: names.length === 1 ? (names[0] ?? null) : null };
}

function rowOf(row: CaseRow): Omit<CaseFileRow, 'holder' | 'clock'> {
  const { id, number, state, stateSince, childName, birthDate, impairments, courseStartedOn, lengthDays, team } = row;
  return {
    ...{ id, number, state, action: actionOf(state), stateSince: stateSince.toISOString() },
    ...{ childName, birthDate, impairments, courseStartedOn, lengthDays, team },
  };
}
