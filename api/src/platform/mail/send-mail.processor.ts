import type { Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { createTransport } from 'nodemailer';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';
import { TenantDb } from '../db/tenant-db';
import { NotYet, Processes, type Processor } from '../jobs/processor';
import { type SendMail, sendMail } from './mail.jobs';
import { mailText } from './mail-text';
import type { MailTemplate } from './post-mail';

type Claimed = {
  template: MailTemplate;
  params: { number: string; path: string };
  message_id: string;
  email: string;
  last_name: string;
  first_name: string;
  locale: Locale;
};

const PERMANENT = 500; // SMTP answers from here on are final
const RESEND_AFTER_MINUTES = 10;
const MAX_ATTEMPTS = 6;

// What is due, or was claimed so long ago that nobody knows what became of it: sent once more, under the same Message-ID.
const CLAIM = `
  update mail_ledger m set state = 'CLAIMED', claimed_at = now(), attempts = m.attempts + 1 from directory.account a
  where m.id = $1 and a.id = m.recipient_id and a.disabled_at is null and m.attempts < ${MAX_ATTEMPTS}
    and (m.state = 'DUE' or (m.state = 'CLAIMED' and m.claimed_at < now() - interval '${RESEND_AFTER_MINUTES} minutes'))
  returning m.template, m.params, m.message_id, a.email, a.last_name, a.first_name, a.locale`;
const PENDING = `select state = 'CLAIMED' and attempts < ${MAX_ATTEMPTS} as pending from mail_ledger where id = $1`;

/** Claims before it sends: a second delivery of the job finds the mail taken. */
@Processes(sendMail, { concurrency: 4 })
export class SendMailProcessor implements Processor<SendMail> {
  private readonly transport;

  constructor(
    private readonly db: TenantDb,
    private readonly config: Config,
  ) {
    this.transport = createTransport({
      url: config.smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async run(actor: Actor, { mailId }: SendMail): Promise<void> {
    const mail = await this.claim(actor, mailId);
    if (!mail) return;
    try {
      const { response } = await this.transport.sendMail(this.letter(mail));
      await this.settle(actor, mailId, 'ACCEPTED', response);
    } catch (error) {
      const { responseCode } = error as { responseCode?: number };
      const final = responseCode !== undefined && responseCode >= PERMANENT;
      await this.settle(actor, mailId, final ? 'REFUSED' : 'DUE', String(responseCode ?? 'no answer'));
      if (!final) throw error;
    }
  }

  /** Null when it is settled. A mail that somebody claimed a moment ago may still be lost with its worker. */
  private async claim(actor: Actor, mailId: string): Promise<Claimed | null> {
    return this.db.as(actor, async (tx) => {
      const [[mail]] = await tx.query<[Claimed[], number]>(CLAIM, [mailId]);
      if (mail) return mail;
      const [row] = await tx.query<{ pending: boolean }[]>(PENDING, [mailId]);
      if (row?.pending) throw new NotYet();
      return null;
    });
  }

  private letter({ template, params, message_id, email, last_name, first_name, locale }: Claimed) {
    const link = new URL(params.path, this.config.publicUrl).toString();
    return {
      from: { name: translator(locale).t('mail.sender'), address: this.config.mailFrom },
      to: { name: `${last_name} ${first_name}`, address: email },
      messageId: message_id,
      ...mailText(template, locale, { number: params.number, link }),
    };
  }

  private async settle(actor: Actor, id: string, state: 'ACCEPTED' | 'REFUSED' | 'DUE', answer: string): Promise<void> {
    await this.db.as(actor, (tx) =>
      tx.query(
        `update mail_ledger set state = $2, answer = $3, sent_at = case when $2 = 'ACCEPTED' then now() end where id = $1`,
        [id, state, answer.slice(0, 300)],
      ),
    );
  }
}
