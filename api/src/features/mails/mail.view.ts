import { ApiProperty } from '@nestjs/swagger';
import { MAIL_STANDINGS, type MailStanding } from '@onaltu/domain/mails';
import { NamesView } from '../../platform/http/names.view';
import { MAIL_TEMPLATES, type MailTemplate } from '../../platform/mail/post-mail';

const nullable = { nullable: true } as const;
const moment = { type: String, format: 'date-time' } as const;

/** What became of one mail. */
export class MailProgress {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  /** Which letter it is. */
  @ApiProperty({ enum: MAIL_TEMPLATES })
  template!: MailTemplate;

  @ApiProperty({ enum: MAIL_STANDINGS })
  standing!: MailStanding;

  @ApiProperty({ type: 'integer' })
  attempts!: number;

  /** The other server's code, or what stood in the way. */
  @ApiProperty({ type: String, ...nullable })
  answer!: string | null;

  @ApiProperty(moment)
  askedAt!: Date;

  /** When it was last taken in hand. */
  @ApiProperty({ ...moment, ...nullable })
  claimedAt!: Date | null;

  /** When the other server took it. */
  @ApiProperty({ ...moment, ...nullable })
  sentAt!: Date | null;

  /** When it is tried next; null when it is settled. */
  @ApiProperty({ ...moment, ...nullable })
  nextTryAt!: Date | null;

  /** When somebody last asked to send it once more. */
  @ApiProperty({ ...moment, ...nullable })
  retriedAt!: Date | null;
}

/** A mail as the head of its provider sees it. */
export class MailView extends MailProgress {
  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty()
  personName!: string;

  @ApiProperty()
  email!: string;

  /** Whether it went to who stands in for somebody. */
  @ApiProperty()
  standsIn!: boolean;

  /** The case or the month it is about. */
  @ApiProperty({ type: String, ...nullable })
  number!: string | null;

  /** The page it leads to; null for a letter with a code. */
  @ApiProperty({ type: String, ...nullable })
  path!: string | null;

  /** The other server's own words. */
  @ApiProperty({ type: String, ...nullable })
  said!: string | null;

  @ApiProperty({ ...moment, ...nullable })
  seenAt!: Date | null;
}

export class MailList {
  @ApiProperty({ type: [MailView] })
  rows!: MailView[];

  /** Send it as `after` to see those that follow. */
  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  next!: string | null;
}

/** The same for the operator: no address, no case. */
export class WatchedMail extends MailProgress {
  /** Whose mail it is; null for the operator's own. */
  @ApiProperty({ type: NamesView, ...nullable })
  owner!: NamesView | null;
}

export class MailCount {
  @ApiProperty({ enum: MAIL_STANDINGS })
  standing!: MailStanding;

  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty(moment)
  oldest!: Date;
}

export class WatchedMails {
  @ApiProperty({ type: [WatchedMail] })
  rows!: WatchedMail[];

  @ApiProperty({ type: String, format: 'uuid', ...nullable })
  next!: string | null;
}

/** A letter as its reader gets it, about nobody. */
export class LetterSample {
  @ApiProperty({ enum: MAIL_TEMPLATES })
  template!: MailTemplate;

  @ApiProperty({ description: 'as it comes to who stands in for somebody' })
  standsIn!: boolean;

  @ApiProperty()
  subject!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ description: 'a whole page: shown in a frame that may do nothing' })
  html!: string;
}
