import { almatyClock, type Day, day } from '@onaltu/domain/clock/day';
import { isWorkingDay } from '@onaltu/domain/clock/working-time';
import { byPressure, type LadderId, LADDERS_2015 } from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import { WORK_CALENDAR, workCalendar } from '../../platform/calendar/work-calendar';
import { inOneGo, withTheNext } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { statement } from '../../platform/db/statement';
import { postNews, type ReminderLine } from '../../platform/mail/post-mail';
import { pinnedAmong, REGULATIONS } from '../case-files/regulation.queries';

/** Letters go out on the mornings of working days, from this hour on; what fell due before waits for the next. */
const FROM_MINUTE = 8 * 60;
const UNTIL_MINUTE = 20 * 60;

type Untold = {
  id: string;
  recipientId: string;
  ladder: LadderId;
  dueOn: Day;
  alone: boolean;
  caseFileId: string | null;
  number: string | null;
  regulationId: string | null;
  month: string | null;
};

const UNTOLD = statement<Untold>(
  `select r.id, r.recipient_id as "recipientId", r.ladder, r.due_on as "dueOn", r.alone, r.case_file_id as "caseFileId", c.number,
     c.regulation_id as "regulationId", case when r.ladder = 'MONTH' then r.about end as month
   from reminder r left join case_file c on c.id = r.case_file_id
   where r.mail_id is null and r.closed_at is null and r.seen_at is null order by r.recipient_id, r.id for update of r skip locked`,
);
const told = (mailId: string, ids: readonly string[]) =>
  statement('update reminder set mail_id = $1 where id = any ($2::uuid[])', [mailId, ids]);

type Letter = { dedupKey: string; recipientId: string; about: Untold[] };

/** Writes to everybody what he has not been written of: one letter a working morning, and one of its own for what cannot wait. Nothing more is due then. */
export async function tellPeople(tx: EntityManager): Promise<false> {
  const [calendars, untold, regulations] = await inOneGo(tx, WORK_CALENDAR, UNTOLD, REGULATIONS);
  const { day: today, minute } = almatyClock(nowOf(tx));
  const inTime = minute >= FROM_MINUTE && minute < UNTIL_MINUTE;
  if (!inTime || !isWorkingDay(workCalendar(calendars), today)) return false;
  const lineOf = (one: Untold): ReminderLine => ({
    id: one.id,
    ladder: one.ladder,
    dueOn: one.dueOn,
    number: one.number,
    month: one.month === null ? null : day(`${one.month}-01`),
    path: one.caseFileId ? `/cases/${one.caseFileId}` : `/figures/months/${one.month}`,
    sources: (pinnedAmong(regulations, one.regulationId, today).ladders ?? LADDERS_2015)[one.ladder].sources,
  });
  for (const { about, ...to } of lettersOf(untold, today)) {
    const lines = about.toSorted(byPressure).map(lineOf);
    const [only] = lines.length === 1 ? lines : [];
    const number = only?.number ? { number: only.number } : {};
    const params = { on: today, path: '/reminders', lines, ...number };
    const mailId = await postNews(tx, { ...to, template: 'reminders', params });
    if (mailId)
      await withTheNext(
        tx,
        told(
          mailId,
          about.map(({ id }) => id),
        ),
      ); // who has had his letter today gets the rest tomorrow
  }
  return false;
}

/** What cannot wait has a letter of its own; the rest is one letter a person and day. */
function lettersOf(untold: readonly Untold[], today: Day): Letter[] {
  const alone = untold.filter((one) => one.alone);
  const rest = Map.groupBy(
    untold.filter((one) => !one.alone),
    ({ recipientId }) => recipientId,
  );
  return [
    ...alone.map((one) => ({ dedupKey: `reminder|${one.id}`, recipientId: one.recipientId, about: [one] })),
    ...[...rest].map(([recipientId, about]) => ({ dedupKey: `digest|${today}|${recipientId}`, recipientId, about })),
  ];
}
