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

  private letter({ message_id, email, last_name, first_name, locale, stands_in: standsIn, ...written }: Claimed) {
    return {
      from: { name: translator(locale).t('mail.sender'), address: this.config.mailFrom },
      to: { name: `${last_name} ${first_name}`, address: email },
      messageId: message_id,
      ...this.textOf(written, locale, standsIn),
    };
  }

  private textOf(written: Written, locale: Locale, standsIn: boolean) {
    if (written.template === 'reminders') return remindersText(locale, written.params, this.config.publicUrl);
    const values = { ...said(written, locale), days: INVITATION_DAYS, minutes: RESET_MINUTES };
    return mailText(written.template, locale, { link: this.linkOf(written), standsIn, values });
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
