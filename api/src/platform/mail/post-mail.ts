import type { Day } from '@onaltu/domain/clock/day';
import type { LadderId } from '@onaltu/domain/reminders';
import type { WeekLine } from '@onaltu/domain/week-letter';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { LASTS_TODAY } from '../calendar/leave-today';
import { enqueue } from '../outbox/outbox';
import { sendMail } from './mail.jobs';

/** Letters about work: they reach whoever stands in, too. */
const WORK_TEMPLATES = ['signature-awaited', 'month-returned'] as const;
export type WorkTemplate = (typeof WORK_TEMPLATES)[number];
/** Letters with a code that opens one person's door: they go to nobody else. */
const KEY_TEMPLATES = ['invitation', 'password-reset'] as const;
export type KeyTemplate = (typeof KEY_TEMPLATES)[number];
/** Letters somebody asked for himself: they go to him alone. */
const NEWS_TEMPLATES = ['monthly-report'] as const;
export type NewsTemplate = (typeof NEWS_TEMPLATES)[number];
/** A digest of what is not done, or the one thing of it that cannot wait. */
const REMINDER_TEMPLATES = ['reminders'] as const;
export type ReminderTemplate = (typeof REMINDER_TEMPLATES)[number];
/** A head's letter of the week. */
const WEEK_TEMPLATES = ['head-week'] as const;
export type WeekTemplate = (typeof WEEK_TEMPLATES)[number];
export const MAIL_TEMPLATES = [
  ...WORK_TEMPLATES,
  ...KEY_TEMPLATES,
  ...NEWS_TEMPLATES,
  ...REMINDER_TEMPLATES,
  ...WEEK_TEMPLATES,
] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

export type Mail = {
  template: WorkTemplate;
  recipientId: string;
  /** One mail for one cause and one person, whatever is repeated. */
  dedupKey: string;
  /** What the words need: the number of a case or a month, and a path, never a name. */
  params: { number: string; path: string };
};
export type KeyMail = {
  template: KeyTemplate;
  to: { recipientId: string; invitationId?: never } | { invitationId: string; recipientId?: never };
  /** What the code is made from: the ledger never holds the code itself. */
  params: { codeId: string; organisation?: string };
};

export type NewsMail = Pick<Mail, 'recipientId' | 'dedupKey'> & {
  template: NewsTemplate;
  /** A month's first day and a path. */
  params: { month: Day; path: string };
};

/** What a letter says of one reminder: a number, a month or a time, days and paragraphs; no name. Those that are still open when it goes. */
export type ReminderLine = {
  id: string;
  ladder: LadderId;
  dueOn: Day;
  number: string | null;
  month: Day | null;
  /** When the lesson was. */
  at: string | null;
  path: string;
  sources: readonly string[];
};
export type ReminderMail = Pick<Mail, 'recipientId' | 'dedupKey'> & {
  template: ReminderTemplate;
  /** The day it is written on, the number of the case where it is about one alone, and whether it is the letter of the day. */
  params: { on: Day; lines: readonly ReminderLine[]; path: string; number?: string; digest: boolean };
};

/** Who has how much before him. The ledger has no names: they are put in when the letter goes. */
export type WeekMail = Pick<Mail, 'recipientId' | 'dedupKey'> & {
  template: WeekTemplate;
  params: { on: Day; lines: readonly WeekLine[]; path: string };
};

// Somebody on leave is written to all the same; with him, who stands in for him and is there.
const REACHED = `
  select $2::uuid as id, false as stands_in union all
  select s.account_id, true from staff_leave l join directory.membership s on s.account_id = l.substitute_id and s.ended_at is null
  where l.account_id = $2 and ${LASTS_TODAY} and not exists (select from staff_leave l where l.account_id = s.account_id and ${LASTS_TODAY})`;

/** Asks for a mail in the act's own transaction: a ledger row that somebody can see, and a job that sends it. */
export async function postMail(tx: EntityManager, { template, recipientId, dedupKey, params }: Mail): Promise<void> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into mail_ledger (dedup_key, recipient_id, stands_in, template, params, message_id)
     select $1 || case when stands_in then '|' || id else '' end, id, stands_in, $3, $4, '<' || gen_random_uuid() || '@onaltu>' from (${REACHED}) reached
     on conflict (owner_id, dedup_key) do nothing returning id`,
    [dedupKey, recipientId, template, JSON.stringify(params)],
  );
  for (const { id: mailId } of rows) await enqueue(tx, sendMail, { mailId });
}

/** Asks for a letter whose code is for one person alone: leave changes nothing about who gets it. */
export async function postKey(tx: EntityManager, { template, to, params }: KeyMail): Promise<void> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into mail_ledger (dedup_key, recipient_id, invitation_id, template, params, message_id) values ($1, $2, $3, $4, $5, $6) returning id`,
    [
      `${template}|${params.codeId}`,
      to.recipientId ?? null,
      to.invitationId ?? null,
      template,
      JSON.stringify(params),
      `<${randomUUID()}@onaltu>`,
    ],
  );
  if (row) await enqueue(tx, sendMail, { mailId: row.id });
}

/** Asks for a letter to one person alone, once for each cause; answers its id, or null when there is one already. */
export async function postNews(
  tx: EntityManager,
  { template, recipientId, dedupKey, params }: NewsMail | ReminderMail | WeekMail,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into mail_ledger (dedup_key, recipient_id, template, params, message_id) values ($1, $2, $3, $4, $5)
     on conflict (owner_id, dedup_key) do nothing returning id`,
    [dedupKey, recipientId, template, JSON.stringify(params), `<${randomUUID()}@onaltu>`],
  );
  if (!row) return null;
  await enqueue(tx, sendMail, { mailId: row.id });
  return row.id;
}
