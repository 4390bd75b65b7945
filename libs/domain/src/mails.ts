import type { Refusal } from './refused';

/** Where a mail stands. The ledger works it out (`mail_ledger.standing`), so that lists, counts and rules mean the same. */
export const MAIL_STANDINGS = [
  'WAITING',
  'SENDING',
  'DEFERRED',
  'UNSURE',
  'ACCEPTED',
  'SEEN',
  'NEEDLESS',
  'REFUSED',
  'UNKNOWN',
] as const;
export type MailStanding = (typeof MAIL_STANDINGS)[number];

/** Sends of one mail that may end in nobody knowing: the first, and one repeat under the same Message-ID. */
export const SENDS_NOBODY_KNOWS = 2;

/** What somebody should look at: it did not arrive, or nobody knows. */
export const TROUBLED: readonly MailStanding[] = ['DEFERRED', 'UNSURE', 'REFUSED', 'UNKNOWN'];

/** Letters with a code: it runs out, so a new letter is asked for instead. */
const WITH_A_CODE: readonly string[] = ['invitation', 'password-reset'];

/**
 * Why a mail may not be handed over once more, or null. Only what was certainly not taken may: what perhaps arrived has had its one repeat.
 */
export function whyNotAgain({ standing, template }: { standing: MailStanding; template: string }): Refusal | null {
  if (standing !== 'REFUSED') return 'mail.wrong-state';
  return WITH_A_CODE.includes(template) ? 'mail.code-runs-out' : null;
}
