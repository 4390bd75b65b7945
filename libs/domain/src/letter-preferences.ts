import { type Day, type Weekday, weekdayOf } from './clock/day';
import type { Fault } from './clock/working-time';
import { LADDER_IDS, type LadderId, TOWARDS } from './reminders';

/** Letters go out on working days, from the first of these hours on, until the other. */
export const LETTER_HOURS = { from: 8, until: 20 } as const;
/** So many hours before the end a digest begins at the latest. */
export const LATEST_DIGEST = 18;
/** Whoever wants fewer letters than that silences ladders. */
export const MOST_QUIET_DAYS = 3;
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** How somebody wants what can wait: from which hour on, on which weekdays not, what of it not by mail at all. */
export type LetterPreferences = {
  hour: number;
  quietDays: readonly Weekday[];
  silenced: readonly LadderId[];
  /** A head's letter of the week. */
  weekly: boolean;
};
/** What a provider leaves to its people: an hour until which everybody has his digest, and what nobody may silence. */
export type LetterRules = { latestHour: number; fixed: readonly LadderId[] };

export const UNCHOSEN: LetterPreferences = { hour: LETTER_HOURS.from, quietDays: [], silenced: [], weekly: true };
export const ANY_LETTERS: LetterRules = { latestHour: LATEST_DIGEST, fixed: [] };

/** The hour that holds: a choice made before the provider set an earlier one gives way. */
export const digestHour = ({ hour }: Pick<LetterPreferences, 'hour'>, { latestHour }: LetterRules): number =>
  Math.min(hour, latestHour);

type Told = { ladder: LadderId; dueOn: Day; alone: boolean; escalated: boolean };

/** What comes whatever somebody chose: the day itself and what is overdue, what others left unseen, and what the provider fixed. */
export const isObligatory = ({ ladder, dueOn, alone, escalated }: Told, { fixed }: LetterRules, today: Day): boolean =>
  alone || escalated || fixed.includes(ladder) || (TOWARDS.includes(ladder) && dueOn <= today);

type Chosen = { preferences: LetterPreferences; rules: LetterRules };

/** Whether a reminder may go by mail on this day from this hour on. */
export function maySendOn(told: Told, { preferences, rules }: Chosen, today: Day): boolean {
  const quiet = preferences.quietDays.includes(weekdayOf(today)) || preferences.silenced.includes(told.ladder);
  return !quiet || isObligatory(told, rules, today);
}

/** What of a choice a provider does not leave to its people. */
export function faultsInPreferences(
  { hour, silenced }: LetterPreferences,
  { latestHour, fixed }: LetterRules,
): Fault[] {
  return [
    ...(hour > latestHour ? [{ pointer: '/hour', code: 'max' }] : []),
    ...silenced.flatMap((ladder, i) =>
      fixed.includes(ladder) ? [{ pointer: `/silenced/${i}`, code: 'isFixed' }] : [],
    ),
  ];
}

/** Letters that come by themselves and may be ended from themselves. */
export const LETTER_KINDS = ['DAILY', 'WEEKLY'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const silenceable = ({ fixed }: LetterRules): LadderId[] => LADDER_IDS.filter((ladder) => !fixed.includes(ladder));

/** What is chosen when somebody ends the letters of a kind: everything that may be off is off. */
export const without = (kind: LetterKind, preferences: LetterPreferences, rules: LetterRules): LetterPreferences =>
  kind === 'WEEKLY' ? { ...preferences, weekly: false } : { ...preferences, silenced: silenceable(rules) };

/** Whether the letters of a kind are ended already, as far as they may be. */
export const isWithout = (kind: LetterKind, { weekly, silenced }: LetterPreferences, rules: LetterRules): boolean =>
  kind === 'WEEKLY' ? !weekly : silenceable(rules).every((ladder) => silenced.includes(ladder));
