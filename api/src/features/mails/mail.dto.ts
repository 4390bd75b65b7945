import { MAIL_STANDINGS, type MailStanding } from '@onaltu/domain/mails';
import { type Locale, LOCALES } from '@onaltu/i18n/formats';
import { OneOf, Uuid, WholeInQuery } from '../../platform/validation/fields';

export const MOST_LISTED = 100;
/** A standing, or all of those that somebody should look at. */
export const LISTED = [...MAIL_STANDINGS, 'TROUBLED'] as const;

export class WatchMails {
  @OneOf(LISTED, { optional: true })
  standing?: MailStanding | 'TROUBLED';

  /** The last of the page before. */
  @Uuid({ optional: true })
  after?: string;

  @WholeInQuery({ min: 1, max: MOST_LISTED, optional: true })
  limit?: number;
}

export class ListMails extends WatchMails {
  /** Somebody who works here or is invited to. */
  @Uuid({ optional: true })
  person?: string;
}

export class LookAtLettersIn {
  @OneOf(LOCALES)
  locale!: Locale;
}
