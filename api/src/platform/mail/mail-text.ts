import type { Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import type { MailTemplate } from './post-mail';

const WORDS = {
  'signature-awaited': 'mail.signatureAwaited',
  'month-returned': 'mail.monthReturned',
  invitation: 'mail.invitation',
  'password-reset': 'mail.passwordReset',
  'monthly-report': 'mail.monthlyReport',
} as const satisfies Record<MailTemplate, string>;
type Content = { link: string; standsIn?: boolean; values: Readonly<Record<string, string | number>> };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('kk') + text.slice(1);

/** Subject, text and page of a mail. A case number and a link; no name, no picture from elsewhere, nothing that counts openings. */
export function mailText(template: MailTemplate, locale: Locale, { link, standsIn, values }: Content) {
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
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font:16px/1.5 'Segoe UI',Roboto,Arial,sans-serif"><div style="max-width:560px;margin:0 auto">
<p>${escaped(greeting)}</p><p>${escaped(body)}</p>
<p><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0B5F73;color:#ffffff;text-decoration:none">${escaped(label)}</a></p>
<p style="font-size:13px;opacity:.8">${escaped(footer)}</p></div></body></html>`,
  };
}
