import type { LinkPurpose } from '@onaltu/domain/letter-links';
import { INVITATION_DAYS, RESET_MINUTES } from '@onaltu/domain/staff';
import { formatMonth, type Locale } from '@onaltu/i18n/formats';
import type { Written } from './mail-ledger';
import { mailText } from './mail-text';
import type { KeyTemplate } from './post-mail';
import { remindersText } from './reminders-text';
import { weekText } from './week-text';

/** Where the links of a letter lead. */
export type Links = {
  page: (path: string) => string;
  code: (template: KeyTemplate, codeId: string) => string;
  deed: (purpose: LinkPurpose, reminderId: string | null) => string;
};
export type LetterText = { subject: string; text: string; html: string };

/** Whether a letter comes by itself, day after day or week after week, and can be ended from itself. */
export const isEndable = (written: Written): boolean =>
  written.template === 'head-week' || (written.template === 'reminders' && written.params.digest);

/** The words of any letter, for its reader or for a look at it. */
export function letterText(
  written: Written,
  links: Links,
  { locale, standsIn }: { locale: Locale; standsIn: boolean },
) {
  if (written.template === 'reminders') return remindersText(locale, written.params, links);
  if (written.template === 'head-week') return weekText(locale, written.params, links);
  const values = { ...said(written, locale), days: INVITATION_DAYS, minutes: RESET_MINUTES };
  return mailText(written.template, locale, { link: linkOf(written, links), standsIn, values });
}

type Plain = Exclude<Written, { template: 'reminders' | 'head-week' }>;
/** What a letter says; a month by its name. */
const said = ({ params }: Plain, locale: Locale): Readonly<Record<string, string>> =>
  'month' in params ? { ...params, month: formatMonth(locale, params.month) } : params;
const linkOf = (written: Plain, { page, code }: Links): string =>
  'path' in written.params ? page(written.params.path) : code(...codeOf(written));
const codeOf = ({ template, params }: Plain): [KeyTemplate, string] => {
  if (!('codeId' in params)) throw new TypeError('a letter without a link');
  return [template as KeyTemplate, params.codeId];
};
