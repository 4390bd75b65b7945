import { almatyDay, almatyMoment, type Day, day } from '@onaltu/domain/clock/day';
import { type CalendarDay, calendarOf } from '@onaltu/domain/clock/days-off';
import { FIVE_DAY_WEEK } from '@onaltu/domain/clock/working-time';
import { periodKeyOn } from '@onaltu/domain/period';
import { monthDue, tablesOf } from '@onaltu/domain/reports';
import type { Locale } from '@onaltu/i18n/formats';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { systemActor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { nowOf } from '../../platform/db/now';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { bareError } from '../../platform/jobs/bare-error';
import { OnTick, type Ticker } from '../../platform/jobs/processor';
import { Log } from '../../platform/log/log';
import { postNews } from '../../platform/mail/post-mail';
import { enqueue } from '../../platform/outbox/outbox';
import { ReportExport } from './export.entity';
import { forgetExport, makeExport } from './export.jobs';

type Reader = { id: string; locale: Locale };
const REGIONS = 'select id from directory.regions_with_readers() id';
const DAYS = statement<CalendarDay>(`select day, kind, weeks from directory.calendar_day`);

/** Writes down, once for each month, who gets it: who subscribed before it ended, and still works here. */
const takenDown = (month: Day, ended: Date): Statement<Reader> =>
  statement(
    `with taken as (
       insert into report_mailing (month, account_id)
       select $1::date, s.account_id from report_subscription s join directory.membership m on m.account_id = s.account_id and m.ended_at is null
       join directory.account a on a.id = s.account_id and a.disabled_at is null where s.since < $2
       on conflict do nothing returning account_id)
     select a.id, a.locale from taken t join directory.account a on a.id = t.account_id order by a.id`,
    [month, ended],
  );

/** Sends the monthly form in the first working days of the next month. Late, doubled and missed ticks change nothing: the rows say who has it. */
@OnTick('report.mail')
export class MailReportsTicker implements Ticker {
  constructor(
    private readonly db: TenantDb,
    private readonly log: Log,
  ) {}

  async tick(at?: Date): Promise<void> {
    for (const { id } of await this.db.anonymous<{ id: string }>(REGIONS)) {
      const actor = { ...systemActor(id, 'region'), ...(at ? { at } : {}) };
      await this.db
        .as(actor, mailMonth)
        .catch((error: unknown) =>
          this.log.error({ region: id, err: bareError(error) }, 'the monthly form was not mailed'),
        ); // the others get theirs; the next tick tries again
    }
  }
}

async function mailMonth(tx: EntityManager): Promise<void> {
  const today = almatyDay(nowOf(tx));
  const calendar = calendarOf({ week: FIVE_DAY_WEEK, laterWeeks: [], days: await askIn(tx, DAYS), closed: [] });
  const month = monthDue(calendar, today);
  if (!month) return;
  const readers = await askIn(tx, takenDown(month, almatyMoment(day(`${today.slice(0, 7)}-01`), 0)));
  for (const language of new Set(readers.map(({ locale }) => locale))) await makeForm(tx, month, language);
  const path = `department/reports?report=MONTHLY&period=${periodKeyOn('MONTH', month)}`;
  for (const { id: recipientId } of readers)
    await postNews(tx, {
      ...{ template: 'monthly-report', recipientId, dedupKey: `monthly-report|${month}|${recipientId}` },
      params: { month, path },
    });
}

/** The form of a month, made for all who read this language. */
async function makeForm(tx: EntityManager, month: Day, language: Locale): Promise<void> {
  const id = randomUUID();
  const asked = { report: 'MONTHLY', period: periodKeyOn('MONTH', month), format: 'XLSX', language } as const;
  await tx.insert(ReportExport, { id, ...asked, brokenBy: [], tables: tablesOf(asked).length });
  await enqueue(tx, makeExport, { exportId: id });
  await enqueue(tx, forgetExport, { exportId: id });
  await audit(tx, 'export.asked', { type: 'report_export', id }, asked);
}
