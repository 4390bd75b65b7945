import { formatDay, type Locale } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { escaped, letterPage, linkButton, paragraph, sentence, smallLink, smallPrint } from './letter-page';
import type { Links } from './letter-text';
import type { Written } from './mail-ledger';

type Params = Extract<Written, { template: 'head-week' }>['params'];
type Said = { name: string; counts: readonly string[] };
const COUNTED = ['cases', 'late', 'ending', 'unseen'] as const;

/** Subject, text and page of a head's letter of the week: who has how much, by name and number; nothing of a child. */
export function weekText(locale: Locale, { on, lines, names, path }: Params, links: Links) {
  const { t } = translator(locale);
  const said = lines.map((line): Said => {
    const counts = COUNTED.map((what) => `${t(`mail.week.column.${what}`)}: ${line[what]}`);
    return { name: names[line.personId] ?? '', counts };
  });
  const [greeting, body, label, footer] = [
    t('mail.week.greeting'),
    t('mail.week.body', { day: formatDay(on) }),
    t('mail.week.link'),
    t('mail.week.footer'),
  ];
  const [link, ending] = [links.page(path), links.deed('UNSUBSCRIBE', null)];
  const end = t('mail.end.WEEKLY');
  const list = said.map(({ name, counts }) => `- ${name}. ${counts.join(', ')}`);
  return {
    subject: sentence(t('mail.week.subject', { day: formatDay(on) })),
    text: [greeting, body, list.join('\n'), `${label}: ${link}`, footer, `${end}: ${ending}\n`].join('\n\n'),
    html: letterPage(locale, [
      paragraph(greeting),
      paragraph(body),
      `<ul style="padding-left:20px">${said.map(item).join('')}</ul>`,
      linkButton(link, label),
      smallPrint(footer),
      smallLink(ending, end),
    ]),
  };
}

/** A list, not a table: five columns are wider than a phone. */
const item = ({ name, counts }: Said): string =>
  `<li style="margin-bottom:12px"><b>${escaped(name)}</b><br>${escaped(counts.join(' · '))}</li>`;
