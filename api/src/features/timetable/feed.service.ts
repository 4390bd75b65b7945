import { Injectable } from '@nestjs/common';
import { encodeCode, normalizeCode } from '@onaltu/domain/crockford';
import { Refused } from '@onaltu/domain/refused';
import type { Locale } from '@onaltu/i18n/formats';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Config } from '../../config';
import type { Actor } from '../../platform/auth/actor';
import { audit } from '../../platform/audit/audit';
import { codeHash, DoorDb } from '../../platform/db/door-db';
import { nowOf } from '../../platform/db/now';
import { statement } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { publicPage } from '../../platform/documents/public-page';
import { calendarOf, type FeedLesson } from './feed.calendar';
import type { FeedView, NewFeedView } from './feed.view';

const CODE_BYTES = 17;
const DAYS_BACK = 30;
const DAYS_AHEAD = 180;
const KIND = 'timetable.feed';

/** The address of one specialist's own lessons for a calendar: whoever has it reads them, until it is taken back. */
@Injectable()
export class FeedService {
  constructor(
    private readonly db: TenantDb,
    private readonly doors: DoorDb,
    private readonly config: Config,
  ) {}

  async read(actor: Actor): Promise<FeedView> {
    const [[open]] = await this.db.ask(
      actor,
      statement<{ since: Date }>(
        `select made_at as since from door where kind = $1 and subject_id = ctx.user_id() and closed_at is null`,
        [KIND],
      ),
    );
    return { since: open?.since ?? null };
  }

  /** A new address; the one before it leads nowhere any more. It is told once: the database keeps its hash alone. */
  async make(actor: Actor): Promise<NewFeedView> {
    return this.db.as(actor, async (tx) => {
      await close(tx);
      const code = encodeCode(randomBytes(CODE_BYTES));
      await tx.query(`insert into door (kind, code_hash, subject_id, made_at) values ($1, $2, ctx.user_id(), $3)`, [
        ...[KIND, codeHash(code), nowOf(tx)],
      ]);
      await audit(tx, 'timetable.feed-opened', { type: 'account', id: actor.userId });
      const { link } = publicPage(this.config.publicUrl, `api/public/timetable-feed?code=${code}`);
      return { since: nowOf(tx), address: link };
    });
  }

  async revoke(actor: Actor): Promise<void> {
    await this.db.as(actor, async (tx) => {
      await close(tx);
      await audit(tx, 'timetable.feed-closed', { type: 'account', id: actor.userId });
    });
  }

  /** The calendar behind an address; one that was taken back and one that never was look the same. */
  async calendar(code: string): Promise<string> {
    const normal = normalizeCode(code);
    const door = normal ? await this.doors.open(KIND, normal) : null;
    if (!door) throw new Refused('resource.not-found');
    return this.db.as({ ...door.actor, userId: door.subjectId }, async (tx) => {
      const [reader] = await tx.query<{ locale: Locale }[]>(READER);
      if (!reader) throw new Refused('resource.not-found');
      const lessons = await tx.query<FeedLesson[]>(LESSONS, [nowOf(tx), DAYS_BACK, DAYS_AHEAD]);
      return calendarOf(lessons, { locale: reader.locale, now: nowOf(tx) });
    });
  }
}

async function close(tx: EntityManager): Promise<void> {
  await tx.query(
    `update door set closed_at = ctx.now() where kind = $1 and subject_id = ctx.user_id() and closed_at is null`,
    [KIND],
  );
}

/** Whoever has left, or may not sign in, has no calendar either. */
const READER = `select a.locale from directory.membership m join directory.account a on a.id = m.account_id
  where m.account_id = ctx.user_id() and 'SPECIALIST' = any (m.roles) and m.ended_at is null and a.disabled_at is null`;
const LESSONS = `select l.id, l.starts_at as "startsAt", l.ends_at as "endsAt", l.form, r.name as room, l.version,
    array(select c.number from lesson_place p join case_file c on c.id = p.case_file_id
      where p.lesson_id = l.id and p.away is null and c.number is not null order by c.number) as numbers
  from lesson l left join room r on r.id = l.room_id
  where l.specialist_id = ctx.user_id() and l.state in ('PLANNED', 'HELD')
    and l.starts_at between $1::timestamptz - make_interval(days => $2) and $1::timestamptz + make_interval(days => $3)
  order by l.starts_at, l.id`;
