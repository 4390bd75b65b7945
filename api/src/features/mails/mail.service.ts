import { Injectable } from '@nestjs/common';
import { whyNotAgain } from '@onaltu/domain/mails';
import { Refused } from '@onaltu/domain/refused';
import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import type { Actor } from '../../platform/auth/actor';
import { askIn } from '../../platform/db/statement';
import { TenantDb } from '../../platform/db/tenant-db';
import { sendMail } from '../../platform/mail/mail.jobs';
import { enqueue } from '../../platform/outbox/outbox';
import type { ListMails, WatchMails } from './mail.dto';
import {
  askAgain,
  heldMail,
  mailCounts,
  mailList,
  oneMail,
  sendAgain,
  type Watched,
  watchedMail,
  watchedMails,
} from './mail.queries';
import type { MailCount, MailList, MailView, WatchedMail, WatchedMails } from './mail.view';

const PAGE = 50;

/** What became of the mails of one provider, and one more round for what was refused. */
@Injectable()
export class MailService {
  constructor(private readonly db: TenantDb) {}

  async list(actor: Actor, filter: ListMails): Promise<MailList> {
    const limit = filter.limit ?? PAGE;
    const [found] = await this.db.ask(actor, mailList(filter, limit));
    return pageOf(found, limit);
  }

  async again(actor: Actor, id: string): Promise<MailView> {
    return this.db.as(actor, async (tx) => {
      const [mail] = await askIn(tx, heldMail(id));
      if (!mail) throw new Refused('resource.not-found');
      const refusal = whyNotAgain(mail);
      if (refusal) throw new Refused(refusal);
      await askIn(tx, askAgain(id));
      await enqueue(tx, sendMail, { mailId: id });
      await audit(tx, 'mail.retried', { type: 'mail', id });
      return found(tx, id);
    });
  }
}

async function found(tx: EntityManager, id: string): Promise<MailView> {
  const [mail] = await askIn(tx, oneMail(id));
  if (!mail) throw new Refused('resource.not-found');
  return mail;
}

/** The operator's: every owner's mails, and never whom they are for. */
@Injectable()
export class MailWatch {
  constructor(private readonly db: TenantDb) {}

  async list(actor: Actor, filter: WatchMails): Promise<WatchedMails> {
    const limit = filter.limit ?? PAGE;
    const [seen] = await this.db.ask(actor, watchedMails(filter, limit));
    const { rows, next } = pageOf(seen, limit);
    return { rows: rows.map(viewOf), next };
  }

  async counts(actor: Actor): Promise<MailCount[]> {
    const [counts] = await this.db.ask(actor, mailCounts);
    return counts;
  }

  async again(actor: Actor, id: string): Promise<WatchedMail> {
    return this.db.as(actor, async (tx) => {
      const [mail] = await askIn(tx, watchedMail(id));
      if (!mail) throw new Refused('resource.not-found');
      const refusal = whyNotAgain(mail);
      if (refusal) throw new Refused(refusal);
      const [sent] = await askIn(tx, sendAgain(id, sendMail.queue));
      if (!sent?.done) throw new Refused('mail.wrong-state'); // somebody was quicker
      await audit(tx, 'mail.retried', { type: 'mail', id });
      const [after] = await askIn(tx, watchedMail(id));
      return viewOf(after ?? mail);
    });
  }
}

const pageOf = <Row extends { id: string }>(
  seen: readonly Row[],
  limit: number,
): { rows: Row[]; next: string | null } => {
  const rows = seen.slice(0, limit);
  return { rows, next: seen.length > limit ? (rows.at(-1)?.id ?? null) : null };
};

const viewOf = ({ kk, ru, en, ...mail }: Watched): WatchedMail => ({
  ...mail,
  owner: kk !== null && ru !== null && en !== null ? { kk, ru, en } : null,
});
