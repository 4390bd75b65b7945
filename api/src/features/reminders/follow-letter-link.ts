import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { type LetterLink, type LinkPurpose, whyNotByLink } from '@onaltu/domain/letter-links';
import { isWithout, type LetterKind, without } from '@onaltu/domain/letter-preferences';
import { Refused } from '@onaltu/domain/refused';
import { byPressure } from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import { Config } from '../../config';
import { systemActor } from '../../platform/auth/actor';
import { Envelope } from '../../platform/crypto/envelope';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { publicPage } from '../../platform/documents/public-page';
import { readLetterLink } from '../../platform/mail/letter-link';
import { preferencesNow, keepPreferences } from './letter-preference.service';
import type { EndedLettersView, LetterLinkView } from './letter-link.view';
import { letterTo, type LinkedRow, READER, toldBy } from './reminder.queries';
import { see } from './reminder.service';

const KINDS: Readonly<Record<string, LetterKind>> = { reminders: 'DAILY', 'head-week': 'WEEKLY' };

/** Whoever holds a letter needs no sign-in for what its link says: one deed, for one person, for some days. What is not signed by us asks nothing of the database. */
@Injectable()
export class FollowLetterLink {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
    private readonly config: Config,
  ) {}

  /** Changes nothing: programs that open the links of a letter before its reader does see the same. */
  look(code: string): Promise<LetterLinkView> {
    return this.follow(code, opened);
  }

  /** Said twice it stays with the first time. */
  see(code: string): Promise<LetterLinkView> {
    return this.follow(code, async (tx, link) => {
      requirePurpose(link, 'SEEN');
      await readerOf(tx);
      const told = await askIn(tx, toldBy(link.mailId, link.reminderId));
      const unseen = told.filter(({ seenAt }) => !seenAt).map(({ id }) => id);
      await see(tx, unseen, 'MAIL');
      return opened(tx, link);
    });
  }

  /** Ends what may be ended; said twice it changes nothing more. */
  unsubscribe(code: string): Promise<LetterLinkView> {
    return this.follow(code, async (tx, link) => {
      requirePurpose(link, 'UNSUBSCRIBE');
      const { letters } = await opened(tx, link);
      if (letters && !letters.ended) {
        const { version, rules, ...chosen } = await preferencesNow(tx);
        await keepPreferences(tx, version, without(letters.kind, chosen, rules));
      }
      return opened(tx, link);
    });
  }

  /** The page of a link; the code goes into the fragment, which no server sees. */
  pageOf(code: string): string {
    const isOurs = readLetterLink(this.envelope, code) !== null;
    return publicPage(this.config.publicUrl, isOurs ? `letter#${code}` : 'letter').link;
  }

  private async follow<T>(code: string, work: (tx: EntityManager, link: LetterLink) => Promise<T>): Promise<T> {
    const link = readLetterLink(this.envelope, code);
    if (!link) throw new Refused('letter-link.not-valid');
    const holder = { ...systemActor(link.ownerId), userId: link.personId };
    return this.db.as(holder, async (tx) => {
      const refusal = whyNotByLink(link, almatyDay(nowOf(tx)));
      if (refusal) throw new Refused(refusal);
      return work(tx, link);
    });
  }
}

/** A deed does what it was signed for, and nothing else. */
function requirePurpose({ purpose }: LetterLink, wanted: LinkPurpose): void {
  if (purpose !== wanted) throw new Refused('letter-link.not-valid');
}

async function readerOf(tx: EntityManager) {
  const [reader] = await askIn(tx, READER);
  if (!reader) throw new Refused('letter-link.not-valid');
  return reader;
}

async function opened(tx: EntityManager, link: LetterLink): Promise<LetterLinkView> {
  const { purpose, mailId, reminderId } = link;
  const { locale } = await readerOf(tx);
  const [rows, [letter]] = await inOneGo(tx, toldBy(mailId, reminderId), letterTo(mailId));
  if (!letter || (purpose === 'SEEN' && rows.length === 0)) throw new Refused('letter-link.not-valid');
  if (purpose === 'UNSUBSCRIBE') return { purpose, locale, reminders: [], letters: await endedOf(tx, letter.template) };
  return { purpose, locale, reminders: rows.toSorted(byPressure).map(withoutIds), letters: null };
}

async function endedOf(tx: EntityManager, template: string): Promise<EndedLettersView> {
  const kind = KINDS[template];
  if (!kind) throw new Refused('letter-link.not-valid');
  const { rules, ...chosen } = await preferencesNow(tx);
  return { kind, ended: isWithout(kind, chosen, rules), fixed: kind === 'DAILY' ? rules.fixed : [] };
}

/** Nothing that leads to a page of a case. */
const withoutIds = ({ ladder, dueOn, number, month, lessonAt, alone, seenAt, doneAt }: LinkedRow) => ({
  ...{ ladder, dueOn, number, month, lessonAt, alone, seenAt, doneAt },
});
