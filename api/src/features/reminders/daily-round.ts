import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import { fallenRung } from '@onaltu/domain/reminders';
import { dueOnOf, monthOf, monthsToSeal } from '@onaltu/domain/sealing';
import type { EntityManager } from 'typeorm';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { REGION_RUNGS } from '../case-files/provider-setting.queries';
import { regulationAmong, REGULATIONS } from '../case-files/regulation.queries';
import { ADDED_RUNGS, laddersWith } from './ladders';
import { morningOf } from './tell-people';
import { askFrom } from './telling.queries';
import { MEMBERS, type NewReminder, reached, rung } from './look.queries';

/** Of months that nobody confirmed the last ones are spoken of; who began long after the rest is not flooded. */
const MONTHS_SPOKEN_OF = 2;

const made = (today: Day): Statement<{ day: Day }> =>
  statement(`insert into daily_round (day) values ($1) on conflict do nothing returning day`, [today]);

type Opened = { openedOn: Day; closedOn: Day | null };
const OWN = statement<Opened>(
  `select opened_on as "openedOn", closed_on as "closedOn" from directory.provider where id = ctx.provider_id()`,
);
/** Months of which the last word is a confirmation, not the department's return. */
const CONFIRMED = statement<{ month: string }>(
  `select to_char(s.month, 'YYYY-MM') as month from sealed_month s
   left join directory.month_answer a on a.of_provider = s.provider_id and a.month = s.month and a.version = s.version
   where s.version = (select max(version) from sealed_month l where l.month = s.month) and a.answer is distinct from 'RETURNED'`,
);

/** What a provider is reminded of that is about no case: once a day, whoever comes first. Nothing more is due then. */
export async function makeDailyRound(tx: EntityManager): Promise<false> {
  const today = almatyDay(nowOf(tx));
  const [first] = await askIn(tx, made(today));
  if (!first) return false;
  const [[provider], confirmed, members, regulations, calendars, added, regional] = await inOneGo(
    tx,
    OWN,
    CONFIRMED,
    MEMBERS,
    REGULATIONS,
    WORK_CALENDAR,
    ADDED_RUNGS,
    REGION_RUNGS,
  );
  if (!provider) throw new Error('a provider that is not there');
  const calendar = workCalendar(calendars);
  const { MONTH } = laddersWith(regulationAmong(regulations, today), regional, added);
  const done = new Set(confirmed.map(({ month }) => month));
  const heads = members.filter(({ roles }) => roles.includes('HEAD')).flatMap(reached);
  const open = monthsToSeal(provider, today)
    .slice(0, MONTHS_SPOKEN_OF)
    .filter((key) => !done.has(key));
  const rings = open.flatMap((about): NewReminder[] => {
    const month = monthOf(about);
    const fallen = month && fallenRung(MONTH, 'HEAD', month.until, { today, calendar });
    if (!fallen) return [];
    const subject = {
      caseFileId: null,
      about,
      ladder: 'MONTH',
      dueOn: dueOnOf(calendar, month),
      escalates: null,
    } as const;
    return heads.map((told) => ({ ...subject, ...fallen, ...told }));
  });
  await withTheNext(tx, rung(rings), OVERTAKEN, askFrom(morningOf(today)));
  return false;
}

/** The same month said again takes the place of what was said before. */
const OVERTAKEN = statement<unknown>(
  `update reminder r set closed_at = ctx.now() where r.case_file_id is null and r.closed_at is null and exists (
     select from reminder l where l.case_file_id is null and l.ladder = r.ladder and l.about = r.about and l.recipient_id = r.recipient_id and l.rung > r.rung)`,
);
