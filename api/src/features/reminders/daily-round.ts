import { almatyDay, type Day } from '@onaltu/domain/clock/day';
import type { WorkCalendar } from '@onaltu/domain/clock/working-time';
import { fallenRung, type Ladder } from '@onaltu/domain/reminders';
import { dueOnOf, monthOf, monthsToSeal } from '@onaltu/domain/sealing';
import type { EntityManager } from 'typeorm';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { REGION_RUNGS } from '../case-files/provider-setting.queries';
import { regulationAmong, REGULATIONS } from '../case-files/regulation.queries';
import { ADDED_RUNGS, laddersWith } from './ladders';
import { type Member, MEMBERS, type NewReminder, reached, rung } from './look.queries';
import { morningOf } from './tell-people';
import { askFrom } from './telling.queries';
import { lessonRings, MARKED, UNMARKED } from './unmarked-lessons';

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
  const [[provider], confirmed, unmarked, ...kept] = await inOneGo(tx, OWN, CONFIRMED, UNMARKED, ...RULES);
  if (!provider) throw new Error('a provider that is not there');
  const [members, regulations, calendars, added, regional] = kept;
  const calendar = workCalendar(calendars);
  const { MONTH, LESSON } = laddersWith(regulationAmong(regulations, today), regional, added);
  const rules = { today, calendar, members };
  const done = new Set(confirmed.map(({ month }) => month));
  const open = monthsToSeal(provider, today)
    .slice(0, MONTHS_SPOKEN_OF)
    .filter((key) => !done.has(key));
  const rings = [
    ...monthRings(open, { ...rules, ladder: MONTH }),
    ...lessonRings(unmarked, { ...rules, ladder: LESSON }),
  ];
  await withTheNext(tx, MARKED, rung(rings), OVERTAKEN, askFrom(morningOf(today)));
  return false;
}

const RULES = [MEMBERS, REGULATIONS, WORK_CALENDAR, ADDED_RUNGS, REGION_RUNGS] as const;
type Rules = { ladder: Ladder; today: Day; calendar: WorkCalendar; members: readonly Member[] };

/** A month that is not confirmed is told to the heads. */
function monthRings(open: readonly string[], { ladder, today, calendar, members }: Rules): NewReminder[] {
  const heads = members.filter(({ roles }) => roles.includes('HEAD')).flatMap(reached);
  return open.flatMap((about): NewReminder[] => {
    const month = monthOf(about);
    const fallen = month && fallenRung(ladder, 'HEAD', month.until, { today, calendar });
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
}

/** The same month or lesson said again takes the place of what was said before. */
const OVERTAKEN = statement<unknown>(
  `update reminder r set closed_at = ctx.now() where r.case_file_id is null and r.closed_at is null and exists (
     select from reminder l where l.case_file_id is null and l.ladder = r.ladder and l.about = r.about and l.recipient_id = r.recipient_id and l.rung > r.rung)`,
);
