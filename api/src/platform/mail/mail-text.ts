import type { Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import type { MailTemplate, ReminderTemplate, WeekTemplate } from './post-mail';
import { letterPage, linkButton, paragraph, sentence, smallPrint } from './letter-page';

type PlainTemplate = Exclude<MailTemplate, ReminderTemplate | WeekTemplate>;
const WORDS = {
  'signature-awaited': 'mail.signatureAwaited',
  'month-returned': 'mail.monthReturned',
  invitation: 'mail.invitation',
  'password-reset': 'mail.passwordReset',
  'monthly-report': 'mail.monthlyReport',
} as const satisfies Record<PlainTemplate, string>;
type Content = { link: string; standsIn?: boolean; values: Readonly<Record<string, string | number>> };

/** Subject, text and page of a mail. A case number and a link; no name, no picture from elsewhere, nothing that counts openings. */
export function mailText(template: PlainTemplate, locale: Locale, { link, standsIn, values }: Content) {
  const { t } = translator(locale);
  const words = WORDS[template];
  const [greeting, body, label, footer] = [
    t(`${words}.greeting`),
    t(`${words}.body`, values),
    t(`${words}.link`),
    t(standsIn ? 'mail.standsIn' : `${words}.footer`),
  ];
  return {
    subject: sentence(t(`${words}.subject`, values)),
    text: `${greeting}\n\n${body}\n\n${label}: ${link}\n\n${footer}\n`,
    html: letterPage(locale, [paragraph(greeting), paragraph(body), linkButton(link, label), smallPrint(footer)]),
  };
}
