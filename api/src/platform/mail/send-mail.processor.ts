import { translator } from '@onaltu/i18n/translator';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';
import { NotYet, Processes, type Processor } from '../jobs/processor';
import { Log } from '../log/log';
import { type Claimed, MailLedger } from './mail-ledger';
import { type SendMail, sendMail } from './mail.jobs';
import { mailText } from './mail-text';
import { handOver } from './smtp';

/** Claims before it sends: a second delivery of the job finds the mail taken. A mail nobody took is looked at again later. */
@Processes(sendMail, { concurrency: 4 })
export class SendMailProcessor implements Processor<SendMail> {
  constructor(
    private readonly ledger: MailLedger,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  async run(actor: Actor, { mailId }: SendMail): Promise<void> {
    const claimed = await this.ledger.claim(actor, mailId);
    if (claimed instanceof Date) throw new NotYet(claimed);
    if (!claimed) return;
    const outcome = await handOver(this.config.smtpUrl, this.letter(claimed));
    if (outcome.kind !== 'TAKEN')
      this.log.warn({ mail: mailId, attempt: claimed.attempts, ...outcome }, 'mail not accepted');
    const again = await this.ledger.settle(actor, mailId, claimed.attempts, outcome);
    if (again) throw new NotYet(again);
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
}
