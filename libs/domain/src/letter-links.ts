import type { Day } from './clock/day';
import type { Refusal } from './refused';

/** What the link of a letter does, once somebody has said yes on its page. */
export const LINK_PURPOSES = ['SEEN', 'UNSUBSCRIBE'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** So many days after its letter a link still acts. */
export const LINK_DAYS = 30;

/** One deed for one person: the reminders of one letter, or one of them. */
export type LetterLink = {
  purpose: LinkPurpose;
  ownerId: string;
  personId: string;
  mailId: string;
  reminderId: string | null;
  until: Day;
};

/** Why a link does nothing any more, or null. */
export const whyNotByLink = ({ until }: Pick<LetterLink, 'until'>, today: Day): Refusal | null =>
  today > until ? 'letter-link.expired' : null;
