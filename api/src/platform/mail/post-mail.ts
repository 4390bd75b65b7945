import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { enqueue } from '../outbox/outbox';
import { sendMail } from './mail.jobs';

export const MAIL_TEMPLATES = ['signature-awaited'] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

export type Mail = {
  template: MailTemplate;
  recipientId: string;
  /** One mail for one cause and one person, whatever is repeated. */
  dedupKey: string;
  /** What the words need: a case number and a path, never a name. */
  params: { number: string; path: string };
};

/** Asks for a mail in the act's own transaction: a ledger row that somebody can see, and a job that sends it. */
export async function postMail(tx: EntityManager, { template, recipientId, dedupKey, params }: Mail): Promise<void> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into mail_ledger (dedup_key, recipient_id, template, params, message_id) values ($1, $2, $3, $4, $5)
     on conflict (owner_id, dedup_key) do nothing returning id`,
    [dedupKey, recipientId, template, JSON.stringify(params), `<${randomUUID()}@onaltu>`],
  );
  if (row) await enqueue(tx, sendMail, { mailId: row.id });
}
