import { whenOf } from '@onaltu/domain/reminders';
import { formatDay, formatMonth, type Locale } from '@onaltu/i18n/formats';
import { sourcesInWords } from '@onaltu/i18n/source-words';
import { translator } from '@onaltu/i18n/translator';
import { escaped, letterPage, linkButton, paragraph, sentence, smallPrint } from './letter-page';
import type { ReminderLine, ReminderMail } from './post-mail';

type Said = { title: string; about: string; when: string; why: string; link: string };

/** Subject, text and page of a digest: each line says what, by number, when, and why it came. */
export function remindersText(locale: Locale, { on, lines, path }: ReminderMail['params'], publicUrl: string) {
  const { t } = translator(locale);
  const linkOf = (to: string): string => new URL(to, publicUrl).toString();
  const said = lines.map((line): Said => ({ ...wordsOf(line, on, locale), link: linkOf(line.path) }));
  const [greeting, body, label, footer] = [
    t('mail.reminders.greeting'),
    t('mail.reminders.body'),
    t('mail.reminders.link'),
    t('mail.reminders.footer'),
  ];
  const [only] = said.length === 1 ? said : [];
  const list = said.map(({ title, about, when, why, link }) => `- ${title}, ${about}. ${when}. ${why}.\n  ${link}`);
  const link = linkOf(path);
  return {
    subject: sentence(only ? `${only.title}: ${only.about}` : t('mail.reminders.subject', { n: said.length })),
    text: `${greeting}\n\n${body}\n\n${list.join('\n')}\n\n${label}: ${link}\n\n${footer}\n`,
    html: letterPage(locale, [
      paragraph(greeting),
      paragraph(body),
      `<ul style="padding-left:20px">${said.map(item).join('')}</ul>`,
      linkButton(link, label),
      smallPrint(footer),
    ]),
  };
}

const item = ({ title, about, when, why, link }: Said): string =>
  `<li style="margin-bottom:12px"><a href="${escaped(link)}">${escaped(`${title}, ${about}`)}</a><br>${escaped(when)}<br><span style="font-size:13px;opacity:.8">${escaped(why)}</span></li>`;

function wordsOf({ ladder, dueOn, number, month, sources }: ReminderLine, on: ReminderLine['dueOn'], locale: Locale) {
  const { t } = translator(locale);
  return {
    title: t(`reminder.ladder.${ladder}`),
    about: number ?? (month ? formatMonth(locale, month) : ''),
    when: t(`reminder.when.${whenOf(ladder, dueOn, on)}`, { day: formatDay(dueOn) }),
    why: sourcesInWords((key, values) => t(key, values), sources),
  };
}
