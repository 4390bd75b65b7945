import { whenOf } from '@onaltu/domain/reminders';
import { formatDay, formatInstant, formatMonth, type Locale } from '@onaltu/i18n/formats';
import { sourcesInWords } from '@onaltu/i18n/source-words';
import { translator } from '@onaltu/i18n/translator';
import { bareLink, escaped, letterPage, linkButton, paragraph, sentence, smallLink, smallPrint } from './letter-page';
import type { Links } from './letter-text';
import type { ReminderLine, ReminderMail } from './post-mail';

/** A letter names the most pressing ones; the page has them all. */
const MOST_LINES = 30;

type Said = { title: string; about: string; when: string; why: string; link: string; seen: string };

/** Subject, text and page of a digest: each line says what, by number, when, and why it came, and can be said to be seen. */
export function remindersText(locale: Locale, { on, lines, path, digest }: ReminderMail['params'], links: Links) {
  const { t } = translator(locale);
  const said = lines.slice(0, MOST_LINES).map((line): Said => {
    return { ...wordsOf(line, on, locale), link: links.page(line.path), seen: links.deed('SEEN', line.id) };
  });
  const more = lines.length > said.length ? [t('mail.reminders.more', { n: lines.length - said.length })] : [];
  const [only] = lines.length === 1 ? said : [];
  const [greeting, body, label, footer] = [
    t('mail.reminders.greeting'),
    t('mail.reminders.body'),
    t('mail.reminders.link'),
    t('mail.reminders.footer'),
  ];
  const [link, seen, seenAll] = [links.page(path), t('reminder.seen'), t('reminder.seenAll')];
  const all = only ? [] : [links.deed('SEEN', null)];
  const ends = digest ? [{ to: links.deed('UNSUBSCRIBE', null), end: t('mail.end.DAILY') }] : [];
  return {
    subject: sentence(only ? `${only.title}: ${only.about}` : t('mail.reminders.subject', { n: lines.length })),
    text: [
      ...[greeting, body, said.map((one) => inText(one, seen)).join('\n'), ...more, `${label}: ${link}`],
      ...all.map((to) => `${seenAll}: ${to}`),
      footer,
      ...ends.map(({ to, end }) => `${end}: ${to}`),
    ]
      .join('\n\n')
      .concat('\n'),
    html: letterPage(locale, [
      paragraph(greeting),
      paragraph(body),
      `<ul style="padding-left:20px">${said.map((one) => item(one, seen)).join('')}</ul>`,
      ...more.map(paragraph),
      linkButton(link, label),
      ...all.map((to) => `<p>${bareLink(to, seenAll)}</p>`),
      smallPrint(footer),
      ...ends.map(({ to, end }) => smallLink(to, end)),
    ]),
  };
}

const inText = ({ title, about, when, why, link, seen }: Said, label: string): string =>
  `- ${title}, ${about}. ${when}. ${why}.\n  ${link}\n  ${label}: ${seen}`;

const item = ({ title, about, when, why, link, seen }: Said, label: string): string =>
  `<li style="margin-bottom:14px">${bareLink(link, `${title}, ${about}`)}<br>${escaped(when)}<br><span style="font-size:13px;opacity:.8">${escaped(why)}</span><br>${bareLink(seen, label)}</li>`;

function wordsOf({ ladder, dueOn, sources, ...subject }: ReminderLine, on: ReminderLine['dueOn'], locale: Locale) {
  const { t } = translator(locale);
  return {
    title: t(`reminder.ladder.${ladder}`),
    about: aboutOf(subject, locale),
    when: t(`reminder.when.${whenOf(ladder, dueOn, on)}`, { day: formatDay(dueOn) }),
    why: t('mail.reminders.why', { sources: sourcesInWords((key, values) => t(key, values), sources) }),
  };
}

const aboutOf = ({ number, month, at }: Pick<ReminderLine, 'number' | 'month' | 'at'>, locale: Locale): string => {
  if (month) return formatMonth(locale, month);
  return [number, at && formatInstant(at)].filter(Boolean).join(', ');
};
