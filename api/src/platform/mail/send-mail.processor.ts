import type { Day } from '@onaltu/domain/clock/day';
import { INVITATION_DAYS, RESET_MINUTES } from '@onaltu/domain/staff';
import { formatMonth, type Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';
import { Envelope } from '../crypto/envelope';
import { publicPage } from '../documents/public-page';
import { NotYet, Processes, type Processor } from '../jobs/processor';
import { Log } from '../log/log';
import { letterCode } from './letter-code';
import { lastDayOf, letterLink } from './letter-link';
import { type Claimed, isLink, MailLedger, type Written } from './mail-ledger';
import { type SendMail, sendMail } from './mail.jobs';
import { mailText } from './mail-text';
import { remindersText } from './reminders-text';
import { handOver } from './smtp';

/** Claims before it sends: a second delivery of the job finds the mail taken. A mail nobody took is looked at again later. */
@Processes(sendMail, { concurrency: 4 })
export class SendMailProcessor implements Processor<SendMail> {
  constructor(
    private readonly ledger: MailLedger,
    private readonly config: Config,
    private readonly envelope: Envelope,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, { mailId }: SendMail): Promise<void> {
    const claimed = await this.ledger.claim(actor, mailId);
    if (claimed instanceof Date) throw new NotYet(claimed);
    if (!claimed) return;
    const outcome = await handOver(this.config.smtpUrl, this.letter(claimed));
    if (outcome.kind !== 'TAKEN')
      this.log.warn(
        { mail: mailId, attempt: claimed.attempts, kind: outcome.kind, answer: outcome.answer },
        'mail not accepted',
      );
    const again = await this.ledger.settle(actor, mailId, claimed.attempts, outcome);
    if (again) throw new NotYet(again);
  }

  private letter(claimed: Claimed) {
    const { message_id, email, last_name, first_name, locale } = claimed;
    return {
      from: { name: translator(locale).t('mail.sender'), address: this.config.mailFrom },
      to: { name: `${last_name} ${first_name}`, address: email },
      messageId: message_id,
      ...this.textOf(claimed),
    };
  }

  private textOf(claimed: Claimed) {
    const { locale, stands_in: standsIn } = claimed;
    if (claimed.template === 'reminders')
      return remindersText(locale, claimed.params, {
        page: (path) => new URL(path, this.config.publicUrl).toString(),
        seen: (reminderId) => this.seenLink(claimed, claimed.params.on, reminderId),
      });
    const values = { ...said(claimed, locale), days: INVITATION_DAYS, minutes: RESET_MINUTES };
    return mailText(claimed.template, locale, { link: this.linkOf(claimed), standsIn, values });
  }

  private seenLink(
    { id: mailId, owner_id: ownerId, recipient_id: personId }: Claimed,
    on: Day,
    reminderId: string | null,
  ) {
    if (personId === null) throw new Error('a letter of reminders to nobody');
    const link = { purpose: 'SEEN', ownerId, personId, mailId, reminderId, until: lastDayOf(on) } as const;
    return publicPage(this.config.publicUrl, `letter#${letterLink(this.envelope, link)}`).link;
  }

  /** A code stands in the fragment: no server, log or preview sees it. */
  private linkOf(written: Written): string {
    const { publicUrl } = this.config;
    if (isLink(written)) return new URL(written.params.path, publicUrl).toString();
    const { template, params } = written;
    return publicPage(publicUrl, `${template}#${letterCode(this.envelope, template, params.codeId)}`).link;
  }
}

type PlainMail = Exclude<Written, { template: 'reminders' }>;
/** What a letter says; a month by its name. */
const said = ({ params }: PlainMail, locale: Locale): Readonly<Record<string, string>> =>
  'month' in params ? { ...params, month: formatMonth(locale, params.month) } : params;
