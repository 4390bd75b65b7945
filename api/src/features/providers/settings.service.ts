import { Injectable } from '@nestjs/common';
import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { faultsInWeek, type LaterWeek, weekOf, type WorkWeek } from '@onaltu/domain/clock/working-time';
import { ANY_SIZE, faultsInSizes } from '@onaltu/domain/group-sizes';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/auth/actor';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { InvalidRequest } from '../../platform/problem/problem.filter';
import { printData } from '../case-files/provider-head.queries';
import { settingOf } from '../case-files/provider-setting.queries';
import { everyRegulation } from '../case-files/regulation.queries';
import { keepSetting } from './keep-setting';
import { RegulationInForce } from './regulation.view';
import type { ChangeClosedDays, ChangeGroupSizes, ChangePrint, ChangeWorkWeek } from './settings.dto';
import {
  type ClosedDaysView,
  type GroupSizesView,
  type PrintView,
  WeekFromView,
  type WorkWeekView,
} from './settings.view';

@Injectable()
export class SettingsService {
  constructor(private readonly db: TenantDb) {}

  /** The version papers received on this day are pinned to; today's when no day is named. */
  regulation(actor: Actor, day?: Day): Promise<RegulationInForce> {
    return this.db.as(actor, async (tx) =>
      RegulationInForce.of(day ?? almatyDay(nowOf(tx)), await everyRegulation(tx)),
    );
  }

  workWeek(actor: Actor): Promise<WorkWeekView> {
    return this.db.as(actor, workWeekView);
  }

  /** Other hours from a day on; what was worked before is counted by the hours it had. */
  changeWorkWeek(actor: Actor, seen: number, { validFrom, days }: ChangeWorkWeek): Promise<WorkWeekView> {
    const faults = faultsInWeek(days);
    if (faults.length > 0) throw new InvalidRequest(faults);
    return this.db.as(actor, async (tx) => {
      if (validFrom <= almatyDay(nowOf(tx))) throw new Refused('calendar.past');
      await keepSetting(tx, 'WORK_WEEK', seen, { validFrom, week: weekOf(days) });
      return workWeekView(tx);
    });
  }

  closedDays(actor: Actor): Promise<ClosedDaysView> {
    return this.db.as(actor, closedDaysView);
  }

  changeClosedDays(actor: Actor, seen: number, { days }: ChangeClosedDays): Promise<ClosedDaysView> {
    return this.db.as(actor, async (tx) => {
      const inOrder = days.map(({ day, note }) => ({ day, note })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
      const before = (await closedDaysView(tx)).days.map(({ day }) => day);
      requireSamePast(
        almatyDay(nowOf(tx)),
        before,
        inOrder.map(({ day }) => day),
      );
      await keepSetting(tx, 'CLOSED_DAYS', seen, inOrder);
      return closedDaysView(tx);
    });
  }

  groupSizes(actor: Actor): Promise<GroupSizesView> {
    return this.db.as(actor, groupSizesView);
  }

  changeGroupSizes(actor: Actor, seen: number, sizes: ChangeGroupSizes): Promise<GroupSizesView> {
    const faults = faultsInSizes(sizes);
    if (faults.length > 0) throw new InvalidRequest(faults);
    return this.db.as(actor, async (tx) => {
      await keepSetting(tx, 'GROUP_SIZES', seen, sizes);
      return groupSizesView(tx);
    });
  }

  print(actor: Actor): Promise<PrintView> {
    return this.db.as(actor, printView);
  }

  /** From now on; what was printed keeps the letterhead it has. */
  changePrint(actor: Actor, seen: number, { seal, headPost, ...rest }: ChangePrint): Promise<PrintView> {
    return this.db.as(actor, async (tx) => {
      await keepSetting(tx, 'PRINT', seen, { ...rest, seal: seal ?? null, headPost: headPost ?? null });
      return printView(tx);
    });
  }
}

async function workWeekView(tx: EntityManager): Promise<WorkWeekView> {
  const { version } = await settingOf(tx, 'WORK_WEEK');
  const [first] = await tx.query<{ week: WorkWeek }[]>(
    `select work_week as week from directory.provider where id = ctx.provider_id()`,
  );
  const later = await tx.query<{ content: LaterWeek }[]>(
    `select distinct on (content->>'validFrom') content from provider_setting where topic = 'WORK_WEEK'
     order by content->>'validFrom', version desc`,
  );
  const weeks = [...(first ? [{ validFrom: null, week: first.week }] : []), ...later.map(({ content }) => content)];
  return { version, weeks: weeks.map((week) => WeekFromView.of(week)) };
}

async function closedDaysView(tx: EntityManager): Promise<ClosedDaysView> {
  const { version, content } = await settingOf(tx, 'CLOSED_DAYS');
  return { version, days: content ?? [] };
}

async function groupSizesView(tx: EntityManager): Promise<GroupSizesView> {
  const { version, content } = await settingOf(tx, 'GROUP_SIZES');
  return { version, ...(content ?? ANY_SIZE) };
}

async function printView(tx: EntityManager): Promise<PrintView> {
  const { version } = await settingOf(tx, 'PRINT');
  return { version, ...(await printData(tx)) };
}

/** What was worked is counted by the days that were closed then. */
function requireSamePast(today: Day, before: readonly string[], after: readonly string[]): void {
  const past = (days: readonly string[]): string =>
    days
      .filter((day) => day < today)
      .toSorted()
      .join();
  if (past(before) !== past(after)) throw new Refused('calendar.past');
}
