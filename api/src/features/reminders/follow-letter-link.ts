import { Injectable } from '@nestjs/common';
import { almatyDay } from '@onaltu/domain/clock/day';
import { type LetterLink, whyNotByLink } from '@onaltu/domain/letter-links';
import { Refused } from '@onaltu/domain/refused';
import { byPressure } from '@onaltu/domain/reminders';
import type { EntityManager } from 'typeorm';
import { systemActor } from '../../platform/auth/actor';
import { Envelope } from '../../platform/crypto/envelope';
import { inOneGo } from '../../platform/db/act';
import { nowOf } from '../../platform/db/now';
import { TenantDb } from '../../platform/db/tenant-db';
import { readLetterLink } from '../../platform/mail/letter-link';
import type { LetterLinkView } from './letter-link.view';
import { type LinkedRow, READER, toldBy } from './reminder.queries';
import { see } from './reminder.service';

type Followed = { link: LetterLink; view: LetterLinkView; unseen: string[] };

/** Whoever holds a letter needs no sign-in for what its link says: one deed, for one person, for some days. What is not signed by us asks nothing of the database. */
@Injectable()
export class FollowLetterLink {
  constructor(
    private readonly db: TenantDb,
    private readonly envelope: Envelope,
  ) {}

  /** Changes nothing: programs that open the links of a letter before its reader does see the same. */
  look(code: string): Promise<LetterLinkView> {
    return this.follow(code, (_, { view }) => Promise.resolve(view));
  }

  /** Said twice it stays with the first time. */
  see(code: string): Promise<LetterLinkView> {
    return this.follow(code, async (tx, { link, unseen }) => {
      await see(tx, unseen, 'MAIL');
      return (await opened(tx, link)).view;
    });
  }

  private async follow<T>(code: string, work: (tx: EntityManager, followed: Followed) => Promise<T>): Promise<T> {
    const link = readLetterLink(this.envelope, code);
    if (!link) throw new Refused('letter-link.not-valid');
    const holder = { ...systemActor(link.ownerId), userId: link.personId };
    return this.db.as(holder, async (tx) => {
      const refusal = whyNotByLink(link, almatyDay(nowOf(tx)));
      if (refusal) throw new Refused(refusal);
      return work(tx, await opened(tx, link));
    });
  }
}

async function opened(tx: EntityManager, link: LetterLink): Promise<Followed> {
  const [[reader], rows] = await inOneGo(tx, READER, toldBy(link.mailId, link.reminderId));
  if (!reader || rows.length === 0) throw new Refused('letter-link.not-valid');
  const unseen = rows.filter(({ seenAt }) => !seenAt).map(({ id }) => id);
  const reminders = rows.toSorted(byPressure).map(withoutId);
  return { link, unseen, view: { purpose: link.purpose, locale: reader.locale, reminders } };
}

const withoutId = ({ id: _, ...reminder }: LinkedRow) => reminder;
