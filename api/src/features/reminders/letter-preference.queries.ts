import { ANY_LETTERS, type LetterPreferences, type LetterRules, UNCHOSEN } from '@onaltu/domain/letter-preferences';
import { type Statement, statement } from '../../platform/db/statement';
import { type Setting, setting } from '../case-files/provider-setting.queries';

/** What the provider leaves to its people of their letters. */
export const LETTER_RULES = setting('LETTERS');
export const lettersAllowed = ([setting]: readonly Setting<'LETTERS'>[]): LetterRules =>
  setting?.content ?? ANY_LETTERS;

type Kept = LetterPreferences & { accountId: string; version: number };
const KEPT = `select account_id as "accountId", version, hour, quiet_days as "quietDays", silenced, weekly from letter_preference`;

/** What everybody here chose who chose anything. */
export const EVERYBODYS: Statement<Kept> = statement(KEPT);
export const OWN: Statement<Kept> = statement(`${KEPT} where account_id = ctx.user_id()`);

export const chosenBy = (who: string, kept: readonly Kept[]): LetterPreferences =>
  kept.find(({ accountId }) => accountId === who) ?? UNCHOSEN;

/** Keeps what this person chose, on the version he saw; answers nothing when that is not the last any more. */
export const keep = (
  { hour, quietDays, silenced, weekly }: LetterPreferences,
  seen: number,
): Statement<{ version: number }> =>
  statement(
    `insert into letter_preference as p (version, hour, quiet_days, silenced, weekly)
     select 1, $2::int, $3::int[], $4::text[], $5::boolean where $1::int = 0 or exists (select from letter_preference where account_id = ctx.user_id())
     on conflict (provider_id, account_id) do update
       set version = p.version + 1, hour = excluded.hour, quiet_days = excluded.quiet_days, silenced = excluded.silenced, weekly = excluded.weekly, changed_at = ctx.now()
       where p.version = $1 returning version`,
    [seen, hour, `{${quietDays.join(',')}}`, silenced, weekly],
  );
