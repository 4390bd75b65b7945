import type { LetterLink, LinkPurpose } from '@onaltu/domain/letter-links';
import { translator } from '@onaltu/i18n/translator';
import { Config } from '../../config';
import type { Actor } from '../auth/actor';
import { Envelope } from '../crypto/envelope';
import { publicPage } from '../documents/public-page';
import { NotYet, Processes, type Processor } from '../jobs/processor';
import { Log } from '../log/log';
import { Metrics } from '../metrics/metrics';
import { letterCode } from './letter-code';
import { lastDayOf, letterLink } from './letter-link';
import { isEndable, letterText, type Links } from './letter-text';
import { type Claimed, MailLedger } from './mail-ledger';
import { type SendMail, sendMail } from './mail.jobs';
import { handOver } from './smtp';

/** Claims before it sends: a second delivery of the job finds the mail taken. A mail nobody took is looked at again later. */
@Processes(sendMail, { concurrency: 4 })
export class SendMailProcessor implements Processor<SendMail> {
  constructor(
    private readonly ledger: MailLedger,
    private readonly config: Config,
    private readonly envelope: Envelope,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {}

  async run(actor: Actor, { mailId }: SendMail): Promise<void> {
    const claimed = await this.ledger.claim(actor, mailId);
    if (claimed instanceof Date) throw new NotYet(claimed);
    if (!claimed) return;
    const outcome = await handOver(this.config, this.letter(claimed));
    this.metrics.mailOutcomes.inc({ kind: outcome.kind });
    if (outcome.kind !== 'TAKEN')
      this.log.warn(
        { mail: mailId, attempt: claimed.attempts, kind: outcome.kind, answer: outcome.answer },
        'mail not accepted',
      );
    const again = await this.ledger.settle(actor, mailId, claimed.attempts, outcome);
    if (again) throw new NotYet(again);
  }

  private letter(claimed: Claimed) {
    const { message_id, email, last_name, first_name, locale, stands_in: standsIn } = claimed;
    return {
      from: { name: translator(locale).t('mail.sender'), address: this.config.mailFrom },
      to: { name: `${last_name} ${first_name}`, address: email },
      messageId: message_id,
      ...letterText(claimed, this.linksOf(claimed), { locale, standsIn }),
      ...(isEndable(claimed) ? this.ending(claimed) : {}),
    };
  }

  /** RFC 8058: the reader's program ends these letters in one press; DKIM has to sign both lines (runbook). */
  private ending(claimed: Claimed) {
    const url = new URL('/api/public/letter-link/unsubscribe', this.config.publicUrl);
    url.searchParams.set('code', letterLink(this.envelope, deedOf(claimed, 'UNSUBSCRIBE', null)));
    return {
      list: { unsubscribe: { url: url.toString() } },
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    };
  }

  /** A code and a deed stand in the fragment: no server, log or preview sees them. */
  private linksOf(claimed: Claimed): Links {
    const { config, envelope } = this;
    const open = (path: string) => publicPage(config.publicUrl, path).link;
    return {
      page: (path) => new URL(path, config.publicUrl).toString(),
      code: (template, codeId) => open(`${template}#${letterCode(envelope, template, codeId)}`),
      deed: (purpose, reminderId) => open(`letter#${letterLink(envelope, deedOf(claimed, purpose, reminderId))}`),
    };
  }
}

function deedOf(claimed: Claimed, purpose: LinkPurpose, reminderId: string | null): LetterLink {
  const { id: mailId, owner_id: ownerId, recipient_id: personId, params } = claimed;
  if (personId === null || !('on' in params)) throw new Error('a link of a letter that has none');
  return { purpose, ownerId, personId, mailId, reminderId, until: lastDayOf(params.on) };
}
